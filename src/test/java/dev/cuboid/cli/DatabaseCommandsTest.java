package dev.cuboid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an empty folder and a database with tables to a model that is proven against it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseCommandsTest {
    private static final TestDatabase DATABASE = TestDatabase.create();

    @TempDir
    private Path folder;

    @BeforeAll
    static void fill() throws SQLException {
        DATABASE.run("""
                CREATE TABLE customers (id bigint PRIMARY KEY, city text);
                CREATE TABLE "order" (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers, total numeric);
                """);
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.with(
                "",
                Map.of(
                        "CUBEJS_DB_URL", DATABASE.url(),
                        "CUBEJS_DB_USER", DATABASE.user(),
                        "CUBEJS_DB_PASS", DATABASE.password()),
                arguments);
    }

    @Test
    void generated_cubes_hold_against_the_database_at_once() {
        var model = folder.resolve("schema").toString();
        var generated = run("generate", "--db", "--out", model);

        assertThat(generated.err()).isEmpty();
        assertThat(generated.exitCode()).isZero();
        assertThat(generated.out())
                .contains("customers.yml: 2 dimensions, 1 measure, 0 joins", "Next: cuboid validate --db " + model);
        var validated = run("validate", "--db", model, "--budget", "20s", "--rows", "5000");
        assertThat(validated.out())
                .contains("no problem in 2 files", "2 keys, 1 relationships", "the budget is 20 s and 5,000 rows");
        assertThat(validated.exitCode()).isZero();
    }

    @Test
    void files_that_are_there_are_overwritten_only_by_force() throws IOException {
        var file = folder.resolve("order.yml");
        Files.writeString(file, "mine");

        var refused = run("generate", "--db", "--out", folder.toString());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("nothing was written", "order.yml", "`--force` overwrites them");
        assertThat(folder.resolve("customers.yml")).doesNotExist();
        assertThat(file).hasContent("mine");
        assertThat(run("generate", "--db", "--out", folder.toString(), "--force")
                        .exitCode())
                .isZero();
        assertThat(file).content().startsWith("cubes:");
    }

    @Test
    void what_does_not_hold_is_told_like_any_other_problem_of_the_model() throws IOException {
        Files.writeString(folder.resolve("order.yml"), """
                cubes:
                  - name: order
                    sql_table: public."order"
                    dimensions:
                      - {name: city, sql: citty, type: string}
                """);

        var text = run("validate", "--db", folder.toString());
        assertThat(text.exitCode()).isEqualTo(1);
        assertThat(text.out())
                .contains(
                        "error M402: dimension `order.city`: table `public.\"order\"` has no column `citty`",
                        "  5 |       - {name: city, sql: citty, type: string}\n    |                           ^",
                        "Checked against the database: 1 expressions");
        var json = run("validate", "--db", folder.toString(), "--format", "json");
        assertThat(json.out()).contains("\"M402\"").doesNotContain("Checked against");
        assertThat(json.err()).contains("Checked against the database");
    }

    @Test
    void without_a_database_it_could_not_run() {
        var run = CommandRun.of("validate", "--db", "schema");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("CUBEJS_DB_HOST");
    }
}
