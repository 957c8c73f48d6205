package dev.cuboid.bench;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.definition.Definitions;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.model.SemanticModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        cold(folder);
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
        var oneFile = new long[WARM_RUNS];
        var processor = new long[WARM_RUNS];
        for (int run = 0; run < WARM_RUNS; run++) {
            long processorStart = THREADS.getCurrentThreadCpuTime();
            whole[run] = compiling(folder);
            processor[run] = THREADS.getCurrentThreadCpuTime() - processorStart;
            long start = System.nanoTime();
            var definitions = DefinitionReader.read(folder);
            reading[run] = System.nanoTime() - start;
            oneFile[run] = oneFile(folder, definitions.files());
        }
        print("warm, reading and compiling", lastHalf(whole));
        print("warm, processor time", lastHalf(processor));
        print("warm, of that reading", lastHalf(reading));
        print("warm, one changed file", lastHalf(oneFile));
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

    /** One file is read anew; the others are the trees that were read before. */
    private static long oneFile(Path folder, List<Definition> trees) throws IOException {
        var changed = new ArrayList<>(trees);
        var name = changed.getFirst().location().file();
        long start = System.nanoTime();
        changed.set(0, DefinitionReader.read(name, Files.readString(folder.resolve(name))));
        ModelCompiler.compile(new Definitions(changed, List.of()));
        return System.nanoTime() - start;
    }

    private static void memory(Path folder) throws InterruptedException {
        long before = used();
        var model = ModelCompiler.compile(folder);
        long after = used();
        System.out.printf("%-34s %6.1f MB for %d cubes%n", "memory of the model", (after - before) / 1e6, cubes(model));
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
