package dev.cuboid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.model.ModelCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConvertCommandTest {
    private static final Path JAVASCRIPT = Path.of("src/test/resources/js-model");

    @TempDir
    private Path folder;

    @Test
    void the_yaml_is_printed_or_written_and_compiles() throws IOException {
        var printed =
                CommandRun.of("convert", JAVASCRIPT.resolve("UserEngagement.js").toString());
        var target = folder.resolve("CampaignEngagement.yml");
        var written = CommandRun.of(
                "convert", JAVASCRIPT.resolve("CampaignEngagement.js").toString(), "-o", target.toString());
        Files.writeString(folder.resolve("UserEngagement.yml"), printed.out());
        Files.copy(JAVASCRIPT.resolve("Users.yml"), folder.resolve("Users.yml"));

        assertThat(printed.exitCode()).isZero();
        assertThat(written.exitCode()).isZero();
        assertThat(written.out()).isEmpty();
        assertThat(ModelCompiler.compile(folder).cubes()).hasSize(3);
    }

    @Test
    void what_cannot_be_converted_is_told_with_its_line() throws IOException {
        var file = Files.writeString(folder.resolve("a.js"), "\nconst a = 1;\n");

        var run = CommandRun.of("convert", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("a.js:2:1: the variable `a` is not supported");
    }

    @Test
    void other_files_and_targets_that_are_there_already_are_left_alone() throws IOException {
        var yaml = Files.writeString(folder.resolve("a.yml"), "cubes: []");
        var script = JAVASCRIPT.resolve("UserEngagement.js").toString();

        assertThat(CommandRun.of("convert", yaml.toString()).exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("convert", script, "-o", yaml.toString()).exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.of("convert", "missing.js").exitCode()).isEqualTo(2);
        assertThat(yaml).hasContent("cubes: []");
    }
}
