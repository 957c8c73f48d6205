package dev.cuboid.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The README shows one golden case as it is, so that its SQL is what comes out. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadmeTest {
    private static final Path SHOWN = GoldenCase.FOLDER.resolve("readme/interactions-by-type");
    private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w+)\n(.*?)```");

    @Test
    void shows_the_cube_the_query_and_the_sql_of_a_golden_case() throws IOException {
        assertThat(blocks("yaml")).containsExactly(GoldenCase.read(SHOWN.resolve("model/UserEngagement.yml")));
        assertThat(blocks("json")).containsExactly(GoldenCase.read(SHOWN.resolve("query.json")));
        assertThat(blocks("sql")).containsExactly(GoldenCase.read(SHOWN.resolve("postgres.sql")));
    }

    private static List<String> blocks(String language) throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }
}
