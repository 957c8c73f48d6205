package dev.cuboid.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cuboid.model.ModelCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Pairs of models, each with what is to be said of the change; what is expected is written by hand. */
class PreparedPairsTest {
    private static final Path PAIRS = Path.of("src/test/resources/compare");

    @TestFactory
    List<DynamicTest> pairs() throws IOException {
        try (var folders = Files.list(PAIRS)) {
            var tests = folders.sorted()
                    .map(pair -> dynamicTest(pair.getFileName().toString(), pair.toUri(), () -> check(pair)))
                    .toList();
            assertThat(tests).hasSizeGreaterThanOrEqualTo(10);
            return tests;
        }
    }

    private static void check(Path pair) throws IOException {
        var comparison =
                Comparison.of(ModelCompiler.compile(pair.resolve("base")), ModelCompiler.compile(pair.resolve("head")));

        assertThat(comparison.changes())
                .extracting(PreparedPairsTest::line)
                .containsExactlyElementsOf(Files.readAllLines(pair.resolve("expected.txt")));
    }

    private static String line(Change change) {
        var because = change.because().isEmpty() ? "" : ": " + String.join(", ", change.because());
        return change.impact().text() + " " + change.subject() + ": " + change.message() + because;
    }
}
