package dev.cuboid.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.TestDatabase;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.execution.Database;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.model.SemanticModel;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TestRunTest {
    private static final SemanticModel MODEL = ModelCompiler.compile(List.of(DefinitionReader.read("model.yml", """
            cubes:
              - name: orders
                sql_table: orders
                measures:
                  - { name: count, type: count }
                  - { name: total, type: sum, sql: amount }
                  - { name: buyers, type: count_distinct, sql: buyer }
                  - { name: share, type: number, sql: "{total} / NULLIF({count}, 0) / 100" }
                dimensions:
                  - { name: id, sql: id, type: number, primary_key: true, public: true }
                  - { name: status, sql: status, type: string }
                  - { name: ordered_at, sql: ordered_at, type: time }
            """)));
    private static Database database;

    @BeforeAll
    static void open() throws SQLException {
        var test = TestDatabase.create();
        test.run("""
                CREATE TABLE orders (id int PRIMARY KEY, status text, amount numeric, buyer text, ordered_at timestamptz);
                INSERT INTO orders VALUES
                    (1, 'paid', 10, 'a', '2026-01-31 23:30Z'),
                    (2, 'paid', 20.50, 'b', '2026-02-01 10:00Z'),
                    (3, NULL, 5, 'a', '2026-02-02 10:00Z');
                """);
        database = Database.open(
                new Database.Target("default", test.url(), test.user(), test.password(), 2, Duration.ofSeconds(30)));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void rows_are_compared_in_any_order_by_value() {
        assertThat(run("""
                query: { measures: [orders.total], dimensions: [orders.status] }
                rows:
                  - { orders.status: null, orders.total: 5.0 }
                  - { orders.status: paid, orders.total: 30.5 }
                """).passed()).isTrue();
    }

    @Test
    void what_is_missing_and_what_is_too_much_is_shown_as_lines() {
        var verdict = run("""
                query: { measures: [orders.total], dimensions: [orders.status] }
                rows:
                  - { orders.status: paid, orders.total: 30 }
                  - { orders.status: null, orders.total: 5 }
                """);

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.FAILED);
        assertThat(verdict.objections()).containsExactly("""
                the rows differ (- expected, + came): orders.status | orders.total
                - paid | 30
                + paid | 30.50""");
    }

    @Test
    void order_matters_where_the_test_says_so() {
        var rows = """
                query: { dimensions: [orders.id], order: { orders.id: desc } }
                rows: [{ orders.id: 1 }, { orders.id: 2 }, { orders.id: 3 }]
                """;

        assertThat(run(rows).passed()).isTrue();
        assertThat(run(rows + "ordered: true\n").objections().getFirst())
                .contains("- row 1  1\n+ row 1  3\n- row 3  3\n+ row 3  1");
    }

    @Test
    void no_row_can_be_expected() {
        assertThat(run("""
                query: { dimensions: [orders.id], filters: [{ member: orders.id, operator: gt, values: [9] }] }
                rows: []
                """).passed()).isTrue();
        assertThat(run("{ query: { dimensions: [orders.id] }, rows: [] }").passed())
                .isFalse();
    }

    @Test
    void a_column_that_is_not_there_is_named() {
        assertThat(run("{ query: { measures: [orders.count] }, rows: [{ orders.cuont: 3 }] }")
                        .objections())
                .containsExactly("the answer has no orders.cuont; it has orders.count");
    }

    @Test
    void a_value_is_equal_or_within_bounds() {
        assertThat(run("{ query: { measures: [orders.count] }, equals: 3 }").passed())
                .isTrue();
        assertThat(run("{ query: { measures: [orders.count] }, equals: 4 }").objections())
                .containsExactly("orders.count is 3, expected was 4");
        assertThat(run("{ query: { measures: [orders.share] }, between: [0, 1] }")
                        .passed())
                .isTrue();
        assertThat(run("{ query: { measures: [orders.share] }, equals: 0.118, tolerance: 0.001 }")
                        .passed())
                .isTrue();
        assertThat(
                        run("{ query: { measures: [orders.total], dimensions: [orders.status] }, between: { orders.total: [0, 10] } }")
                                .objections())
                .containsExactly("orders.total of row 1 is 30.50, expected was something from 0 to 10");
        assertThat(run("{ query: { measures: [orders.count, orders.total] }, equals: 3 }")
                        .objections())
                .containsExactly(
                        "the answer has several columns, so that one must be named: orders.count, orders.total");
    }

    @Test
    void sums_add_up_and_distinct_counts_do_not() {
        assertThat(run("{ query: { measures: [orders.total, orders.count] }, sums_to: orders.status }")
                        .passed())
                .isTrue();
        assertThat(run("{ query: { measures: [orders.buyers] }, sums_to: [orders.status] }")
                        .objections())
                .containsExactly("orders.buyers does not add up over orders.status: the sum is 3, the total is 2");
        assertThat(run("""
                query: { measures: [orders.total], dimensions: [orders.status] }
                sums_to: orders.id
                """).passed()).isTrue();
    }

    @Test
    void another_query_or_a_statement_gives_the_same() {
        assertThat(run("""
                query: { measures: [orders.total] }
                same_as: { sql: "SELECT sum(amount) FROM orders;" }
                """).passed()).isTrue();
        assertThat(run("""
                query: { measures: [orders.total] }
                same_as: { query: { measures: [orders.count] } }
                """).objections()).singleElement().asString().contains("- 3\n+ 35.50");
    }

    @Test
    void a_statement_has_as_many_columns_as_the_query() {
        assertThat(run("{ query: { measures: [orders.total] }, same_as: { sql: 'SELECT 1, 2' } }")
                        .objections())
                .singleElement()
                .asString()
                .contains("more columns than the query");
        assertThat(run("""
                query: { measures: [orders.total], dimensions: [orders.status] }
                same_as: { sql: 'SELECT 1' }
                """).outcome()).isEqualTo(Verdict.Outcome.REFUSED);
    }

    @Test
    void a_statement_cannot_write() {
        assertThat(run("{ query: { measures: [orders.count] }, same_as: { sql: 'DELETE FROM orders RETURNING 1' } }")
                        .outcome())
                .isEqualTo(Verdict.Outcome.REFUSED);
    }

    @Test
    void time_and_zone_are_those_of_the_test() {
        var lastMonth = """
                now: 2026-02-15
                query:
                  measures: [orders.count]
                  timeDimensions: [{ dimension: orders.ordered_at, dateRange: last month }]
                """;

        assertThat(run(lastMonth + "equals: 1\n").passed()).isTrue();
        assertThat(run(lastMonth + "equals: 0\ntimezone: Europe/Berlin\n").passed())
                .isTrue();
        assertThat(run("""
                query:
                  timeDimensions: [{ dimension: orders.ordered_at, granularity: month }]
                rows: [{ orders.ordered_at.month: 2026-01-01 }, { orders.ordered_at.month: 2026-02-01 }]
                """).passed()).isTrue();
    }

    @Test
    void a_refused_query_is_placed_in_the_test_file() {
        var verdict = run("{ query: { measures: [orders.cont] }, equals: 3 }");

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.REFUSED);
        assertThat(verdict.objections())
                .singleElement()
                .asString()
                .contains("tests.yml:2:")
                .contains("cont");
    }

    @Test
    void text_and_junit_tell_what_happened() {
        var run = runAll("""
                - { name: right, query: { measures: [orders.count] }, equals: 3 }
                - { name: "wrong < & >", query: { measures: [orders.count] }, equals: 4 }
                """);

        assertThat(run.passed()).isFalse();
        assertThat(run.text()).isEqualTo("""
                pass  right
                FAIL  wrong < & >  (tests.yml:3:3)
                      orders.count is 3, expected was 4

                1 passed, 1 failed, 0 refused
                """);
        assertThat(run.junit())
                .contains("<testsuite name=\"cuboid test\" tests=\"2\" failures=\"1\" errors=\"0\"")
                .contains("name=\"wrong &lt; &amp; &gt;\" file=\"tests.yml\" line=\"3\"")
                .contains("<failure message=\"orders.count is 3, expected was 4\">");
    }

    private static Verdict run(String test) {
        var body = test.startsWith("{")
                ? "{ name: a, " + test.substring(1)
                : ("name: a\n" + test).indent(2).strip();
        return runAll("- " + body + "\n").verdicts().getFirst();
    }

    private static TestRun runAll(String tests) {
        var problems = new ArrayList<Diagnostic>();
        var read = new TestReader(problems).read(DefinitionReader.read("tests.yml", "tests:\n" + tests));
        assertThat(problems).isEmpty();
        return TestRun.of(read, MODEL, database);
    }
}
