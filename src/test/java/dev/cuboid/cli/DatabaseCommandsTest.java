package dev.cuboid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
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
        return on(DATABASE, arguments);
    }

    private static CommandRun on(TestDatabase database, String... arguments) {
        return CommandRun.with(
                "",
                Map.of(
                        "CUBEJS_DB_URL", database.url(),
                        "CUBEJS_DB_USER", database.user(),
                        "CUBEJS_DB_PASS", database.password()),
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
    void three_commands_lead_from_tables_to_a_model_that_is_validated_and_tested() throws SQLException, IOException {
        var database = TestDatabase.create();
        database.run("""
                CREATE TYPE mood AS ENUM ('glad', 'sad');
                CREATE TABLE customers (id bigint PRIMARY KEY, country text, member boolean);
                CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers, status text,
                    amount numeric(10, 2), unit_price money, weight double precision, placed timestamptz);
                CREATE TABLE "Order Lines" (order_id bigint REFERENCES orders, "lineNo" int, "it's odd" int, mood mood,
                    PRIMARY KEY (order_id, "lineNo"));
                CREATE TABLE nothing (id int PRIMARY KEY, total int, kind text);
                CREATE VIEW totals AS SELECT customer_id, sum(amount) AS amount FROM orders GROUP BY customer_id;
                INSERT INTO customers VALUES (1, 'DE', true), (2, NULL, NULL), (3, 'FR', false);
                INSERT INTO orders VALUES (1, 1, 'new', 10, 5, 0.1, now()), (2, 1, NULL, NULL, NULL, NULL, NULL),
                    (3, NULL, 'new', 3, 2, 0.2, now()), (4, 2, 'sent', -3, 2, 0.3, now());
                INSERT INTO "Order Lines" VALUES (1, 1, 7, 'glad'), (1, 2, 8, 'sad'), (3, 1, NULL, NULL);
                """);
        var model = folder.resolve("schema").toString();

        var generated = on(database, "generate", "--db", "--out", model);
        var validated = on(database, "validate", "--db", model);
        var tested = on(database, "test", model);

        assertThat(generated.out()).contains("tests of these 5 cubes", "then: cuboid test " + model);
        assertThat(validated.out()).contains("no problem in 5 files");
        assertThat(tested.out())
                .contains(
                        "pass  the measures of `orders` are those of its table",
                        "pass  the rows of `orders` add up over `orders.status`",
                        "pass  `orders` meets `customers.id` as often as the tables say",
                        "pass  the rows of `order_lines` add up over `order_lines.mood`",
                        "11 passed, 0 failed, 0 refused");
        assertThat(List.of(generated.exitCode(), validated.exitCode(), tested.exitCode()))
                .containsOnly(0);
        var file = folder.resolve("schema/orders.yml");
        Files.writeString(file, Files.readString(file).replace("{customers}.id", "{customers}.id + 1"));
        assertThat(on(database, "test", model).out())
                .contains("FAIL  `orders` meets `customers.id` as often as the tables say");
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
