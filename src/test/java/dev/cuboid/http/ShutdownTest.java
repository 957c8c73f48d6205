package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuboid.TestDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that is told to stop while a query runs: it waits for a lock that the test holds. */
@Tag("slow")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShutdownTest {
    private static final String COUNT = "/cubejs-api/v1/load?query=%7B%22measures%22%3A%5B%22Users.count%22%5D%7D";

    private final TestDatabase database = TestDatabase.create();
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
    private Connection lock;

    @BeforeEach
    void lock() throws Exception {
        database.run(Files.readString(Path.of("src/test/resources/samples/data.sql")));
        lock = database.connect();
        lock.setAutoCommit(false);
        try (var statement = lock.createStatement()) {
            statement.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
        }
    }

    @AfterEach
    void unlock() throws Exception {
        lock.close();
        others.close();
    }

    @Test
    void it_is_not_ready_first_then_takes_no_more_and_finishes_what_runs() throws Exception {
        var server = start("--cuboid.shutdown.limit=60s");
        var answer = running(server);
        var stopping = others.submit(server::close);

        await().until(() -> ready(server).statusCode() == 500);
        assertThat(ready(server).body()).contains("DOWN");
        await().until(() -> refuses(server.port()));
        assertThat(answer.isDone()).isFalse();
        lock.close();

        assertThat(answer.get().statusCode()).isEqualTo(200);
        stopping.get();
    }

    @Test
    void what_does_not_finish_in_time_is_cancelled_and_its_caller_is_told() throws Exception {
        var server = start("--cuboid.shutdown.limit=500ms");
        var answer = running(server);
        var stopping = others.submit(server::close);

        assertThat(answer.get().statusCode()).isEqualTo(409);
        assertThat(answer.get().body()).contains("The query was cancelled");
        stopping.get();
        await().until(() -> statementsWaiting() == 0);
    }

    private SampleServer start(String limit) {
        return SampleServer.start(database, "--cuboid.shutdown.delay=2s", limit);
    }

    private Future<HttpResponse<String>> running(SampleServer server) {
        var answer = others.submit(() -> server.send(server.request(COUNT)
                .header("Authorization", SampleServer.token("{}"))
                .header("Prefer", "wait=60")));
        await().until(() -> statementsWaiting() == 1);
        return answer;
    }

    private static HttpResponse<String> ready(SampleServer server) throws Exception {
        return server.send(server.request("/readyz"));
    }

    /** A new connection, since one that is open already may serve its last request. */
    private static boolean refuses(int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port));
            return false;
        } catch (ConnectException refused) {
            return true;
        }
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
