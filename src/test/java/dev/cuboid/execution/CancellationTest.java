package dev.cuboid.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.cuboid.TestDatabase;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.execution.Database.Extent;
import dev.cuboid.execution.Database.Visit;
import dev.cuboid.sql.SqlText;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CancellationTest {
    private final TestDatabase server = TestDatabase.create();
    private final Database database = Database.open(
            new Database.Target("default", server.url(), server.user(), server.password(), 1, Duration.ofMinutes(2)));

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void a_statement_that_runs_ends_in_the_database() {
        var cancellation = new Cancellation();
        var reading = reading(cancellation, "SELECT pg_sleep(600)::text AS slept");
        await().until(() -> running("pg_sleep(600)"));

        cancellation.cancel();

        assertThat(reading.join()).isEqualTo(ErrorCode.QUERY_CANCELLED);
        await().atMost(Duration.ofSeconds(1)).until(() -> !running("pg_sleep(600)"));
    }

    @Test
    void whoever_has_the_connection_next_is_not_hit() {
        for (int round = 0; round < 20; round++) {
            var cancellation = new Cancellation();
            var reading = reading(cancellation, "SELECT pg_sleep(601)::text AS slept");
            await().pollInterval(Duration.ofMillis(5)).until(() -> running("pg_sleep(601)"));
            cancellation.cancel();
            assertThat(reading.join()).isEqualTo(ErrorCode.QUERY_CANCELLED);

            assertThat(database.run(statement("SELECT 'well' AS slept")).only()).isEqualTo("well");
        }
    }

    @Test
    void what_was_cancelled_before_it_began_never_runs() {
        var cancellation = new Cancellation();
        cancellation.cancel();

        assertThat(reading(cancellation, "SELECT pg_sleep(602)::text AS slept").join())
                .isEqualTo(ErrorCode.QUERY_CANCELLED);
        assertThat(database.run(statement("SELECT 'well' AS slept")).only()).isEqualTo("well");
    }

    @Test
    void a_cursor_ends_between_rows() {
        var cancellation = new Cancellation();
        var seen = new int[1];
        var rejected = catchThrowableOfType(
                Rejected.class,
                () -> database.read(
                        new Visit("", Extent.CURSOR, cancellation),
                        session -> session.read(
                                statement("SELECT i::text AS slept FROM generate_series(1, 1000000) i"), new RowSink() {
                                    @Override
                                    public void begin(List<Column> columns) {}

                                    @Override
                                    public void row(Row row) {
                                        if (++seen[0] == 5000) {
                                            cancellation.cancel();
                                        }
                                    }

                                    @Override
                                    public void end() {}
                                })));

        assertThat(rejected.diagnostics().getFirst().code()).isEqualTo(ErrorCode.QUERY_CANCELLED);
        assertThat(seen[0]).isEqualTo(5000);
        assertThat(database.run(statement("SELECT 'well' AS slept")).only()).isEqualTo("well");
    }

    private CompletableFuture<ErrorCode> reading(Cancellation cancellation, String sql) {
        return CompletableFuture.supplyAsync(
                () -> {
                    var collector = new RowCollector(List.of("slept"));
                    return catchThrowableOfType(
                                    Rejected.class,
                                    () -> database.read(
                                            new Visit("", Extent.PAGE, cancellation),
                                            session -> session.read(statement(sql), collector)))
                            .diagnostics()
                            .getFirst()
                            .code();
                },
                task -> Thread.ofVirtual().start(task));
    }

    private static SqlText statement(String sql) {
        return new SqlText(sql, List.of(), List.of("slept"));
    }

    private boolean running(String text) throws Exception {
        try (var connection = server.connect();
                var statement = connection.prepareStatement(
                        "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid() AND query LIKE ?")) {
            statement.setString(1, "%" + text + "%");
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
