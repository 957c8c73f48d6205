package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.cuboid.RestartablePostgres;
import dev.cuboid.TestDatabase;
import dev.cuboid.http.SocketMessage.MessageId;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** WebSockets whose client, database or server goes away, or is slow. */
@Tag("slow")
@DisplayNameGeneration(ReplaceUnderscores.class)
class SocketLossTest {
    private static final String COUNT = "{\"measures\":[\"orders.count\"]}";
    private static final Duration CYCLE = Duration.ofSeconds(20);

    @Test
    void a_client_that_goes_away_takes_its_statements_with_it() throws Exception {
        var database = filled();
        try (var server = SocketServer.start(database);
                var lock = locked(database)) {
            for (var method : new String[] {"load", "subscribe"}) {
                try (var client = server.connect("{}")) {
                    client.call(1, method, "{\"query\":" + COUNT + "}");
                    await().until(() -> waiting(database) == 1);
                }
                await().atMost(Duration.ofSeconds(1)).until(() -> waiting(database) == 0);
                assertThat(server.counts().subscriptions()).isZero();
                assertThat(server.counts().groups()).isZero();
            }
            assertThat(lock.isClosed()).isFalse();
        }
    }

    @Test
    void what_another_client_waits_for_goes_on_and_what_is_unsubscribed_from_does_not() throws Exception {
        var database = filled();
        try (var server = SocketServer.start(database);
                var lock = locked(database);
                var stays = server.connect("{\"sub\":\"a\"}")) {
            try (var leaves = server.connect("{\"sub\":\"b\"}")) {
                leaves.subscribe(1, COUNT);
                await().until(() -> waiting(database) == 1);
                stays.subscribe(1, COUNT);
                stays.heardNothing();
            }
            await().until(() -> server.counts().connections() == 1);
            stays.call(2, "load", "{\"query\":" + COUNT + ",\"cache\":\"no-cache\"}");
            stays.send("{\"unsubscribe\":1}");
            stays.processed(1);
            assertThat(waiting(database)).isEqualTo(1);
            stays.send("{\"unsubscribe\":2}");
            await().atMost(Duration.ofSeconds(1)).until(() -> waiting(database) == 0);
            assertThat(lock.isClosed()).isFalse();
        }
    }

    @Test
    void a_database_that_dies_is_told_once_and_answers_go_on_when_it_is_back(@TempDir Path folder) throws Exception {
        try (var postgres = new RestartablePostgres(folder.resolve("data"))) {
            postgres.database().run(Files.readString(Path.of("src/test/resources/sockets/data.sql")));
            // It commits without waiting for the disk, so a kill soon after could take the tables with it.
            postgres.database().run("CHECKPOINT");
            try (var server = SocketServer.start(postgres.database());
                    var client = server.connect("{}")) {
                client.call(1, "subscribe", "{\"query\":" + COUNT + ",\"cache\":\"must-revalidate\"}");
                assertThat(count(client.answer(1))).isEqualTo("3");
                postgres.kill();
                server.cycleAfter(CYCLE);
                server.cycleAfter(CYCLE);
                server.cycleAfter(CYCLE);
                var told = client.next();
                assertThat(told.path("status").intValue()).isEqualTo(503);
                assertThat(told.at("/message/error").asString()).contains("cannot be reached");
                client.heardNothing();

                postgres.restart();
                await().atMost(Duration.ofSeconds(15)).until(() -> {
                    server.cycleAfter(CYCLE);
                    return server.counts().pushes() == 3;
                });
                assertThat(count(client.next())).isEqualTo("3");
                client.heardNothing();
            }
        }
    }

    /** Its socket's buffers fill up, and what is sent to it from then on waits in the server. */
    @Test
    void a_client_that_does_not_read_holds_nobody_up_and_is_let_go() throws Exception {
        var database = filled();
        var texts = "{\"dimensions\":[\"texts.text\"],\"limit\":%d}";
        try (var server = SocketServer.start(
                        database,
                        "--cuboid.web-sockets.send-patience=2s",
                        "--cuboid.web-sockets.send-buffer=4mb",
                        "--cuboid.largest-result=16mb");
                var slow = rawClient(server);
                var quick = server.connect("{}")) {
            write(slow, "{\"authorization\":\"" + SampleServer.token("{}") + "\"}");
            for (int id = 0; id < 20; id++) {
                write(
                        slow,
                        "{\"messageId\":%d,\"method\":\"subscribe\",\"params\":{\"query\":%s}}"
                                .formatted(id, texts.formatted(2000 + id)));
            }
            await().until(() -> server.counts().subscriptions() == 20);
            quick.subscribe(1, COUNT);
            assertThat(count(quick.answer(1))).isEqualTo("3");
            database.run("DELETE FROM orders; UPDATE versions SET version = 2");
            server.cycleAfter(CYCLE);
            assertThat(count(quick.next())).isEqualTo("0");

            await().atMost(Duration.ofSeconds(20)).until(() -> server.counts().connections() == 1);
            assertThat(server.counts().subscriptions()).isEqualTo(1);
        }
    }

