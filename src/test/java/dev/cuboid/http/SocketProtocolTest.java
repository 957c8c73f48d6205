package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cuboid.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said over a WebSocket, message by message. */
@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SocketProtocolTest {
    private static final String COUNT = "{\"measures\":[\"orders.count\"]}";

    private final TestDatabase database = TestDatabase.create();
    private SocketServer server;

    @BeforeAll
    void start() throws Exception {
        database.run(Files.readString(Path.of("src/test/resources/sockets/data.sql")));
        server = SocketServer.start(
                database, "--cuboid.web-sockets.requests=3", "--cuboid.web-sockets.message-size=20kb");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_client_says_who_it_is_first() throws Exception {
        try (var client = server.connect()) {
            client.call(1, "load", "{\"query\":" + COUNT + "}");
            assertThat(client.answer(1).toString())
                    .isEqualTo("{\"messageId\":1,\"message\":{\"error\":\"Not authorized\"},\"status\":403}");

            client.send("{\"authorization\":\"no token\"}");
            assertThat(client.next().toString())
                    .isEqualTo("{\"message\":{\"error\":\"Invalid token\"},\"status\":403}");
            client.send("{}");
            assertThat(client.next().path("status").intValue()).isEqualTo(403);

            client.authorize(SampleServer.token("{}"));
            client.call(2, "load", "{\"query\":" + COUNT + "}");
            assertThat(client.answer(2).path("status").intValue()).isEqualTo(200);
        }
    }

    @Test
    void a_load_is_answered_as_over_http() throws Exception {
        try (var client = server.connect("{}")) {
            client.call(1, "load", "{\"query\":" + COUNT + ",\"queryType\":\"multi\",\"signal\":{}}");
            var message = client.answer(1).path("message");

            assertThat(message.path("queryType").asString()).isEqualTo("regularQuery");
            assertThat(message.at("/results/0/data").toString()).isEqualTo("[{\"orders.count\":\"3\"}]");
            assertThat(message.at("/results/0/lastRefreshTime").asString()).isEqualTo("2026-11-22T15:00:00.000Z");
            client.call(2, "load", "{\"query\":" + COUNT + ",\"castNumerics\":true}");
            assertThat(client.answer(2).path("message").path("data").toString()).isEqualTo("[{\"orders.count\":3}]");
        }
    }

    @Test
    void sql_dry_run_and_meta_are_answered() throws Exception {
        try (var client = server.connect("{}")) {
            client.call(1, "sql", "{\"query\":" + COUNT + "}");
            assertThat(client.answer(1).at("/message/sql/sql/0").asString()).contains("note_run()");
            client.call(2, "dry-run", "{\"query\":" + COUNT + "}");
            assertThat(client.answer(2).at("/message/queryType").asString()).isEqualTo("regularQuery");
            client.send("{\"messageId\":3,\"method\":\"meta\"}");
            assertThat(client.answer(3).at("/message/cubes/0/name").asString()).isEqualTo("orders");
            client.call(4, "meta", "{\"onlyViews\":true}");
            assertThat(client.answer(4).at("/message/cubes")).isEmpty();
        }
    }

    @Test
    void an_id_is_a_number_or_a_text_and_comes_back_as_it_was() throws Exception {
        try (var client = server.connect("{}")) {
            client.send("{\"messageId\":\"\\\"é\\\"\",\"method\":\"sql\",\"params\":{\"query\":" + COUNT + "}}");

            assertThat(client.next().path("messageId").asString()).isEqualTo("\"é\"");
            assertThat(client.next().toString()).isEqualTo("{\"messageProcessedId\":\"\\\"é\\\"\"}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "not json | SyntaxError: | ",
                "[] | a message is a JSON object | ",
                "{\"messageId\":1} | `method` is missing | 1",
                "{\"messageId\":1,\"method\":\"laod\",\"params\":{}} | there is no `method` `laod`; `load` | 1",
                "{\"messageId\":\"12345678901234567\",\"method\":\"load\"} | `messageId` is neither | ",
                "{\"messageId\":1.5,\"method\":\"load\"} | `messageId` is neither a whole number nor a text of 1 to 16 characters | ",
                "{\"method\":\"load\"} | `messageId` is neither | ",
                "{\"messageId\":1,\"method\":\"load\",\"params\":[]} | `params` is not a JSON object | 1",
                "{\"messageId\":1,\"method\":\"load\",\"params\":{\"query\":{},\"chache\":\"x\"}} | has no property `chache`; `cache` | 1",
                "{\"messageId\":1,\"method\":\"load\",\"params\":{\"query\":{},\"cache\":3}} | `cache` in `params` is no text | 1",
                "{\"messageId\":1,\"method\":\"meta\",\"params\":{\"onlyViews\":3}} | neither `true` nor `false` | 1",
                "{\"messageId\":1,\"mehtod\":\"load\"} | has no property `mehtod` | 1",
                "{\"unsubscribe\":{}} | `unsubscribe` is neither | ",
                "{\"authorization\":3} | `authorization` is no text | "
            })
    void a_message_that_is_wrong_is_answered_with_what_is_wrong_with_it(String message, String problem, String id)
            throws Exception {
        try (var client = server.connect("{}")) {
            client.send(message);
            var answer = client.next();

            assertThat(answer.at("/message/error").asString()).contains(problem.split(";"));
            assertThat(answer.path("status").intValue()).isEqualTo(400);
            assertThat(answer.path("messageId").asString("")).isEqualTo(id == null ? "" : id);
            client.heardNothing();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "load | {} | Query param is required",
                "sql | {\"query\":null} | Query param is required",
                "subscribe | {} | Query param is required",
                "load | {\"query\":{\"measures\":[\"orders.cuont\"]}} | orders.cuont",
                "subscribe | {\"query\":{\"measures\":[\"orders.cuont\"]}} | orders.cuont",
                "load | {\"query\":7} | ",
                "load | {\"query\":{\"measures\":[\"orders.count\"]},\"cache\":\"never\"} | no cache mode"
            })
    void a_request_that_is_wrong_is_answered_as_over_http(String method, String params, String problem)
            throws Exception {
        try (var client = server.connect("{}")) {
            client.call(1, method, params);
            var answer = client.answer(1);

            assertThat(answer.at("/message/error").asString()).contains(problem == null ? "" : problem);
            assertThat(answer.path("status").intValue()).isEqualTo(400);
        }
    }

    @Test
    void more_requests_than_the_limit_are_refused_until_one_ends() throws Exception {
        try (var client = server.connect("{}")) {
            for (int id = 1; id <= 3; id++) {
                client.subscribe(id, COUNT);
                client.answer(id);
            }
            client.subscribe(4, COUNT);
            var refused = client.next();
            assertThat(refused.path("status").intValue()).isEqualTo(429);
            assertThat(refused.at("/message/error").asString()).contains("3 requests of this connection are open");

            client.send("{\"unsubscribe\":2}");
            client.subscribe(4, COUNT);
            assertThat(client.answer(4).path("status").intValue()).isEqualTo(200);
        }
    }

    @Test
    void a_message_that_is_too_large_ends_the_connection_with_the_code_that_cubes_client_knows() throws Exception {
        try (var client = server.connect("{}")) {
            client.send("{\"authorization\":\"" + "x".repeat(15_000) + "\"}");
            assertThat(client.next().path("status").intValue()).isEqualTo(403);

            client.send("{\"authorization\":\"" + "x".repeat(25_000) + "\"}");
            assertThat(client.closed()).isEqualTo(1009);
        }
    }

    @Test
    void who_does_not_say_who_he_is_has_to_go() throws Exception {
        try (var known = server.connect("{}");
                var stranger = server.connect()) {
            server.lookForLostAfter(Duration.ofSeconds(5));
            stranger.send("[]");
            assertThat(stranger.next().path("status").intValue()).isEqualTo(400);

            server.lookForLostAfter(Duration.ofMinutes(1));
            assertThat(stranger.closed()).isEqualTo(1008);
            known.heardNothing();
        }
    }

    @Test
    void bytes_are_not_understood() throws Exception {
        try (var client = server.connect("{}")) {
            client.sendBytes(new byte[] {1, 2, 3});
            var answer = client.next();
            assertThat(answer.path("status").intValue()).isEqualTo(400);
            assertThat(answer.at("/message/error").asString()).contains("a message is a text, not bytes");
            client.heardNothing();
        }
    }

    @Test
    void the_path_of_cubes_documents_is_served_too_and_others_are_not() throws Exception {
        try (var client = SocketClient.connect(server.port(), "/cubejs-api/v1/ws")) {
            client.authorize(SampleServer.token("{}"));
        }
        assertThat(catchThrowable(() -> SocketClient.connect(server.port(), "/cubejs-api/v1/load")))
                .hasRootCauseMessage("Unexpected HTTP response status code 403");
        assertThat(server.get("/").statusCode()).as("HTTP at the same path").isEqualTo(404);
    }
}
