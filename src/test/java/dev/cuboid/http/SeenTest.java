package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.cuboid.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server tells of the requests that it answered: metrics, headers, log lines and spans. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeenTest {
    private static final String COUNT = "{\"measures\":[\"Users.count\"]}";
    private static final String FILTERED = "{\"measures\":[\"Users.count\"],\"filters\":[{\"member\":\"Users.userId\","
            + "\"operator\":\"equals\",\"values\":[\"4711\"]}]}";
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(cuboid_[a-z_]+)` \\|");
    private static final Pattern SCRAPED = Pattern.compile("(?m)^# TYPE (\\S+) ");

    private final TestDatabase database = TestDatabase.create();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream usual = System.out;
    private final Queue<byte[]> batches = new ConcurrentLinkedQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer collector;
    private SampleServer server;
    private int metricsPort;

    @BeforeAll
    void start() throws Exception {
        database.run(Files.readString(Path.of("src/test/resources/samples/data.sql")));
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            try (exchange) {
                batches.add(exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(200, -1);
            }
        });
        collector.start();
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        server = SampleServer.start(
                database,
                "--cuboid.management-port=0",
                "--cuboid.log.slow-query=1ms",
                // Nobody listens there; what is told of a shared cache is told all the same.
                "--cuboid.cache.redis.url=redis://127.0.0.1:" + closedPort(),
                "--cuboid.tracing.endpoint=http://localhost:"
                        + collector.getAddress().getPort());
        metricsPort = server.managementPort();
    }

    private static int closedPort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @AfterAll
    void stop() {
        server.close();
        System.setOut(usual);
        collector.stop(0);
    }

    @Test
    void every_metric_is_documented_and_every_documented_metric_is_there() throws Exception {
        load(COUNT, "all metrics");
        load("{}", "an error");
        var documented = DOCUMENTED
                .matcher(Files.readString(Path.of("docs/operations.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        await().untilAsserted(() -> {
            var scraped = SCRAPED.matcher(scrape())
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> name.startsWith("cuboid_"))
                    .collect(Collectors.toSet());
            assertThat(scraped).isEqualTo(documented);
        });
    }

    @Test
    void metrics_count_where_answers_came_from() throws Exception {
        var query = "{\"measures\":[\"Users.count\"],\"limit\":77}";
        double misses = value("cuboid_cache_answers_total", "verdict=\"miss\"", "cube=\"Users\"");
        double hits = value("cuboid_cache_answers_total", "verdict=\"hit\"", "cube=\"Users\"");
        double rows = value("cuboid_query_rows_total", "data_source=\"default\"", "cube=\"Users\"");
        double errors = value("cuboid_errors_total", "code=\"Q202\"");
        load(query, "first");
        load(query, "second");
        load("{\"measures\":[\"Users.nothing\"]}", "third");

        await().untilAsserted(() -> {
            assertThat(value("cuboid_cache_answers_total", "verdict=\"miss\"", "cube=\"Users\""))
                    .isEqualTo(misses + 1);
            assertThat(value("cuboid_cache_answers_total", "verdict=\"hit\"", "cube=\"Users\""))
                    .isEqualTo(hits + 1);
            assertThat(value("cuboid_query_rows_total", "data_source=\"default\"", "cube=\"Users\""))
                    .isEqualTo(rows + 2);
            assertThat(value("cuboid_errors_total", "code=\"Q202\"")).isEqualTo(errors + 1);
        });
    }

    @Test
    void metrics_tell_the_state_of_the_database() throws Exception {
        assertThat(value("cuboid_database_up", "data_source=\"default\"")).isEqualTo(1);
        assertThat(value("cuboid_statements_waiting", "data_source=\"default\""))
                .isZero();
        assertThat(value("cuboid_pool_most", "data_source=\"default\"")).isEqualTo(8);
    }

    @Test
    void metrics_are_not_on_the_port_that_everybody_reaches() throws Exception {
        assertThat(server.send(server.request("/actuator/prometheus")).statusCode())
                .isEqualTo(404);
        assertThat(client.send(
                                HttpRequest.newBuilder(
                                                URI.create("http://localhost:" + metricsPort + "/cubejs-api/v1/meta"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_header_tells_the_times_of_each_kind_of_answer() throws Exception {
        var query = "{\"measures\":[\"Users.count\"],\"limit\":78}";
        assertThat(timing(load(query, "miss")))
                .contains("cache;desc=miss", "read;dur=", "plan;dur=", "queue;dur=")
                .contains("db;dur=", "encode;dur=", "total;dur=");
        assertThat(timing(load(query, "hit"))).contains("cache;desc=hit").doesNotContain("db;dur");
        assertThat(timing(load("{\"measures\":[\"Users.nothing\"]}", "error"))).contains("total;dur=");
        assertThat(timing(get("/cubejs-api/v1/sql?query=" + encoded(COUNT), "sql")))
                .contains("plan;dur=");
        assertThat(timing(get("/cubejs-api/v1/meta", "meta"))).contains("total;dur=");
        assertThat(timing(get("/cubejs-api/v1/export?query=" + encoded(COUNT), "export")))
                .contains("queue;dur=", "db;dur=");
        assertThat(timing(get("/nowhere", "nowhere"))).contains("total;dur=");
    }

    @Test
    void an_answer_that_is_known_already_tells_its_times_too() throws Exception {
        var tag = load(COUNT, "tag").headers().firstValue("ETag").orElseThrow();
        var known = server.send(server.request("/cubejs-api/v1/load?query=" + encoded(COUNT))
                .header("Authorization", SampleServer.token("{}"))
                .header("If-None-Match", tag));

        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(timing(known)).contains("cache;desc=hit");
    }

    @Test
    void a_request_keeps_its_id_or_gets_one() throws Exception {
        assertThat(load(COUNT, "tile 7-span-1").headers().firstValue("x-request-id"))
                .hasValue("tile 7-span-1");
        var without =
                server.send(server.request("/cubejs-api/v1/meta").header("Authorization", SampleServer.token("{}")));
        var another =
                server.send(server.request("/cubejs-api/v1/meta").header("Authorization", SampleServer.token("{}")));
        assertThat(without.headers().firstValue("x-request-id"))
                .isPresent()
                .isNotEqualTo(another.headers().firstValue("x-request-id"));
    }

    @Test
    void a_line_tells_of_each_request_and_no_value_that_is_filtered_by() throws Exception {
        var answer = load(FILTERED, "lines \"quoted\"");
        var line = line("lines \"quoted\"", "request");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(line.path("level").asString()).isEqualTo("info");
        assertThat(line.path("caller").asString()).isEqualTo("Ann");
        assertThat(line.path("route").asString()).isEqualTo("/cubejs-api/v1/load");
        assertThat(line.path("status").asInt()).isEqualTo(200);
        assertThat(line.path("cache").asString()).isEqualTo("miss");
        assertThat(line.path("rollup").asString()).isEqualTo("none");
        assertThat(line.path("rows").asInt()).isEqualTo(1);
        assertThat(line.path("bytes").asInt()).isEqualTo(answer.body().getBytes(StandardCharsets.UTF_8).length);
        assertThat(line.path("sql_hash").asString()).matches("[0-9a-f]{16}");
        assertThat(line.path("query").path("measures").path(0).asString()).isEqualTo("Users.count");
        assertThat(line.path("query").path("filters").path(0).path("values").asInt())
                .isEqualTo(1);
        for (var stage : List.of("read_ms", "plan_ms", "queue_ms", "database_ms", "encode_ms", "write_ms")) {
            assertThat(line.path(stage).isNumber()).as(stage).isTrue();
        }
        assertThat(line.toString()).doesNotContain("4711");
    }

    @Test
    void a_refused_request_has_a_line_with_the_code_of_its_error() throws Exception {
        load("{\"measures\":[\"Users.nothing\"]}", "refused");

        assertThat(line("refused", "request").path("error").asString()).isEqualTo("Q202");
        assertThat(line("refused", "request").path("status").asInt()).isEqualTo(400);
    }

    @Test
    void a_slow_query_is_told_with_its_plan_and_without_what_is_bound() throws Exception {
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            try (var lock = database.connect();
                    var statement = lock.createStatement()) {
                lock.setAutoCommit(false);
                statement.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
                others.submit(() -> load(FILTERED.replace("4711", "4712"), "slow"));
                await().until(this::aStatementWaits);
            }
        }
        var line = line("slow", "slow query");

        assertThat(line.path("level").asString()).isEqualTo("warn");
        assertThat(line.path("plan").path(0).asString()).startsWith("Result ").contains("Users");
        assertThat(line.path("sql").path(0).asString())
                .contains("from public.users")
                .contains("?");
        assertThat(line.toString()).doesNotContain("4712");
    }

    @Test
    void a_trace_of_the_caller_gets_a_span_for_each_stage() throws Exception {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        server.send(
                server.request("/cubejs-api/v1/load?query=" + encoded("{\"measures\":[\"Users.count\"],\"limit\":79}"))
                        .header("Authorization", SampleServer.token("{}"))
                        .header("x-request-id", "traced")
                        .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));

        assertThat(line("traced", "request").path("trace_id").asString()).isEqualTo(trace);
        var id = latin(HexFormat.of().parseHex(trace));
        await().untilAsserted(() -> {
            var spans = batches.stream().map(SeenTest::latin).collect(Collectors.joining());
            // The trace's id stands in each of its spans.
            assertThat(spans.split(Pattern.quote(id), -1)).hasSize(1 + 1 + 6);
            assertThat(spans)
                    .contains("GET /cubejs-api/v1/load", "read", "plan", "queue", "database", "encode", "write");
            assertThat(spans).contains(latin(HexFormat.of().parseHex("00f067aa0ba902b7")));
        });
    }

    private HttpResponse<String> load(String query, String id) throws Exception {
        return get("/cubejs-api/v1/load?query=" + encoded(query), id);
    }

    private HttpResponse<String> get(String path, String id) throws Exception {
        return server.send(server.request(path)
                .header("Authorization", SampleServer.token("{\"sub\":\"Ann\"}"))
                .header("x-request-id", id));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String timing(HttpResponse<String> answer) {
        return answer.headers().firstValue("Server-Timing").orElseThrow();
    }

    private JsonNode line(String id, String message) {
        return await().until(
                        () -> written.toString(StandardCharsets.UTF_8)
                                .lines()
                                .filter(line -> line.startsWith("{"))
                                .map(line -> JsonMapper.shared().readTree(line))
                                .filter(line -> line.path("request_id")
                                                .asString("")
                                                .equals(id)
                                        && line.path("message").asString().equals(message))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private String scrape() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + metricsPort + "/actuator/prometheus"));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** 0 where it has not been counted yet. */
    private double value(String name, String... labels) throws Exception {
        return scrape().lines()
                .filter(line ->
                        line.startsWith(name) && List.of(labels).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private boolean aStatementWaits() throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
