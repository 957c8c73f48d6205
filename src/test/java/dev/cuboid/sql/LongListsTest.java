package dev.cuboid.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.TestDatabase;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.execution.Database;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.QueryReader;
import dev.cuboid.query.Resolver;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Filters with thousands of values: one bind each, whatever the type of the column, and NULLs as in a short list. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LongListsTest {
    private static final String MODEL = """
            cubes:
              - name: things
                sql_table: things
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true, public: true}
                  - {name: small, sql: small, type: number}
                  - {name: price, sql: price, type: number}
                  - {name: weight, sql: weight, type: number}
                  - {name: label, sql: label, type: string}
                  - {name: code, sql: code, type: string}
                  - {name: made_at, sql: made_at, type: time}
                  - {name: made_on, sql: made_on, type: time}
                  - {name: sold, sql: sold, type: boolean}
                measures:
                  - {name: count, type: count}
            """;
    private static final int ROWS = 100;

    private static final Planner PLANNER =
            new Planner(ModelCompiler.compile(List.of(DefinitionReader.read("things.yml", MODEL))));
    private static final SqlCompiler COMPILER = new SqlCompiler(Dialect.POSTGRES);
    private static final QueryReader READER = new QueryReader(ZoneOffset.UTC, 10_000, 50_000, Clock.systemUTC());
    private static Database database;

    /** Rows 0 to 99, and one row of NULLs. */
    @BeforeAll
    static void fill() throws SQLException {
        var tables = TestDatabase.create();
        tables.run("""
                CREATE TABLE things (id bigint PRIMARY KEY, small int, price numeric, weight double precision, label text,
                  code uuid, made_at timestamptz, made_on date, sold boolean);
                INSERT INTO things SELECT i, i, i + 0.5, i + 0.5, 'it''s "' || i || '\\, {' || i || '}',
                  ('00000000-0000-0000-0000-' || lpad(i::text, 12, '0'))::uuid,
                  timestamptz '2020-01-01Z' + i * interval '1 day', date '2020-01-01' + i::int, i % 2 = 0
                FROM generate_series(0, 99) i;
                INSERT INTO things VALUES (1000000)""");
        database = Database.open(new Database.Target(
                "default", tables.url(), tables.user(), tables.password(), 1, Duration.ofSeconds(30)));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    static Stream<Arguments> columns() {
        return Stream.of(
                column("small", Integer::toString),
                // beyond the range of the column's own type
                column("small", i -> i < ROWS ? Integer.toString(i) : "30000000" + i),
                column("small", i -> i < ROWS ? i + ".0" : i + ".25"),
                column("price", i -> i + ".5"),
                column("weight", i -> i + ".50"),
                column("label", i -> "it's \"%d\\, {%d}".formatted(i, i)),
                column("code", "00000000-0000-0000-0000-%012d"::formatted),
                column("made_at", i -> LocalDate.of(2020, 1, 1).plusDays(i).toString()),
                column("made_on", i -> LocalDate.of(2020, 1, 1).plusDays(i).toString()));
    }

    private static Arguments column(String name, IntFunction<String> value) {
        return Arguments.of(name, value);
    }

    @ParameterizedTest
    @MethodSource("columns")
    void a_list_of_any_length_finds_its_rows(String column, IntFunction<String> value) {
        for (int length : new int[] {19, 20, 3_000, 70_000}) {
            // the values of the last 90 rows and of none
            int found = Math.min(length, 90);
            assertThat(count(column, "equals", length, value, false)).isEqualTo(found);
            assertThat(count(column, "equals", length, value, true)).isEqualTo(found + 1);
            assertThat(count(column, "notEquals", length, value, false)).isEqualTo(ROWS - found + 1);
            assertThat(count(column, "notEquals", length, value, true)).isEqualTo(ROWS - found);
        }
    }

    @Test
    void texts_are_looked_into_by_one_bind_too() {
        IntFunction<String> part = i -> "{%d}".formatted(i);
        for (int length : new int[] {19, 3_000, 70_000}) {
            int found = Math.min(length, 90);
            assertThat(count("label", "contains", length, part, false)).isEqualTo(found);
            assertThat(count("label", "endsWith", length, part, true)).isEqualTo(found + 1);
            assertThat(count("label", "notContains", length, part, false)).isEqualTo(ROWS - found + 1);
            assertThat(count("label", "notEndsWith", length, part, true)).isEqualTo(ROWS - found);
        }
    }

    @Test
    void truths_need_no_long_lists_but_may_have_them() {
        assertThat(count("sold", "equals", 3_000, i -> "true", false)).isEqualTo(50);
        assertThat(count("sold", "notEquals", 3_000, i -> "true", true)).isEqualTo(50);
    }

    private static long count(String column, String operator, int length, IntFunction<String> value, boolean withNull) {
        var json = JsonMapper.shared().createObjectNode();
        json.putArray("measures").add("things.count");
        var filter = json.putArray("filters").addObject();
        filter.put("member", "things." + column).put("operator", operator);
        var values = filter.putArray("values");
        for (int i = 0; i < length; i++) {
            values.add(value.apply(i + 10));
        }
        if (withNull) {
            values.addNull();
        }
        var query = READER.read(json).queries().getFirst();
        var sql = COMPILER.compile(PLANNER.plan(Resolver.resolve(query, PLANNER.model())));
        if (length >= 20) {
            assertThat(sql.binds()).hasSize(1);
        }
        return Long.parseLong(String.valueOf(database.run(sql).cell(0, 0)));
    }
}
