package dev.cuboid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DiffCommandTest {
    private static final String BEFORE = """
            cubes:
              - name: orders
                sql_table: orders
                measures:
                  - { name: total, type: sum, sql: amount }
                  - { name: count, type: count }
            """;
    private static final String AFTER = BEFORE.replace("sql: amount", "sql: \"{CUBE}.amount + {CUBE}.tax\"");
    private static final String WITHOUT_COUNT = BEFORE.replaceFirst("(?m)^.*name: count.*\\n", "");

    @TempDir
    private Path work;

    @Test
    void a_breaking_change_does_not_hold() throws IOException {
        var run = CommandRun.of("diff", folder("base", BEFORE), folder("head", WITHOUT_COUNT));

        assertThat(run.out()).contains("breaking\n  orders.count: is gone");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void what_fails_is_chosen() throws IOException {
        var base = folder("base", BEFORE);
        var head = folder("head", AFTER);

        assertThat(CommandRun.of("diff", base, head).exitCode()).isZero();
        assertThat(CommandRun.of("diff", base, head, "--fail-on", "result-changing")
                        .exitCode())
                .isEqualTo(1);
        assertThat(CommandRun.of("diff", base, head, "--fail-on", "any").exitCode())
                .isEqualTo(1);
        assertThat(CommandRun.of("diff", base, base, "--fail-on", "any").exitCode())
                .isZero();
        assertThat(CommandRun.of("diff", base, folder("gone", WITHOUT_COUNT), "--fail-on", "none")
                        .exitCode())
                .isZero();
        assertThat(CommandRun.of("diff", base, head, "--fail-on", "sometimes").exitCode())
                .isEqualTo(2);
    }

    @Test
    void a_revision_of_git_is_compared_with_the_folder_as_it_is() throws IOException, InterruptedException {
        var repository = Files.createDirectory(work.resolve("repository"));
        write(repository.resolve("model"), BEFORE);
        git(repository, "init", "-q");
        git(repository, "add", ".");
        git(repository, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "first");
        write(repository.resolve("model"), AFTER);
        var model = repository.resolve("model").toString();

        assertThat(CommandRun.of("diff", "HEAD", model).out())
                .contains("sql: {CUBE}.amount → {CUBE}.amount + {CUBE}.tax");
        assertThat(CommandRun.of("diff", "git:HEAD:model", model).out()).contains("1 result-changing");
        assertThat(CommandRun.of("diff", "git:HEAD", model, "--format", "json").out())
                .contains("\"impact\" : \"result-changing\"");

        var unknown = CommandRun.of("diff", "no-such-branch", model);
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("git says").contains("hint: ");
    }

    @Test
    void the_database_tells_what_became_of_the_figures() throws IOException, SQLException {
        var database = TestDatabase.create();
        database.run("CREATE TABLE orders (amount numeric, tax numeric); INSERT INTO orders VALUES (10, 2), (5, 1)");
        var environment = Map.of(
                "CUBEJS_DB_URL",
                database.url(),
                "CUBEJS_DB_USER",
                database.user(),
                "CUBEJS_DB_PASS",
                database.password());

        var run = CommandRun.with(
                "", environment, "diff", folder("base", BEFORE), folder("head", AFTER), "--db", "--format", "markdown");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("| <code>orders.total</code> | 15 | 18 |");
    }

    @Test
    void figures_without_a_database_could_not_run() throws IOException {
        var run = CommandRun.of("diff", folder("base", BEFORE), folder("head", AFTER), "--db");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("a database is needed");
    }

    private String folder(String name, String model) throws IOException {
        return write(work.resolve(name), model).toString();
    }

    private static Path write(Path folder, String model) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("model.yml"), model);
        return folder;
    }

    private static void git(Path folder, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
