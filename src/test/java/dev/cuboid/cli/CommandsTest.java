package dev.cuboid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandsTest {
    @TempDir
    private Path empty;

    @Test
    void without_arguments_or_with_settings_the_server_starts() {
        assertThat(Commands.areIn(new String[0])).isFalse();
        assertThat(Commands.areIn(new String[] {"--server.port=4001"})).isFalse();
    }

    @Test
    void a_word_or_a_call_for_help_is_a_command() {
        assertThat(Commands.areIn(new String[] {"validate", "schema"})).isTrue();
        assertThat(Commands.areIn(new String[] {"validte"})).isTrue();
        assertThat(Commands.areIn(new String[] {"--help"})).isTrue();
        assertThat(Commands.areIn(new String[] {"-V"})).isTrue();
    }

    @Test
    void help_lists_the_commands() {
        var run = CommandRun.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("cuboid COMMAND [OPTIONS]").contains("  validate  ");
    }

    @Test
    void each_command_has_help() {
        var run = CommandRun.of("validate", "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: cuboid validate").contains("DIR");
    }

    @Test
    void a_mistyped_command_could_not_run_and_the_near_one_is_named() {
        var run = CommandRun.of("validte");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("validte")
                .contains("Did you mean: cuboid validate")
                .contains("cuboid --help");
    }

    @Test
    void an_unknown_option_could_not_run() {
        assertThat(CommandRun.of("validate", "--strickt").exitCode()).isEqualTo(2);
    }

    @Test
    void a_model_folder_that_is_not_there_could_not_run() {
        var run = CommandRun.of("validate", empty.resolve("none").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("does not exist").contains("hint: ");
    }

    @Test
    void the_model_folder_is_the_one_of_the_server_where_none_is_named() {
        var variable = Map.of("CUBEJS_SCHEMA_PATH", empty.resolve("none").toString());

        assertThat(CommandRun.of("validate").exitCode())
                .as("schema/ of this repository")
                .isZero();
        assertThat(CommandRun.with("", variable, "validate").exitCode()).isEqualTo(2);
    }

    @Test
    void the_version_is_told_both_ways() {
        assertThat(CommandRun.of("version").out()).startsWith("cuboid ").contains("Java 25");
        assertThat(CommandRun.of("--version").out())
                .isEqualTo(CommandRun.of("version").out());
    }
}
