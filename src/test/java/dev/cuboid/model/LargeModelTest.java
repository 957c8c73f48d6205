package dev.cuboid.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.definition.DefinitionReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LargeModelTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void the_time_to_compile_grows_no_faster_than_the_model() {
        time(50);
        var small = best(20);
        var large = best(80);

        // twice what four times the work takes; were it quadratic, it would be sixteen times
        assertThat(large).isLessThan(small.multipliedBy(8).plusMillis(200));
    }

    private static Duration best(int cubes) {
        return Stream.generate(() -> time(cubes))
                .limit(3)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Duration time(int cubes) {
        var text = model(cubes);
        // the processor's time, for other work on the machine is none of the compiler's
        long start = THREADS.getCurrentThreadCpuTime();
        var model = ModelCompiler.compile(List.of(DefinitionReader.read("model.yml", text)));
        var taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
        assertThat(model.cubes()).hasSize(cubes);
        return taken;
    }

    /** Each cube with 20 members, joined to the next one. */
    private static String model(int cubes) {
        var text = new StringBuilder("cubes:\n");
        for (int i = 0; i < cubes; i++) {
            text.append("  - name: cube_%d\n    sql_table: table_%1$d\n".formatted(i));
            if (i + 1 < cubes) {
                text.append(
                        "    joins: [{name: cube_%d, relationship: many_to_one, sql: \"{CUBE}.next = {cube_%1$d.id}\"}]\n"
                                .formatted(i + 1));
            }
            text.append("    dimensions:\n      - {name: id, type: number, sql: id, primary_key: true}\n");
            for (int d = 0; d < 9; d++) {
                text.append("      - {name: d%d, type: string, sql: \"UPPER({CUBE}.d%1$d) || {id}\"}\n".formatted(d));
            }
            text.append("    measures:\n      - {name: count, type: count}\n");
            for (int m = 0; m < 9; m++) {
                text.append("      - {name: m%d, type: number, sql: \"1.0 * {count} / NULLIF(SUM({CUBE}.x), 0)\"}\n"
                        .formatted(m));
            }
        }
        text.append("views:\n");
        for (int i = 0; i + 2 < cubes; i++) {
            text.append(("  - name: view_%d\n    cubes:\n      - {join_path: cube_%1$d, includes: \"*\"}\n"
                            + "      - {join_path: cube_%1$d.cube_%d.cube_%d, includes: \"*\", prefix: true}\n")
                    .formatted(i, i + 1, i + 2));
        }
        return text.toString();
    }
}
