package dev.cuboid.check;

import static dev.cuboid.check.CheckedModel.check;
import static dev.cuboid.check.CheckedModel.ids;
import static dev.cuboid.check.CheckedModel.source;
import static dev.cuboid.check.CheckedModel.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuboid.TestDatabase;
import dev.cuboid.config.Settings;
import dev.cuboid.diagnostic.Rejected;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DatabaseCheckTest {
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final String SOUND = """
            cubes:
              - name: orders
                sql_table: shop.orders
                joins:
                  - name: customers
                    relationship: many_to_one
                    sql: "{CUBE}.customer_id = {customers}.id"
                measures:
                  - {name: count, type: count}
                  - {name: revenue, type: sum, sql: amount, filters: [{sql: "{CUBE}.paid"}]}
                  - {name: average, type: number, sql: "{revenue} / NULLIF({count}, 0)"}
                  - {name: week, type: sum, sql: amount, rolling_window: {trailing: 7 day}}
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true}
                  - {name: city, sql: "{customers.city}", type: string}
                  - {name: placed, sql: placed, type: time}
                  - {name: paid, sql: paid, type: boolean}
                  - {name: state, sql: state, type: string}
                segments:
                  - {name: paid_ones, sql: "{CUBE}.paid"}
              - name: customers
                sql: SELECT * FROM shop.customers WHERE id > 0
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true}
                  - {name: city, sql: city, type: string}
            """;

    @BeforeAll
    static void fill() throws SQLException {
        DATABASE.run("""
                CREATE SCHEMA shop;
                CREATE TYPE shop.state AS ENUM ('open', 'shipped');
                CREATE TABLE shop.customers (id bigint, city text);
                INSERT INTO shop.customers VALUES (1, 'Bonn'), (2, 'Rome');
                CREATE TABLE shop.orders (id bigint PRIMARY KEY, customer_id bigint, amount numeric, paid boolean,
                    placed timestamptz, state shop.state, details json, note text);
                INSERT INTO shop.orders VALUES (1, 1, 10, true, now(), 'open', '{}', 'a'),
                    (2, 1, 5, false, now(), 'open', '{}', 'b'), (3, 9, 7, true, now(), 'open', '{}', 'c'),
                    (4, NULL, 7, true, now(), 'open', '{}', 'd');
                CREATE TABLE shop.prices (product text, price numeric);
                INSERT INTO shop.prices VALUES ('tea', 3), ('tea', 4), (NULL, 5), ('milk', 1);
                CREATE TABLE shop.sales (id int, product text, sold text);
                INSERT INTO shop.sales VALUES (1, 'tea', 'x'), (2, 'milk', 'y'), (2, 'milk', 'z');
                """);
    }

    @Test
    void a_sound_model_holds_and_rows_without_partner_are_only_noted() {
        var findings = check(DATABASE, SOUND);
        assertThat(texts(findings)).isEmpty();
        assertThat(findings.unchecked()).isEmpty();
        assertThat(findings.notes())
                .containsExactly(
                        "the join from `orders` to `customers`: 1 of 4 rows of `orders` have no row in `customers`, such as 9");
        assertThat(findings.counts().keys()).isEqualTo(2);
        assertThat(findings.counts().proven()).isEqualTo(1);
        assertThat(findings.remarks().getLast()).contains("the budget is 30 s and 1,000,000 rows");
    }

    /** Issue 3, "Shown at the end", 3. */
    @Test
    void a_duplicated_key_a_broken_relationship_a_missing_column_and_a_wrong_type_are_all_named() {
        var findings = check(DATABASE, """
                cubes:
                  - name: sales
                    sql_table: shop.sales
                    joins:
                      - name: prices
                        relationship: many_to_one
                        sql: "{CUBE}.product = {prices}.product"
                    measures:
                      - {name: total, type: sum, sql: amont}
                      - {name: doubled, type: number, sql: "{total} * 2"}
                    dimensions:
                      - {name: id, sql: id, type: number, primary_key: true}
                      - name: sold
                        sql: sold
                        type: time
                      - {name: buyer, sql: "{CUBE}.prodct", type: string}
                  - name: prices
                    sql_table: shop.prices
                    dimensions:
                      - {name: product, sql: product, type: string}
                """);
        assertThat(texts(findings)).containsExactly("""
                M408 model.yml:6:23: the join from `sales` to `prices` is not `many_to_one`: in `prices`, 1 value stands more than once in 2 of 4 rows, such as `product` = tea in 2 rows
                  hint: declare the relationship as it is, join on all columns of the key, or mend the rows""", """
                M402 model.yml:9:39: measure `sales.total`: table `shop.sales` has no column `amont`
                  hint: there is `id`, `product`, `sold`""", """
                M406 model.yml:12:25: the primary key of cube `sales` is not unique: 1 value stands more than once in 2 of 3 rows, such as `id` = 2 in 2 rows
                  hint: add the dimension that tells these rows apart to the key, or read a SELECT without repetitions""", """
                M405 model.yml:15:15: dimension `sales.sold` is declared `time`, and the database gives `text`
                  hint: `type: string` fits `text`
                  hint: `(…)::timestamptz` in its `sql` converts the values""", """
                M402 model.yml:16:36: dimension `sales.buyer`: table `shop.sales` has no column `prodct`
                  hint: `product` is close""");
    }

    @Test
    void keys_with_NULL_are_counted() {
        var findings = check(DATABASE, """
                cubes:
                  - name: prices
                    sql_table: shop.prices
                    dimensions:
                      - {name: product, sql: product, type: string, primary_key: true}
                      - {name: price, sql: price, type: number, primary_key: true}
                """);
        assertThat(texts(findings)).containsExactly("""
                M407 model.yml:5:30: the primary key of cube `prices` is NULL in 1 of 4 rows
                  hint: rows without a key are not counted; leave them out in the cube's `sql`, or choose another key""");
    }

    @Test
    void a_missing_table_is_told_once_and_silences_what_reads_it() {
        var findings = check(DATABASE, SOUND.replace("sql_table: shop.orders", "sql_table: shop.ordrs"));
        assertThat(texts(findings)).containsExactly("""
                M401 model.yml:3:21: cube `orders`: table `shop.ordrs` does not exist
                  hint: `shop.orders` is close""");
    }

    @Test
    void an_expression_that_the_database_refuses_is_told_in_its_words() {
        var findings = check(DATABASE, """
                cubes:
                  - name: orders
                    sql_table: shop.orders
                    measures:
                      - {name: notes, type: sum, sql: note}
                      - {name: flagged, type: count, filters: [{sql: "{CUBE}.amount"}]}
                    dimensions:
                      - {name: strange, sql: "{CUBE}.amount || lower({CUBE}.paid)", type: string}
                      - {name: details, sql: details, type: string}
                """);
        assertThat(texts(findings)).containsExactly("""
                M405 model.yml:5:39: measure `orders.notes` is a `sum` of numbers, and the database gives `text`
                  hint: `(…)::numeric` in its `sql` converts the values""", """
                M405 model.yml:6:54: the filter of measure `orders.flagged` has to be true or false, and the database gives `numeric`
                  hint: `(…)::boolean` in its `sql` converts the values""", """
                M403 model.yml:8:30: dimension `orders.strange`: the database says: function lower(boolean) does not exist
                  hint: No function matches the given name and argument types. You might need to add explicit type casts.""", """
                M403 model.yml:9:30: dimension `orders.details`: the database says: could not identify an equality operator for type json
                  hint: a cast such as `::text` makes a value that rows can be grouped by""");
    }

    @Test
    void a_table_that_the_user_may_not_read_is_named_with_the_grant() throws SQLException {
        DATABASE.run("""
                CREATE ROLE shy LOGIN PASSWORD 'shy';
                GRANT USAGE ON SCHEMA shop TO shy;
                GRANT SELECT ON shop.customers TO shy;
                """);
        var findings = check(source(DATABASE, "shy", "shy"), SOUND, Budget.USUAL);
        assertThat(texts(findings)).containsExactly("""
                M404 model.yml:3:16: cube `orders`: user `shy` may not read table `orders`
                  hint: `GRANT SELECT ON orders TO shy` lets it""");
    }

    @Test
    void what_takes_longer_than_the_budget_is_cut_off_and_named() {
        var slow = SOUND.replace("WHERE id > 0", "WHERE id > 0 AND pg_sleep(60) IS NOT NULL");
        var begun = System.nanoTime();
        var findings = check(source(DATABASE), slow, new Budget(Duration.ofSeconds(2), 1000));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        assertThat(texts(findings)).isEmpty();
        assertThat(findings.unchecked().stream().map(DatabaseFindings.Unchecked::text))
                .containsExactly(
                        "the primary key of cube `customers`: the time was used up while its rows were counted",
                        "the join from `orders` to `customers`: the time is used up");
    }

    @Test
    void rows_beyond_the_budget_are_named() {
        var findings = check(
                source(DATABASE), SOUND.replace("many_to_one", "one_to_many"), new Budget(Duration.ofSeconds(30), 1));
        assertThat(findings.unchecked().stream().map(DatabaseFindings.Unchecked::text))
                .contains("the primary key of cube `customers`: more rows than the first 1");
    }

    @Test
    void nothing_can_be_written() throws SQLException {
        DATABASE.run("""
                CREATE TABLE shop.trace (at timestamptz);
                CREATE FUNCTION shop.leave_trace() RETURNS SETOF shop.customers LANGUAGE sql VOLATILE
                AS $$ INSERT INTO shop.trace VALUES (now()); SELECT * FROM shop.customers $$;
                """);
        var findings =
                check(DATABASE, SOUND.replace("SELECT * FROM shop.customers", "SELECT * FROM shop.leave_trace()"));
        assertThat(texts(findings).toString()).contains("cannot execute INSERT in a read-only transaction");
        try (var connection = DATABASE.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM shop.trace")) {
            rows.next();
            assertThat(rows.getLong(1)).isZero();
        }
    }

    @Test
    void a_database_that_is_not_there_is_told_in_a_sentence() {
        var nowhere = new Settings.DataSource(
                "default", "jdbc:postgresql://127.0.0.1:1/none", "me", "secret", 1, Duration.ofSeconds(1));
        assertThatThrownBy(() -> check(nowhere, SOUND, Budget.USUAL))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining(
                        "X101 database: the database at `jdbc:postgresql://127.0.0.1:1/none` cannot be reached")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_join_that_is_no_equality_is_checked_as_an_expression_and_named_as_open() {
        var findings = check(
                DATABASE,
                SOUND.replace("{CUBE}.customer_id = {customers}.id", "{CUBE}.customer_id <= {customers}.idd"));
        assertThat(ids(findings)).containsExactly("M402");
    }
}
