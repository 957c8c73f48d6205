package dev.cuboid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the author of a broken template or JavaScript model reads. {@code -Dgolden.update=true} writes the texts anew. */
class DynamicModelErrorsTest {
    private static final Path CASES = Path.of("src/test/resources/golden/errors");

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        var cases = Stream.concat(in("model-jinja"), in("model-js")).toList();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(25);
        return cases;
    }

    private static Stream<DynamicTest> in(String group) throws IOException {
        try (var folders = Files.list(CASES.resolve(group))) {
            return folders
                    .sorted()
                    .map(folder -> dynamicTest(group + " " + folder.getFileName(), folder.toUri(), () -> check(folder)))
                    .toList()
                    .stream();
        }
    }

    private static void check(Path folder) throws IOException {
        var told = told(folder);
        var golden = folder.resolve("error.txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, told);
        }
        assertThat(told).isEqualTo(Files.readString(golden));
    }

    private static String told(Path folder) {
        try {
            ModelCompiler.compile(folder.resolve("model"));
            return "compiled without a problem\n";
        } catch (Rejected rejected) {
            return rejected.diagnostics().stream().map(Diagnostic::text).collect(Collectors.joining("\n", "", "\n"));
        }
    }
}
