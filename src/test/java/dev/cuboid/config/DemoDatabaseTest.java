package dev.cuboid.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cuboid.diagnostic.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DemoDatabaseTest {
    /** Unpacked once for all tests. */
    @TempDir
    private static Path programs;

    /** Created once, since a million rows take their time; whoever uses it leaves it complete and stopped. */
    @TempDir
    private static Path existing;

    @TempDir
    private Path directory;

    @BeforeAll
    static void createOne() throws Exception {
        Files.createSymbolicLink(existing.resolve("programs"), programs);
        DemoDatabase.start(existing).close();
    }

    @Test
    void has_the_rows_and_keeps_what_is_written_to_it() throws Exception {
        Files.createSymbolicLink(directory.resolve("programs"), programs);
        try (var database = DemoDatabase.start(directory)) {
            assertThat(number(database, "SELECT count(*) FROM user_engagements"))
                    .isEqualTo(200_000);
            assertThat(number(database, "SELECT count(*) FROM campaign_engagements"))
                    .isEqualTo(50_000);
            assertThat(number(database, "SELECT count(*) FROM users")).isEqualTo(5_000);
            hasRowsOfTwoYears(database);
            hasAwkwardRows(database);
            hasAMillionRows(database);
            rowsAgreeWithOneAnother(database);
            number(database, "DELETE FROM users WHERE user_id = 'u7' RETURNING 1");
        }
        try (var again = DemoDatabase.start(directory)) {
            assertThat(number(again, "SELECT count(*) FROM users")).isEqualTo(4_999);
        }
    }

    private static void hasRowsOfTwoYears(DemoDatabase database) throws SQLException {
        assertThat(number(database, """
                SELECT count(*) FROM user_engagements
                WHERE event_time >= (SELECT installed_on::date FROM flyway_schema_history WHERE version = '2')
                   OR event_time < (SELECT installed_on::date - 730 FROM flyway_schema_history WHERE version = '2')""")).isZero();
        assertThat(number(database, "SELECT max(event_time)::date - min(event_time)::date FROM user_engagements"))
                .isGreaterThan(720);
    }

    private static void hasAwkwardRows(DemoDatabase database) throws SQLException {
        for (var condition : List.of(
                "user_id IS NULL",
                "interactions IS NULL",
                "session_duration IS NULL",
                "user_id NOT IN (SELECT user_id FROM users)")) {
            assertThat(number(database, "SELECT count(*) FROM user_engagements WHERE " + condition))
                    .as(condition)
                    .isGreaterThan(1_000);
        }
    }

    private static void hasAMillionRows(DemoDatabase database) throws SQLException {
        assertThat(
                        number(
                                database,
                                "SELECT sum(reltuples) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"))
                .isBetween(900_000L, 1_200_000L);
        assertThat(number(database, "SELECT max(started_at)::date - min(started_at)::date FROM sessions"))
                .isGreaterThan(720);
    }

    /** Each of these finds rows that contradict others. */
    private static void rowsAgreeWithOneAnother(DemoDatabase database) throws SQLException {
        for (var contradiction : List.of(
                "sessions JOIN users USING (user_id) JOIN accounts USING (account_id) WHERE started_at::date > closed_at::date",
                "(SELECT session_id, count(*) AS views FROM page_views GROUP BY 1) v JOIN sessions ON id = session_id WHERE views <> pages",
                "sessions WHERE active_seconds > duration_seconds OR duration_seconds <= 0",
                "(SELECT sum(amount) AS rest FROM subscription_movements JOIN subscriptions USING (subscription_id)"
                        + " WHERE ended_at IS NOT NULL GROUP BY subscription_id) ended WHERE rest <> 0",
                "(SELECT sum(amount) AS mrr FROM subscription_movements JOIN subscriptions USING (subscription_id)"
                        + " WHERE ended_at IS NULL GROUP BY subscription_id) running WHERE mrr <= 0",
                "messages WHERE (opened_at < delivered_at OR clicked_at < opened_at OR replied_at < clicked_at)"
                        + " OR (opened_at IS NOT NULL AND delivered_at IS NULL) OR (clicked_at IS NOT NULL AND opened_at IS NULL)",
                "feature_uses JOIN features USING (feature) JOIN sessions ON sessions.id = session_id WHERE started_at < launched_on",
                "survey_responses JOIN surveys USING (survey_id) WHERE score NOT BETWEEN scale_from AND scale_to",
                "orders JOIN accounts USING (account_id) WHERE plan = 'free' OR ordered_at > closed_at",
                "contacts JOIN issues ON issues.id = issue_id WHERE contacted_at < opened_at")) {
            assertThat(number(database, "SELECT count(*) FROM " + contradiction))
                    .as(contradiction)
                    .isZero();
        }
        var lost =
                "SELECT floor(1000 * avg((closed_at IS NOT NULL)::integer)) FROM survey_responses JOIN users USING (user_id)"
                        + " JOIN accounts USING (account_id) WHERE survey_id = 'recommend' AND score ";
        assertThat(number(database, lost + ">= 9"))
                .as("promoters churn less")
                .isLessThan(number(database, lost + "<= 6"));
        var outage =
                "SELECT count(*) FROM sessions WHERE started_at::date = (SELECT min(opened_at)::date %s FROM issues WHERE category = 'outage')";
        assertThat(4 * number(database, outage.formatted("")))
                .as("the outage let little through")
                .isLessThan(number(database, outage.formatted("- 7")));
    }

    @Test
    void refuses_a_second_server_on_the_same_existing() throws Exception {
        try (var _ = DemoDatabase.start(existing)) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> DemoDatabase.start(existing))
                    .withMessageStartingWith(
                            "X201 cuboid.demo.directory: another Cuboid is running on the demo database in `" + existing
                                    + "`");
        }
    }

    @Test
    void asks_for_a_password() throws Exception {
        try (var database = DemoDatabase.start(existing)) {
            var url = database.dataSource(new SettingsReader.Demo(Path.of("unused"), 1, 1, 1, Duration.ofMinutes(1)))
                    .url();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(url, "postgres", "guess"))
                    .withMessageContaining("password authentication failed");
        }
    }

    @Test
    void starts_after_a_server_that_was_killed() throws Exception {
        var server = separateServer();
        long leftover = leftoverOf(server);

        try (var database = DemoDatabase.start(existing)) {
            assertThat(number(database, "SELECT count(*) FROM users")).isEqualTo(5_000);
            assertThat(ProcessHandle.of(leftover).filter(ProcessHandle::isAlive))
                    .isEmpty();
        }
    }

    @Test
    void starts_when_the_number_of_a_dead_postgres_belongs_to_another_program() throws Exception {
        Files.writeString(
                existing.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n");

        try (var database = DemoDatabase.start(existing)) {
            assertThat(number(database, "SELECT 1")).isOne();
        }
    }

    @Test
    void begins_anew_when_its_creation_was_cut_short() throws Exception {
        Files.delete(existing.resolve("complete"));
        Files.delete(existing.resolve("data/global/pg_control"));

        try (var database = DemoDatabase.start(existing)) {
            assertThat(number(database, "SELECT count(*) FROM users")).isEqualTo(5_000);
        }
    }

    /** Runs a demo database in a process of its own and kills that process, which leaves PostgreSQL behind. */
    private Process separateServer() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var server = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DemoDatabaseServer.class.getName(),
                        existing.toString())
                .redirectErrorStream(true)
                .start();
        try (var output = server.inputReader()) {
            assertThat(output.lines().anyMatch(DemoDatabaseServer.READY::equals))
                    .isTrue();
            server.destroyForcibly();
        }
        assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return server;
    }

    private long leftoverOf(Process killed) throws IOException {
        assertThat(killed.isAlive()).isFalse();
        long postgres = Long.parseLong(
                Files.readAllLines(existing.resolve("data/postmaster.pid")).getFirst());
        assertThat(ProcessHandle.of(postgres)).isPresent();
        return postgres;
    }

    private static long number(DemoDatabase database, String sql) throws SQLException {
        var source = database.dataSource(new SettingsReader.Demo(Path.of("unused"), 1, 1, 1, Duration.ofMinutes(1)));
        try (var connection = DriverManager.getConnection(source.url(), source.user(), source.password());
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
