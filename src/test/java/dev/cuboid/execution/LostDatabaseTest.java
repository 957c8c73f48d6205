package dev.cuboid.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.cuboid.RestartablePostgres;
import dev.cuboid.TestDatabase;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.sql.SqlText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LostDatabaseTest {
    private static final SqlText ONE = new SqlText("SELECT 1", List.of(), List.of("one"));
    private static final SqlText LONG = new SqlText("SELECT pg_sleep(60)::text", List.of(), List.of("slept"));

    @Test
    void a_kill_during_a_statement_is_told_and_all_recovers_when_the_server_returns(@TempDir Path folder)
            throws Exception {
        try (var server = new RestartablePostgres(folder.resolve("data"));
                var database = open(server.database());
                var other = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(database.answers()).isTrue();
            var problem = other.submit(() -> problemOf(database, LONG));
            await().until(() -> isRunning(server.database(), "pg_sleep"));

            server.kill();
            assertThat(problem.get().code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
            assertThat(problemOf(database, ONE).message()).contains("`default` cannot be reached");
            assertThat(database.answers()).isFalse();

            server.restart();
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> succeeds(() -> database.run(ONE).size() == 1));
            assertThat(database.answers()).isTrue();
        }
    }

    @Test
    void a_pool_opens_while_nobody_answers_at_the_address(@TempDir Path folder) throws Exception {
        try (var server = new RestartablePostgres(folder.resolve("data"))) {
            server.kill();
            try (var database = open(server.database())) {
                var problem = problemOf(database, ONE);
                assertThat(problem.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
                assertThat(problem.code().httpStatus()).isEqualTo(503);
                server.restart();
                await().atMost(Duration.ofSeconds(15)).until(() -> succeeds(database::answers));
            }
        }
    }

    private static Database open(TestDatabase at) {
        return Database.open(
                new Database.Target("default", at.url(), at.user(), at.password(), 2, Duration.ofSeconds(60)));
    }

    private static Diagnostic problemOf(Database database, SqlText statement) {
        var rejected = catchThrowableOfType(Rejected.class, () -> database.run(statement));
        assertThat(rejected).isNotNull();
        return rejected.diagnostics().getFirst();
    }

    private static boolean succeeds(Callable<Boolean> attempt) throws Exception {
        try {
            return attempt.call();
        } catch (Rejected notYet) {
            return false;
        }
    }

    private static boolean isRunning(TestDatabase server, String text) throws Exception {
        try (var connection = server.connect();
                var statement = connection.prepareStatement("SELECT 1 FROM pg_stat_activity"
                        + " WHERE state = 'active' AND query LIKE ? AND pid <> pg_backend_pid()")) {
            statement.setString(1, "%" + text + "%");
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
