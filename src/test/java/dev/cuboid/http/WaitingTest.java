package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuboid.TestDatabase;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Queries that cannot end: each waits for a lock that the test holds. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WaitingTest {
    private static final String LOAD = "/cubejs-api/v1/load?cache=no-cache&query=";
    private static final String COUNT = "%7B%22measures%22%3A%5B%22Users.count%22%5D%7D";
    /** Another query of the same table, for each number. */
    private static final String COUNT_LIMITED =
            "%%7B%%22measures%%22%%3A%%5B%%22Users.count%%22%%5D%%2C%%22limit%%22%%3A%d%%7D";

    private final TestDatabase database = TestDatabase.create();
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
    private SampleServer server;
    private Connection lock;

    @BeforeAll
    void start() throws Exception {
        database.run(Files.readString(Path.of("src/test/resources/samples/data.sql")));
        server = SampleServer.start(
                database,
                "--cuboid.continue-wait=300ms",
                "--cuboid.database.pool-size=2",
                "--cuboid.queue-length=1",
                "--cuboid.request-size=4kb");
    }

    @AfterAll
    void stop() {
        server.close();
        others.close();
    }

    @BeforeEach
    void lock() throws Exception {
        lock = database.connect();
        lock.setAutoCommit(false);
        try (var statement = lock.createStatement()) {
            statement.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
        }
    }

    @AfterEach
    void unlock() throws Exception {
        lock.close();
        await().until(() -> statementsWaiting() == 0);
    }

    @Test
    void a_client_of_cube_is_told_to_ask_again_and_gets_the_answer_of_the_run_that_went_on() throws Exception {
        assertThat(load(COUNT).body()).isEqualTo("{\"error\":\"Continue wait\"}");
        assertThat(load(COUNT).body()).isEqualTo("{\"error\":\"Continue wait\"}");
        assertThat(statementsWaiting()).isEqualTo(1);
        lock.close();

        await().untilAsserted(() -> assertThat(load(COUNT).body()).contains("\"data\":[{\"Users.count\":\""));
    }

    @Test
    void equal_requests_wait_for_one_statement() throws Exception {
        var all = new ArrayList<Future<HttpResponse<String>>>();
        for (int i = 0; i < 5; i++) {
            all.add(loading(COUNT, "Prefer", "wait=60"));
        }
        await().until(() -> statementsWaiting() == 1);
        assertThat(all).noneMatch(Future::isDone);
        lock.close();

        for (var one : all) {
            assertThat(one.get().body()).contains("\"data\":[{\"Users.count\":\"");
        }
    }

    @Test
    void who_will_not_wait_longer_is_told_so_and_his_statement_ends() throws Exception {
        var answer = loading(COUNT, "Prefer", "wait=1").get();

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("took longer than the 1 s");
        await().atMost(Duration.ofSeconds(1)).until(() -> statementsWaiting() == 0);
    }

    @Test
    void who_would_rather_come_back_gets_a_ticket() throws Exception {
        var accepted = loading(COUNT, "Prefer", "respond-async").get();
        assertThat(accepted.statusCode()).isEqualTo(202);
        var location = accepted.headers().firstValue("Location").orElseThrow();
        assertThat(get(location).statusCode()).isEqualTo(202);
        lock.close();

        await().untilAsserted(() -> assertThat(get(location).body()).contains("\"data\":[{\"Users.count\":\""));
        assertThat(get(location).statusCode()).isEqualTo(404);
    }

    @Test
    void a_ticket_is_its_owners_and_can_be_given_back() throws Exception {
        var location = loading(COUNT, "Prefer", "respond-async")
                .get()
                .headers()
                .firstValue("Location")
                .orElseThrow();
        await().until(() -> statementsWaiting() == 1);

        assertThat(server.send(server.request(location)
                                .header("Authorization", SampleServer.token("{\"sub\":\"somebody else\"}")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.send(server.request(location).DELETE().header("Authorization", SampleServer.token("{}")))
                        .statusCode())
                .isEqualTo(204);

        await().atMost(Duration.ofSeconds(1)).until(() -> statementsWaiting() == 0);
        assertThat(get(location).statusCode()).isEqualTo(404);
    }

    @Test
    void a_client_that_goes_away_takes_its_statement_with_it() throws Exception {
        try (var client = connect(COUNT)) {
            await().until(() -> statementsWaiting() == 1);
            assertThat(client.isConnected()).isTrue();
        }
        await().atMost(Duration.ofSeconds(1)).until(() -> statementsWaiting() == 0);
    }

    @Test
    void a_statement_that_another_client_waits_for_goes_on() throws Exception {
        var stays = loading(COUNT, "Prefer", "wait=60");
        await().until(() -> statementsWaiting() == 1);
        try (var client = connect(COUNT)) {
            assertThat(client.isConnected()).isTrue();
        }
        // The other's leaving is noticed within this time, if at all.
        assertThat(loading(COUNT, "Prefer", "wait=1").get().statusCode()).isEqualTo(504);
        assertThat(statementsWaiting()).isEqualTo(1);
        lock.close();

        assertThat(stays.get().statusCode()).isEqualTo(200);
    }

    @Test
    void a_request_is_cancelled_by_its_id_and_by_its_owner_only() throws Exception {
        var waiting = others.submit(() -> server.send(server.request(LOAD + COUNT)
                .header("Authorization", SampleServer.token("{}"))
                .header("Prefer", "wait=60")
                .header("x-request-id", "tile 7-span-1")));
        await().until(() -> statementsWaiting() == 1);

        assertThat(cancel("{\"sub\":\"somebody else\"}").body()).isEqualTo("{\"result\":\"not found\"}");
        assertThat(cancel("{}").body()).isEqualTo("{\"result\":\"cancelled\"}");

        assertThat(waiting.get().statusCode()).isEqualTo(409);
        await().atMost(Duration.ofSeconds(1)).until(() -> statementsWaiting() == 0);
    }

    @Test
    void a_full_queue_refuses_and_says_when_to_ask_again() throws Exception {
        var running = new ArrayList<Future<HttpResponse<String>>>();
        for (int i = 1; i <= 3; i++) {
            running.add(loading(COUNT_LIMITED.formatted(i), "Prefer", "wait=60"));
            int begun = Math.min(i, 2);
            await().until(() -> statementsWaiting() == begun);
        }
        await().untilAsserted(() -> {
            var refused =
                    loading(COUNT_LIMITED.formatted(99), "Prefer", "wait=1").get();
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        });
        lock.close();

        for (var one : running) {
            assertThat(one.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_body_over_the_limit_is_refused() throws Exception {
        var answer = server.send(server.request("/cubejs-api/v1/load")
                .header("Authorization", SampleServer.token("{}"))
                .POST(HttpRequest.BodyPublishers.ofString(" ".repeat(4097))));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("4096 bytes are the most");
    }

    private HttpResponse<String> load(String query) throws Exception {
        return get(LOAD + query);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return server.send(server.request(path).header("Authorization", SampleServer.token("{}")));
    }

    private Future<HttpResponse<String>> loading(String query, String header, String value) {
        Callable<HttpResponse<String>> sending = () -> server.send(server.request(LOAD + query)
                .header("Authorization", SampleServer.token("{}"))
                .header(header, value));
        return others.submit(sending);
    }

    private HttpResponse<String> cancel(String payload) throws Exception {
        return server.send(server.request("/cubejs-api/v1/running-query/tile%207-span-1")
                .DELETE()
                .header("Authorization", SampleServer.token(payload)));
    }

    /** A client that can hang up. */
    private Socket connect(String query) throws Exception {
        var socket = new Socket("localhost", server.port());
        OutputStream out = socket.getOutputStream();
        out.write(("GET " + LOAD + query + " HTTP/1.1\r\nHost: localhost\r\nPrefer: wait=60\r\nAuthorization: "
                        + SampleServer.token("{}") + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    private int statementsWaiting() throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
