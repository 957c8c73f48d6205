package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.TestDatabase;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What clients rely on beyond the recorded samples. */
@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HttpBehaviourTest {
    private static final String LOAD = "/cubejs-api/v1/load";
    private static final String BY_DAY = """
            {"measures": ["UserEngagement.count"], "dimensions": ["UserEngagement.device"],
             "timeDimensions": [{"dimension": "UserEngagement.eventTime", "granularity": "year"}],
             "filters": [{"member": "UserEngagement.device", "operator": "equals", "values": ["mobile"]}],
             "limit": 1, "responseFormat": "%s"}""";

    private final TestDatabase database = TestDatabase.create();
    private SampleServer server;

    @BeforeAll
    void start() throws Exception {
        database.run(Files.readString(Path.of("src/test/resources/samples/data.sql")));
        server = SampleServer.start(database);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void rows_have_dimensions_times_measures_and_then_the_bare_time() throws Exception {
        assertThat(get(BY_DAY.formatted("default")).body())
                .contains("\"data\":[{\"UserEngagement.device\":\"mobile\","
                        + "\"UserEngagement.eventTime.year\":\"2024-01-01T00:00:00.000\",\"UserEngagement.count\":\"");
        assertThat(get(BY_DAY.formatted("default")).body())
                .containsPattern(
                        "count\":\"\\d+\",\"UserEngagement.eventTime\":\"2024-01-01T00:00:00.000\"}],\"truncated\":true}$");
    }

    @Test
    void lists_have_the_bare_time_beside_its_bucket() throws Exception {
        var members = "\"members\":[\"UserEngagement.device\",\"UserEngagement.eventTime.year\","
                + "\"UserEngagement.eventTime\",\"UserEngagement.count\"]";
        var time = "\"2024-01-01T00:00:00.000\"";
        assertThat(get(BY_DAY.formatted("compact")).body())
                .contains("\"data\":{" + members + ",\"dataset\":[[\"mobile\"," + time + "," + time + ",\"");
        assertThat(get(BY_DAY.formatted("columnar")).body())
                .contains("\"data\":{" + members + ",\"columns\":[[\"mobile\"],[" + time + "],[" + time + "],[\"");
    }

    @Test
    void braces_and_quotes_need_no_encoding() throws Exception {
        try (var socket = new Socket("localhost", server.port())) {
            var head =
                    "GET " + LOAD + "?query={\"measures\":[\"UserEngagement.count\"]} HTTP/1.1\r\nHost: localhost\r\n"
                            + "Authorization: " + SampleServer.token("{}") + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains("\"data\":[{\"UserEngagement.count\":\"2000\"}]");
        }
    }

    @Test
    void an_address_that_cannot_be_decoded_is_refused() throws Exception {
        try (var socket = new Socket("localhost", server.port())) {
            var head = "GET " + LOAD + "?query=%zz HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                    + SampleServer.token("{}") + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("{\"error\":\"the address has a parameter that cannot be decoded\"}");
        }
    }

    @Test
    void a_body_that_cannot_be_read_is_refused_in_json() throws Exception {
        try (var socket = new Socket("localhost", server.port())) {
            var head = "POST " + LOAD + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + SampleServer.token("{}")
                    + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("{\"error\":\"Bad Request\"}");
        }
    }

    @Test
    void the_path_to_which_failures_go_is_no_route() throws Exception {
        var answer = server.send(server.request("/error"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Cannot GET /error");
    }

    @Test
    void what_is_no_json_is_told_without_the_parsers_jargon() throws Exception {
        var answer = server.send(server.request(LOAD)
                .header("Authorization", SampleServer.token("{}"))
                .POST(BodyPublishers.ofString("{")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"SyntaxError: Unexpected end-of-input: expected close marker for Object"
                        + " in JSON at position 1\"}");
    }

    @Test
    void the_other_header_carries_a_token_too() throws Exception {
        var request = server.request("/cubejs-api/v1/meta").header("x-cube-authorization", SampleServer.token("{}"));
        assertThat(server.send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void pages_of_any_origin_may_ask() throws Exception {
        assertThat(server.send(server.request("/livez")).headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
        var preflight = server.send(server.request(LOAD)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Access-Control-Request-Headers", "authorization,content-type"));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValue("authorization,content-type");
    }

    @Test
    void a_body_over_fifty_megabytes_is_refused() throws Exception {
        var request = server.request(LOAD)
                .header("Authorization", SampleServer.token("{}"))
                .POST(BodyPublishers.ofInputStream(() -> spaces(50L * 1024 * 1024 + 1)));
        assertThat(server.send(request).statusCode()).isEqualTo(413);
    }

    @Test
    void several_results_need_a_client_that_says_so_in_the_address_too() throws Exception {
        var query = "{\"measures\":[\"UserEngagement.count\"],\"timeDimensions\":[{\"dimension\":"
                + "\"UserEngagement.eventTime\",\"compareDateRange\":[[\"2024-01-01\",\"2024-01-31\"],\"2024-02-01\"]}]}";
        var path = LOAD + "?queryType=multi&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        var answer = server.send(server.request(path).header("Authorization", SampleServer.token("{}")));
        assertThat(answer.body()).startsWith("{\"queryType\":\"compareDateRangeQuery\",\"results\":[");
        assertThat(answer.body())
                .contains("\"compareDateRange\":\"2024-02-01T00:00:00.000 - 2024-02-01T23:59:59.999\"");
    }

    /** Cube's client says so with each request, and takes nothing else. */
    @Test
    void one_result_comes_in_a_list_to_a_client_that_understands_several() throws Exception {
        var query = URLEncoder.encode("{\"measures\":[\"UserEngagement.count\"]}", StandardCharsets.UTF_8);
        var token = SampleServer.token("{}");
        var alone = server.send(server.request(LOAD + "?query=" + query).header("Authorization", token));
        var listed = server.send(
                server.request(LOAD + "?queryType=multi&query=" + query).header("Authorization", token));

        assertThat(listed.body())
                .startsWith("{\"queryType\":\"regularQuery\",\"results\":[{\"query\":{")
                .contains(alone.body())
                .contains("}],\"pivotQuery\":{\"")
                .endsWith(",\"slowQuery\":false}");
        assertThat(listed.headers().firstValue("ETag"))
                .isNotEqualTo(alone.headers().firstValue("ETag"));
    }

    @Test
    void sql_texts_are_refused_by_name() throws Exception {
        var answer = server.send(server.request("/cubejs-api/v1/sql?format=sql&query=SELECT%201")
                .header("Authorization", SampleServer.token("{}")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("`format` `sql` is not served");
    }

    @Test
    void what_the_database_refuses_is_the_callers_to_know() throws Exception {
        database.run("ALTER TABLE users RENAME COLUMN plan TO tariff");
        try {
            var answer = get("{\"dimensions\": [\"Users.plan\"]}");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).startsWith("{\"error\":\"Error: column ");
        } finally {
            database.run("ALTER TABLE users RENAME COLUMN tariff TO plan");
        }
    }

    @Test
    void unknown_paths_are_escaped_in_the_page() throws Exception {
        var answer = server.send(server.request("/%3Cscript%3E'"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Cannot GET /%3Cscript%3E&#39;");
    }

    private HttpResponse<String> get(String query) throws Exception {
        return server.send(server.request(LOAD + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .header("Authorization", SampleServer.token("{}")));
    }

    private static InputStream spaces(long count) {
        return new InputStream() {
            private long left = count;

            @Override
            public int read() {
                return left-- > 0 ? ' ' : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (left <= 0) {
                    return -1;
                }
                int now = (int) Math.min(length, left);
                Arrays.fill(into, from, from + now, (byte) ' ');
                left -= now;
                return now;
            }
        };
    }
}
