package dev.cuboid.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErrorsDocumentTest {
    private record Row(String id, String name, String status) {}

    @Test
    void lists_every_code_with_its_name_and_status_in_the_order_of_the_enum() throws IOException {
        assertThat(table().stream().map(cells -> new Row(cells.get(0), cells.get(1), cells.get(2))))
                .containsExactlyElementsOf(Arrays.stream(ErrorCode.values())
                        .map(code -> new Row(code.id(), code.name(), status(code)))
                        .toList());
    }

    @Test
    void says_for_each_what_it_means_shows_an_example_and_a_remedy() throws IOException {
        assertThat(table())
                .allSatisfy(cells -> assertThat(cells)
                        .hasSize(6)
                        .allSatisfy(cell -> assertThat(cell).isNotBlank()));
    }

    /** Warnings are no answer of the server's. */
    private static String status(ErrorCode code) {
        return code.severity() == ErrorCode.Severity.WARNING ? "–" : String.valueOf(code.httpStatus());
    }

    private static List<List<String>> table() throws IOException {
        try (var lines = Files.lines(Path.of("docs/errors.md"))) {
            return lines.filter(line -> line.matches("\\| [A-Z]\\d{3} \\|.*"))
                    .map(line -> Arrays.stream(
                                    line.substring(1, line.length() - 1).split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .toList();
        }
    }
}
