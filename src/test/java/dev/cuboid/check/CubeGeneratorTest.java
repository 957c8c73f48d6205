package dev.cuboid.check;

import static dev.cuboid.check.CheckedModel.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuboid.TestDatabase;
import dev.cuboid.check.CubeGenerator.Wanted;
import dev.cuboid.definition.Definition;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.definition.Definitions;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.ModelCompiler;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CubeGeneratorTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final String LONGEST = "a_name_that_is_as_long_as_postgresql_allows_names_to_be_63_byte";

    @BeforeAll
    static void fill() throws SQLException {
        DATABASE.run("""
                CREATE TYPE mood AS ENUM ('glad', 'sad');
                CREATE DOMAIN cents AS integer;
                CREATE TABLE customers (id bigint PRIMARY KEY, name text, "Group By" varchar(10), zip int);
                COMMENT ON TABLE customers IS 'Who bought: "all" of them';
                COMMENT ON COLUMN customers.name IS 'As on the passport';
                CREATE TABLE "order" (id bigserial PRIMARY KEY, buyer bigint REFERENCES customers, seller bigint REFERENCES customers,
                    parent bigint REFERENCES "order", amount numeric(10, 2), unit_price money, "taxRate" real, tax cents,
                    placed timestamptz, shipped timestamp, due date, paid boolean, mood mood, tags text[], details json,
                    extra jsonb, token uuid, "select" int, "count" int, at time, took interval, photo bytea, spot point);
                INSERT INTO customers VALUES (1, 'Ann', 'x', 53111);
                INSERT INTO "order" (buyer, amount) VALUES (1, 10), (NULL, 3);
                CREATE TABLE "Order Items" (order_id bigint REFERENCES "order", "lineNo" int, customer_id bigint, price numeric,
                    "weird {brace} ""q"" x" int, PRIMARY KEY (order_id, "lineNo"));
                CREATE TABLE "%s" ("%s" text PRIMARY KEY, "Größe" int, "1st" int);
                CREATE VIEW totals AS SELECT buyer, sum(amount) AS amount FROM "order" GROUP BY buyer;
                """.formatted(LONGEST, LONGEST));
    }

    private static List<GeneratedCube> generated(boolean guessJoins, String... tables) {
        return CubeGenerator.generate(source(DATABASE), new Wanted("public", List.of(tables), guessJoins));
    }

    private static DatabaseFindings findings(List<GeneratedCube> cubes) {
        List<Definition> files = cubes.stream()
                .map(cube -> DefinitionReader.read(cube.file(), cube.text()))
                .toList();
        var definitions = new Definitions(files, List.of());
        return DatabaseCheck.check(definitions, ModelCompiler.compile(definitions), source(DATABASE), Budget.USUAL);
    }

    @Test
    void the_result_holds_against_the_database_that_it_comes_from() {
        for (boolean guesses : List.of(false, true)) {
            var findings = findings(generated(guesses));
            assertThat(CheckedModel.texts(findings)).isEmpty();
            assertThat(findings.unchecked()).isEmpty();
            assertThat(findings.counts().expressions()).isGreaterThan(60);
        }
    }

    @Test
    void each_table_and_view_has_a_file_of_its_own() {
        assertThat(generated(false).stream().map(GeneratedCube::file))
                .containsExactly("order_items.yml", LONGEST + ".yml", "customers.yml", "order.yml", "totals.yml");
    }

    @Test
    void keys_comments_and_awkward_names_are_kept() {
        assertThat(generated(false, "customers").getFirst().text()).isEqualTo("""
                cubes:
                  - name: customers
                    sql_table: public.customers
                    description: "Who bought: \\"all\\" of them"

                    measures:
                      - name: count
                        type: count

                    dimensions:
                      - name: id
                        sql: "{CUBE}.id"
                        type: number
                        primary_key: true
                        public: true
                      - name: name
                        sql: "{CUBE}.name"
                        type: string
                        description: "As on the passport"
                      - name: group_by
                        sql: "{CUBE}.\\"Group By\\""
                        type: string
                        title: "Group By"
                      - name: zip
                        sql: "{CUBE}.zip"
                        type: number
                """);
    }

    @Test
    void foreign_keys_become_joins_and_a_second_way_is_left_to_the_author() {
        var order = generated(false).stream()
                .filter(cube -> cube.file().equals("order.yml"))
                .findFirst()
                .orElseThrow();
        assertThat(order.text()).contains("""
                    sql_table: "public.\\"order\\""

                    joins:
                      - name: customers
                        relationship: many_to_one
                        sql: "{CUBE}.buyer = {customers}.id"
                      # a row refers to another one of the same table; a cube that `extends` this one can be joined:
                      # - name: order
                """, """
                      # a second way to the same table; a cube that `extends` it can be joined:
                      # - name: customers
                      #   relationship: many_to_one
                      #   sql: "{CUBE}.seller = {customers}.id"
                """);
        assertThat(order.joins()).isEqualTo(1);
    }

    @Test
    void guesses_are_comments_unless_they_are_wanted() {
        assertThat(generated(false).getFirst().text())
                .contains("      #   sql: \"{CUBE}.customer_id = {customers}.id\"");
        assertThat(generated(true).getFirst().text()).contains("        sql: \"{CUBE}.customer_id = {customers}.id\"");
    }

    @Test
    void what_adds_up_is_summed_and_what_does_not_is_not() {
        var order = generated(false, "order").getFirst().text();
        assertThat(order)
                .contains("name: total_amount", "name: total_tax", "name: average_unit_price", "name: average_tax_rate")
                .doesNotContain("total_id", "total_unit_price");
        assertThat(generated(false, "customers").getFirst().text()).doesNotContain("type: sum");
        assertThat(generated(false).get(3).text()).contains("name: unique_buyer");
    }

    @Test
    void a_table_that_is_not_there_is_told_with_the_near_ones() {
        assertThatThrownBy(() -> generated(false, "costumers"))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("schema `public` has no table `costumers`")
                .hasMessageContaining("`customers` is close");
    }
}
