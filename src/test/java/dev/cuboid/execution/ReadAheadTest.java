package dev.cuboid.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.cuboid.TestDatabase;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.execution.Database.Extent;
import dev.cuboid.execution.Database.Visit;
import dev.cuboid.sql.SqlText;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large results on a database with a single connection; what fetches ahead must be gone before anybody else has it. */
@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class ReadAheadTest {
    /** Its first rows come at once; the portion after them never ends by itself. */
    private static final SqlText STALLING = statement(
            "SELECT i, CASE WHEN i = 700 THEN pg_sleep(600)::text END, null FROM generate_series(1, 100000) i");

    private final TestDatabase server = TestDatabase.create();
    private final Database database = Database.open(
            new Database.Target("default", server.url(), server.user(), server.password(), 1, Duration.ofMinutes(5)));

    /** Takes rows until something else is to happen instead. */
    private interface Taking extends RowSink {
        @Override
        default void begin(List<Column> columns) {}

        @Override
        default void end() {}
    }

    @AfterEach
    void theConnectionServesOthers() {
        assertThat(database.run(statement("SELECT 'well', 'and', 'good'")).size())
                .isEqualTo(1);
        assertThat(database.running()).isZero();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499, 500, 501, 999, 4499, 4500, 4501, 60_000})
    void every_row_comes_once_and_in_order(int rows) throws Exception {
        var seen = new ArrayList<String>();
        var ends = new int[1];

        read(
                statement(
                        "SELECT i, CASE WHEN i % 3 > 0 THEN repeat('ü', i % 50) END, '\\x00ff'::bytea FROM generate_series(1, "
                                + rows + ") i"),
                new RowSink() {
                    @Override
                    public void begin(List<Column> columns) {
                        assertThat(columns).hasSize(3);
                    }

                    @Override
                    public void row(Row row) throws SQLException {
                        seen.add(row.text(0) + " " + row.text(1) + " " + new String(row.utf8(2), UTF_8));
                    }

                    @Override
                    public void end() {
                        ends[0]++;
                    }
                });

        var expected = new ArrayList<String>();
        for (int i = 1; i <= rows; i++) {
            expected.add(i + " " + (i % 3 > 0 ? "ü".repeat(i % 50) : null) + " \\x00ff");
        }
        assertThat(seen).isEqualTo(expected);
        assertThat(ends[0]).isEqualTo(1);
    }

    @Test
    void rows_of_very_different_width_come_whole() throws Exception {
        var lengths = new ArrayList<Integer>();

        read(
                statement(
                        "SELECT i, repeat('x', CASE WHEN i > 600 THEN 100000 ELSE 1 END), null FROM generate_series(1, 1500) i"),
                (Taking) row -> lengths.add(requireNonNull(row.utf8(1)).length));

        assertThat(lengths).hasSize(1500);
        assertThat(lengths.subList(0, 600)).containsOnly(1);
        assertThat(lengths.subList(600, 1500)).containsOnly(100_000);
    }

    @Test
    void what_comes_before_a_failure_is_seen() {
        var seen = new int[1];
        var rejected = catchThrowableOfType(
                Rejected.class,
                () -> read(statement("SELECT i, 1 / (20000 - i), null FROM generate_series(1, 100000) i"), (Taking)
                        _ -> seen[0]++));

        assertThat(rejected.diagnostics().getFirst().message()).isEqualTo("Error: division by zero");
        assertThat(seen[0]).isBetween(10_000, 19_999);
    }

    @Test
    void one_who_wants_no_more_rows_does_not_wait_for_those_that_are_fetched() {
        assertThatThrownBy(() -> read(STALLING, (Taking) row -> {
                    if ("400".equals(row.text(0))) {
                        await().until(this::isStalled);
                        throw new IOException("enough");
                    }
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("enough");

        assertThat(isStalled()).isFalse();
    }

    @Test
    void a_mistake_of_ours_is_no_reason_to_wait_either() {
        assertThatThrownBy(() -> read(STALLING, (Taking) row -> {
                    throw new IllegalStateException("mistaken at " + row.text(0));
                }))
                .hasMessage("mistaken at 1");

        assertThat(isStalled()).isFalse();
    }

    @Test
    void one_who_waits_for_rows_can_be_cancelled() {
        var cancellation = new Cancellation();
        var reading = CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(
                        Rejected.class,
                        () -> database.read(
                                new Visit("", Extent.CURSOR, cancellation),
                                session -> session.read(STALLING, (Taking) _ -> {}))),
                task -> Thread.ofVirtual().start(task));
        await().until(this::isStalled);

        cancellation.cancel();

        assertThat(reading.join().diagnostics().getFirst().code()).isEqualTo(ErrorCode.QUERY_CANCELLED);
        assertThat(isStalled()).isFalse();
    }

    @Test
    void a_thread_that_is_interrupted_leaves_and_stays_interrupted() throws Exception {
        var stays = new CompletableFuture<Boolean>();
        var reading = Thread.ofVirtual().start(() -> {
            try {
                read(STALLING, (Taking) _ -> {});
                stays.complete(false);
            } catch (Rejected | IOException left) {
                stays.complete(Thread.currentThread().isInterrupted());
            }
        });
        await().until(this::isStalled);

        reading.interrupt();

        assertThat(stays.get()).isTrue();
        assertThat(isStalled()).isFalse();
    }

    private void read(SqlText statement, RowSink sink) throws IOException {
        database.read(new Visit("", Extent.CURSOR, new Cancellation()), session -> session.read(statement, sink));
    }

    private boolean isStalled() {
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND wait_event = 'PgSleep' AND datname = current_database()")) {
            return rows.next();
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static SqlText statement(String sql) {
        return new SqlText(sql, List.of(), List.of("number", "text", "other"));
    }
}
