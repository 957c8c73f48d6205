package dev.cuboid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the author of a broken model reads. {@code -Dgolden.update=true} writes the texts anew. */
class ErrorGoldenTest {
    private static final Path CASES = Path.of("src/test/resources/golden/errors/model");

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        try (var folders = Files.list(CASES)) {
            var cases = folders.filter(Files::isDirectory)
                    .sorted()
                    .map(folder -> dynamicTest(folder.getFileName().toString(), folder.toUri(), () -> check(folder)))
                    .toList();
            assertThat(cases).hasSizeGreaterThanOrEqualTo(50);
            return cases;
        }
    }

    private static void check(Path folder) {
        var told = told(folder);
        var golden = folder.resolve("error.txt");
        if (Boolean.getBoolean("golden.update")) {
            write(golden, told);
        }
        assertThat(told).isEqualTo(read(golden));
    }

    private static String told(Path folder) {
        try {
            ModelCompiler.compile(folder.resolve("model"));
            return "compiled without a problem\n";
        } catch (Rejected rejected) {
            return rejected.diagnostics().stream().map(Diagnostic::text).collect(Collectors.joining("\n", "", "\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
