package dev.cuboid.bench;

import dev.cuboid.definition.DefinitionMemory;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.model.ModelMemory;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.plan.Planner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Times of a model folder of 500 cubes × 20 measures × 20 dimensions, in chains of ten and one file for each chain: the whole
 * of it in a new JVM and in a warm one, one changed file, and the memory of what was compiled.
 */
public final class CompileBenchmark {
    private static final int CUBES = 500;
    private static final int MEMBERS = 20;
    private static final int COLD_RUNS = 5;
    private static final int WARM_RUNS = 40;
    private static final String CHANGED = "chain_007.yml";
    /** Where other programs run beside it, processor time is the fairer figure. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CompileBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 1) {
            long elapsed = compiling(Path.of(arguments[0]));
            var processor = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
            System.out.println(elapsed + " " + processor.toNanos());
            return;
        }
        var folder = Files.createTempDirectory("cuboid-bench");
        for (var file : ChainModel.files(CUBES, MEMBERS).entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        if (!Boolean.getBoolean("warm.only")) {
            cold(folder);
        }
        warm(folder);
        memory(folder);
    }

    private static void cold(Path folder) throws IOException, InterruptedException {
        var whole = new long[COLD_RUNS];
        var compiling = new long[COLD_RUNS];
        var processor = new long[COLD_RUNS];
        for (int run = 0; run < COLD_RUNS; run++) {
            long start = System.nanoTime();
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            CompileBenchmark.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var output = process.inputReader()) {
                var figures = output.readLine().split(" ", -1);
                compiling[run] = Long.parseLong(figures[0]);
                processor[run] = Long.parseLong(figures[1]);
            }
            process.waitFor();
            whole[run] = System.nanoTime() - start;
        }
        print("cold, reading and compiling", compiling);
        print("cold, with the start of the JVM", whole);
        print("cold, processor time, all threads", processor);
    }

    private static void warm(Path folder) throws IOException {
        var whole = new long[WARM_RUNS];
        var reading = new long[WARM_RUNS];
        var processor = new long[WARM_RUNS];
        for (int run = 0; run < WARM_RUNS; run++) {
            long processorStart = THREADS.getCurrentThreadCpuTime();
            whole[run] = compiling(folder);
            processor[run] = THREADS.getCurrentThreadCpuTime() - processorStart;
            long start = System.nanoTime();
            DefinitionReader.read(folder);
            reading[run] = System.nanoTime() - start;
        }
        print("warm, reading and compiling", lastHalf(whole));
        print("warm, processor time", lastHalf(processor));
        print("warm, of that reading", lastHalf(reading));
        oneFile(folder);
    }

    /** One file changes again and again, at its first line, so that all of its cubes move. */
    private static void oneFile(Path folder) throws IOException {
        var files = new DefinitionMemory(folder);
        var model = new ModelMemory();
        var reading = new long[WARM_RUNS];
        var whole = new long[WARM_RUNS];
        var served = new long[WARM_RUNS];
        var processor = new long[WARM_RUNS];
        var text = Files.readString(folder.resolve(CHANGED));
        model.compile(files.read());
        for (int run = 0; run < WARM_RUNS; run++) {
            Files.writeString(folder.resolve(CHANGED), "# change %d%n".formatted(run) + "#\n".repeat(run) + text);
            long processorStart = THREADS.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            var definitions = files.read();
            reading[run] = System.nanoTime() - start;
            var compiled = model.compile(definitions);
            whole[run] = System.nanoTime() - start;
            processor[run] = THREADS.getCurrentThreadCpuTime() - processorStart;
            new Planner(compiled);
            served[run] = System.nanoTime() - start;
        }
        print("warm, one changed file", lastHalf(whole));
        print("warm, of that reading", lastHalf(reading));
        print("warm, processor time", lastHalf(processor));
        print("warm, with a planner for it", lastHalf(served));
    }

    private static long compiling(Path folder) {
        long start = System.nanoTime();
        var model = ModelCompiler.compile(folder);
        long elapsed = System.nanoTime() - start;
        if (model.cubes().size() != CUBES) {
            throw new IllegalStateException("compiled " + model.cubes().size() + " cubes");
        }
        return elapsed;
    }

    private static void memory(Path folder) throws InterruptedException {
        long before = used();
        var model = ModelCompiler.compile(folder);
        long after = used();
        System.out.printf("%-34s %6.1f MB for %d cubes%n", "memory of the model", (after - before) / 1e6, cubes(model));
        var files = new DefinitionMemory(folder);
        var memory = new ModelMemory();
        var again = memory.compile(files.read());
        System.out.printf("%-34s %6.1f MB%n", "with what changes are compiled from", (used() - after) / 1e6);
        Reference.reachabilityFence(List.of(files, memory, model, again));
    }

    private static int cubes(SemanticModel model) {
        return model.cubes().size();
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(50);
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long[] lastHalf(long[] times) {
        return Arrays.copyOfRange(times, times.length / 2, times.length);
    }

    private static void print(String what, long[] times) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "%-34s %6d ms median, %d to %d%n",
                what,
                milliseconds(sorted[sorted.length / 2]),
                milliseconds(sorted[0]),
                milliseconds(sorted[sorted.length - 1]));
    }

    private static long milliseconds(long nanoseconds) {
        return Math.round(nanoseconds / 1e6);
    }
}