    @Test
    void a_server_that_stops_finishes_what_runs_and_says_goodbye() throws Exception {
        var database = filled();
        var server = SocketServer.start(database, "--cuboid.shutdown.limit=60s", "--cuboid.web-sockets.connections=2");
        try (var lock = locked(database);
                var busy = server.connect("{}");
                var idle = server.connect("{}");
                var others = Executors.newVirtualThreadPerTaskExecutor()) {
            busy.call(1, "load", "{\"query\":" + COUNT + "}");
            await().until(() -> waiting(database) == 1);
            assertThat(catchThrowable(server::connect))
                    .as("a third connection")
                    .hasRootCauseMessage("Unexpected HTTP response status code 503");
            var stopping = others.submit(server::close);
            assertThat(idle.closed()).isEqualTo(1001);
            assertThat(stopping.isDone()).isFalse();
            lock.rollback();

            assertThat(count(busy.answer(1))).isEqualTo("3");
            assertThat(busy.closed()).isEqualTo(1001);
            stopping.get();
        }
    }

    /** Tomcat tells of the end from the thread whose sending failed, while another reads what the client said before. */
    @Test
    void what_is_read_of_a_client_after_it_has_gone_is_not_kept() throws Exception {
        var database = filled();
        try (var server = SocketServer.start(database)) {
            var connection = server.sockets().open(new Nowhere());
            server.sockets().receive(connection, "{\"authorization\":\"" + SampleServer.token("{}") + "\"}");
            server.sockets().closed(connection);
            server.sockets()
                    .receive(
                            connection,
                            "{\"messageId\":1,\"method\":\"subscribe\",\"params\":{\"query\":" + COUNT + "}}");

            assertThat(server.counts().subscriptions()).isZero();
            assertThat(connection.begin(new MessageId("2", true)))
                    .isNotNull()
                    .extracting(SocketConnection.Running::isOver)
                    .isEqualTo(true);
        }
    }

    private static final class Nowhere implements Outbox.Wire {
        @Override
        public void send(Outbox.Message message) throws IOException {
            throw new IOException("gone");
        }

        @Override
        public void ping() throws IOException {
            throw new IOException("gone");
        }

        @Override
        public void close(int code, String reason) throws IOException {
            throw new IOException("gone");
        }
    }

    private static TestDatabase filled() throws Exception {
        var database = TestDatabase.create();
        database.run(Files.readString(Path.of("src/test/resources/sockets/data.sql")));
        return database;
    }

    private static Connection locked(TestDatabase database) throws Exception {
        var lock = database.connect();
        lock.setAutoCommit(false);
        try (var statement = lock.createStatement()) {
            statement.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
        }
        return lock;
    }

    private static int waiting(TestDatabase database) throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String count(JsonNode answer) {
        assertThat(answer.at("/message/data/0").isObject())
                .as(answer.toString())
                .isTrue();
        return answer.at("/message/data/0/orders.count").asString();
    }

    /** One that need not read. */
    private static Socket rawClient(SocketServer server) throws IOException {
        var socket = new Socket("localhost", server.port());
        socket.getOutputStream()
                .write(("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** A frame as RFC 6455 has it, masked with zeros. */
    private static void write(Socket socket, String text) throws IOException {
        var bytes = "%-200s".formatted(text).getBytes(StandardCharsets.UTF_8);
        var frame = new byte[bytes.length + 8];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | 126);
        frame[2] = (byte) (bytes.length >> 8);
        frame[3] = (byte) bytes.length;
        System.arraycopy(bytes, 0, frame, 8, bytes.length);
        assertThat(bytes.length).isBetween(126, 65_535);
        socket.getOutputStream().write(frame);
        socket.getOutputStream().flush();
    }
}
