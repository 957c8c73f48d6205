package dev.cuboid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.DemoRows;
import dev.cuboid.ExampleRows;
import dev.cuboid.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TestCommandTest {
    @TempDir
    private Path work;

    @Test
    void the_tests_of_the_demo_model_pass_on_the_rows_of_the_demo() {
        var database = DemoRows.small();

        var run = CommandRun.of(
                "test",
                "schema",
                "--url",
                database.url(),
                "--user",
                database.user(),
                "--password=" + database.password());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("12 passed, 0 failed, 0 refused");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void the_worked_examples_of_the_kpis_hold() {
        var database = ExampleRows.create();

        var run = CommandRun.of(
                "test",
                "schema",
                "--tests",
                "examples",
                "--url",
                database.url(),
                "--user",
                database.user(),
                "--password=" + database.password());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("23 passed, 0 failed, 0 refused");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void a_failing_test_does_not_hold() throws IOException, SQLException {
        var database = TestDatabase.create();
        database.run("CREATE TABLE orders (id int); INSERT INTO orders VALUES (1)");
        var environment = Map.of(
                "CUBEJS_DB_URL",
                database.url(),
                "CUBEJS_DB_USER",
                database.user(),
                "CUBEJS_DB_PASS",
                database.password());
        var arguments = new String[] {"test", model(), "--tests", tests("equals: 2"), "--format", "junit"};

        var run = CommandRun.with("", environment, arguments);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("failures=\"1\"");
    }

    @Test
    void a_run_without_database_or_tests_could_not_run() throws IOException {
        var without = CommandRun.of("test", model(), "--tests", tests("equals: 2"));
        var missing = CommandRun.of("test", model());

        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err()).contains("a database is needed");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("test folder").contains("does not exist");
    }

    private String model() throws IOException {
        return file("model", "model.yml", """
                cubes:
                  - name: orders
                    sql_table: orders
                    measures:
                      - { name: count, type: count }
                """);
    }

    private String tests(String expected) throws IOException {
        return file("checks", "orders.yml", """
                tests:
                  - name: orders are counted
                    query: { measures: [orders.count] }
                    %s
                """.formatted(expected));
    }

    private String file(String folder, String name, String text) throws IOException {
        var created = Files.createDirectories(work.resolve(folder));
        Files.writeString(created.resolve(name), text);
        return created.toString();
    }
}
