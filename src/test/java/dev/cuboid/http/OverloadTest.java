package dev.cuboid.http;

import static dev.cuboid.http.CacheServer.sumOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept while the database has more to do than it can, and what deadlines make of that. */
@Tag("slow")
@DisplayNameGeneration(ReplaceUnderscores.class)
class OverloadTest {
    private static final String USUAL = sumOf("usual");
    private static final String VERSIONED = sumOf("versioned");
    private static final String[] PATIENT = {"Prefer", "wait=60"};

    @Test
    void a_full_queue_refuses_new_rows_and_drops_no_old_ones(@TempDir Path folder) throws Exception {
        try (var server = CacheServer.start(folder, "--cuboid.database.pool-size=1", "--cuboid.queue-length=1")) {
            assertThat(server.load(USUAL, "").body()).contains("{\"usual.sum\":\"1\"}");
            assertThat(server.load(VERSIONED, "").body()).contains("{\"versioned.sum\":\"1\"}");
            server.pass(Duration.ofMinutes(1));
            server.lock("data");
            var running = server.loading(sumOf("hourly"), "", PATIENT);
            await().until(() -> server.statementsWaiting() == 1);
            var queued = server.loading(sumOf("daily"), "", PATIENT);

            refused(server, USUAL);
            assertThat(server.load(USUAL, "stale-while-revalidate").body()).contains("{\"usual.sum\":\"1\"}");
            refused(server, VERSIONED);
            assertThat(server.load(USUAL, "stale-while-revalidate").body()).contains("{\"usual.sum\":\"1\"}");
            assertThat(server.load(VERSIONED, "stale-while-revalidate").body()).contains("{\"versioned.sum\":\"1\"}");

            server.unlock();
            assertThat(running.get().statusCode()).isEqualTo(200);
            assertThat(queued.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void exports_leave_half_of_the_turns_to_others(@TempDir Path folder) throws Exception {
        try (var server = CacheServer.start(folder, "--cuboid.database.pool-size=2")) {
            server.lock("data");
            var exports = new ArrayList<Future<HttpResponse<String>>>();
            for (int i = 0; i < 4; i++) {
                exports.add(server.exporting("{\"dimensions\":[\"hourly.amount\"]}"));
            }
            await().until(() -> server.statementsWaiting() == 1);

            assertThat(server.load(sumOf("elsewhere"), "no-cache", PATIENT).body())
                    .contains("{\"elsewhere.sum\":\"1\"}");
            assertThat(server.statementsWaiting()).isEqualTo(1);
            server.unlock();
            for (var export : exports) {
                assertThat(export.get().body()).isEqualTo("hourly.amount\r\n1\r\n");
            }
        }
    }

    @Test
    void a_statement_has_its_deadline_and_so_has_the_wait_for_a_turn(@TempDir Path folder) throws Exception {
        try (var server =
                CacheServer.start(folder, "--cuboid.database.pool-size=1", "--cuboid.database.query-timeout=1s")) {
            server.lock("data");
            var running = server.loading(USUAL, "", PATIENT);
            await().until(() -> server.statementsWaiting() == 1);
            var queued = server.loading(sumOf("daily"), "", PATIENT);

            late(running);
            late(queued);
            await().until(() -> server.statementsWaiting() == 0);
        }
    }

    @Test
    void a_slow_refresh_key_has_a_statements_deadline_and_the_query_runs_without_it(@TempDir Path folder)
            throws Exception {
        try (var server = CacheServer.start(folder, "--cuboid.database.query-timeout=1s")) {
            server.lock("versions");

            assertThat(server.load(VERSIONED, "", PATIENT).body()).contains("{\"versioned.sum\":\"1\"}");
            assertThat(server.statementsWaiting()).isZero();
        }
    }

    private static void refused(CacheServer server, String query) {
        await().untilAsserted(() -> {
            var refused = server.load(query, "must-revalidate", "Prefer", "wait=1");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        });
    }

    private static void late(Future<HttpResponse<String>> request) throws Exception {
        assertThat(request.get().statusCode()).isEqualTo(504);
        assertThat(request.get().body()).contains("longer than 1 s");
    }
}
