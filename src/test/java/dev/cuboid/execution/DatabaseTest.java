package dev.cuboid.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cuboid.TestDatabase;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.sql.SqlText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseTest {
    private final TestDatabase server = TestDatabase.create();
    private final Database database = open(Duration.ofSeconds(30));

    @BeforeAll
    void create_an_enum() throws Exception {
        server.run("CREATE TYPE mood AS ENUM ('glad', 'sad'); CREATE TABLE note (id int)");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void numbers_are_texts_exactly_as_PostgreSQL_prints_them() {
        assertThat(row(8, """
                SELECT 42::bigint, 119.90::numeric, 60.07142635393524::float8, 0.00000000000000000001::numeric, 1e20::float8,
                       7::int, 'NaN'::numeric, NULL::int"""))
                .containsExactly(
                        "42", "119.90", "60.07142635393524", "0.00000000000000000001", "1e+20", "7", "NaN", null);
    }

    @Test
    void times_are_wall_clock_to_the_millisecond_without_zone() {
        assertThat(row(7, """
                SELECT timestamp '2024-03-01', timestamp '2024-03-01 10:11:12.3456', timestamp '2024-03-01 10:11:12.3',
                       timestamptz '2024-03-01 00:30:00+02', date '2024-03-01', 'infinity'::timestamp, NULL::timestamptz"""))
                .containsExactly(
                        "2024-03-01T00:00:00.000",
                        "2024-03-01T10:11:12.345",
                        "2024-03-01T10:11:12.300",
                        "2024-02-29T22:30:00.000",
                        "2024-03-01T00:00:00.000",
                        "infinity",
                        null);
    }

    @Test
    void booleans_stay_booleans_and_all_else_is_text() {
        assertThat(row(7, "SELECT true, false, NULL::boolean, B'1', 'glad'::mood, '{\"a\": 1}'::jsonb, 'x'"))
                .containsExactly(true, false, null, "1", "glad", "{\"a\": 1}", "x");
    }

    @Test
    void binds_keep_their_types() {
        assertThat(row(
                        9,
                        """
                        SELECT ?::timestamptz, ?::timestamp, ?::numeric + 1, ?::text, ?::boolean, ?::bigint + 1,
                               'b' = ANY (?::text[]), 2 = ANY (?::numeric[]), 'glad'::mood = ?""",
                        OffsetDateTime.parse("2024-03-01T01:00:00+01:00"),
                        LocalDateTime.parse("2024-03-01T01:00:00"),
                        new BigDecimal("1.50"),
                        "it's",
                        true,
                        41L,
                        new String[] {"a", "b"},
                        new BigDecimal[] {BigDecimal.TWO},
                        "glad"))
                .containsExactly(
                        "2024-03-01T00:00:00.000",
                        "2024-03-01T01:00:00.000",
                        "2.50",
                        "it's",
                        true,
                        "42",
                        true,
                        true,
                        true);
    }

    @Test
    void the_same_statement_gives_the_same_values_once_the_server_has_prepared_it() {
        for (int round = 0; round < 6; round++) {
            assertThat(row(3, "SELECT 60.07142635393524::float8, timestamp '2024-03-01', ?::numeric", BigDecimal.TEN))
                    .containsExactly("60.07142635393524", "2024-03-01T00:00:00.000", "10");
        }
    }

    @Test
    void what_the_server_refuses_is_told_in_its_own_words() {
        var problem = problem(database, "SELECT ?::bigint", "abc");
        assertThat(problem.code()).isEqualTo(ErrorCode.DATABASE_REFUSED);
        assertThat(problem.message()).isEqualTo("Error: invalid input syntax for type bigint: \"abc\"");
    }

    @Test
    void nothing_can_be_written() {
        assertThat(problem(database, "INSERT INTO note VALUES (1) RETURNING id").message())
                .isEqualTo("Error: cannot execute INSERT in a read-only transaction");
    }

    @Test
    void a_statement_over_its_time_is_cancelled() {
        try (var hasty = open(Duration.ofMillis(100))) {
            var problem = problem(hasty, "SELECT pg_sleep(20)::text");
            assertThat(problem.code()).isEqualTo(ErrorCode.STATEMENT_TIMED_OUT);
            assertThat(problem.message()).contains("`default`");
        }
    }

    private Database open(Duration timeout) {
        return Database.open(
                new Database.Target("default", server.url(), server.user(), server.password(), 2, timeout));
    }

    private List<@Nullable Object> row(int columns, String sql, @Nullable Object... binds) {
        var rows = database.run(statement(columns, sql, binds));
        assertThat(rows.size()).isEqualTo(1);
        var cells = new ArrayList<@Nullable Object>();
        for (int column = 0; column < rows.keys().size(); column++) {
            cells.add(rows.cell(0, column));
        }
        return cells;
    }

    private static Diagnostic problem(Database database, String sql, Object... binds) {
        var rejected = catchThrowableOfType(Rejected.class, () -> database.run(statement(1, sql, binds)));
        assertThat(rejected).isNotNull();
        return rejected.diagnostics().getFirst();
    }

    private static SqlText statement(int columns, String sql, @Nullable Object... binds) {
        return new SqlText(
                sql,
                Arrays.asList(binds),
                IntStream.range(0, columns).mapToObj(column -> "c" + column).toList());
    }
}
