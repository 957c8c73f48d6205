package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cuboid.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Results of {@code /load} that are too large to be held in memory, and the options that hold for small and large ones alike. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LargeResultTest {
    private static final String LARGE = """
            {"dimensions": ["Many.id", "Many.text"], "ungrouped": true, "order": {"Many.id": "asc"}, "limit": 200000%s}""";
    private static final String SMALL = """
            {"dimensions": ["Odd.id", "Odd.big", "Odd.price", "Odd.exact", "Odd.ratio", "Odd.truth", "Odd.wall"],
             "ungrouped": true, "order": {"Odd.id": "asc"}%s}""";

    private final TestDatabase database = TestDatabase.create();
    private final HttpClient http = HttpClient.newHttpClient();
    private SampleServer server;

    @BeforeAll
    void start() throws Exception {
        database.run(Files.readString(Path.of("src/test/resources/export/data.sql")));
        server = SampleServer.start(
                database,
                "--cuboid.model-folder=src/test/resources/export/model",
                "--cuboid.largest-result=64kb",
                "--cuboid.maximum-row-limit=200000",
                "--cuboid.database.pool-size=4");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void flow_whole_as_objects() throws Exception {
        var answer = json(LARGE.formatted(""));

        assertThat(answer.path("data")).hasSize(200_000);
        for (int i = 0; i < 200_000; i += 1999) {
            assertThat(answer.at("/data/" + i + "/Many.id").stringValue()).isEqualTo(Integer.toString(i + 1));
            assertThat(answer.at("/data/" + i + "/Many.text").stringValue()).isEqualTo((i + 1) + " " + "x".repeat(190));
        }
        assertThat(answer.has("truncated")).isFalse();
        assertThat(answer.at("/annotation/dimensions").has("Many.text")).isTrue();
    }

    @Test
    void flow_whole_as_lists() throws Exception {
        var data = json(LARGE.formatted(", \"responseFormat\": \"compact\"")).path("data");

        assertThat(data.path("members").toString()).isEqualTo("[\"Many.id\",\"Many.text\"]");
        assertThat(data.path("dataset")).hasSize(200_000);
        assertThat(data.path("dataset").get(199_999).get(0).stringValue()).isEqualTo("200000");
    }

    @Test
    void say_when_the_limit_cut_them() throws Exception {
        var answer = json(LARGE.formatted("").replace("200000", "150000"));

        assertThat(answer.path("data")).hasSize(150_000);
        assertThat(answer.path("truncated").booleanValue()).isTrue();
    }

    @Test
    void have_numbers_and_a_schema_and_totals_where_asked_for() throws Exception {
        var answer = json(LARGE.formatted(", \"castNumerics\": true, \"schema\": true, \"total\": true"));

        assertThat(answer.at("/data/199999/Many.id").isIntegralNumber()).isTrue();
        assertThat(answer.path("total").toString()).isEqualTo("200000");
        assertThat(answer.path("schema").toString())
                .isEqualTo(
                        "[{\"name\":\"Many.id\",\"type\":\"integer\"},{\"name\":\"Many.text\",\"type\":\"string\"}]");
    }

    @Test
    void are_refused_where_columns_have_to_be_whole() throws Exception {
        var answer = http.send(request(LARGE.formatted(", \"responseFormat\": \"columnar\"")), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("too large for the response format `columnar`");
    }

    @Test
    void are_refused_where_totals_have_to_be_whole() throws Exception {
        var query = "{\"measures\": [\"Many.count\"], \"dimensions\": [\"Many.id\", \"Many.text\"], \"totals\": true}";
        var answer = http.send(request(query), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("the totals are too large to be held in memory");
    }

    @Test
    void reach_everybody_who_waits_for_the_same() throws Exception {
        // The table is locked until all of them wait.
        var answers = new ArrayList<CompletableFuture<Integer>>();
        try (var lock = database.connect();
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("LOCK TABLE gate IN ACCESS EXCLUSIVE MODE");
            var query = LARGE.formatted("").replace("Many.", "Gated.");
            for (int i = 0; i < 3; i++) {
                answers.add(http.sendAsync(request(query), BodyHandlers.ofInputStream())
                        .thenApply(answer -> rows(answer.body())));
            }
            await().until(() -> waiting() == 1);
        }
        for (var answer : answers) {
            assertThat(answer.get()).isEqualTo(200_000);
        }
    }

    @Test
    void are_cut_off_where_the_database_fails_in_the_middle() throws Exception {
        var answer = http.send(
                request("{\"dimensions\": [\"Broken.id\", \"Broken.quotient\", \"Broken.text\"], \"ungrouped\": true,"
                        + " \"order\": [], \"limit\": 200000}"),
                BodyHandlers.ofInputStream());

        assertThat(answer.statusCode()).isEqualTo(200);
        var bytes = new ByteArrayOutputStream();
        try (var body = answer.body()) {
            assertThatThrownBy(() -> body.transferTo(bytes)).isInstanceOf(IOException.class);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("\"Broken.id\":\"149")
                .doesNotContain("timestamp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "default", "compact", "columnar"})
    void numbers_are_numbers_with_all_their_digits_where_asked_for(String format) throws Exception {
        var shape = format.isEmpty() ? "" : ", \"responseFormat\": \"" + format + "\"";
        var inside = text(SMALL.formatted(shape + ", \"castNumerics\": true"), "");
        var beside = text(SMALL.formatted(shape), ", \"castNumerics\": true");
        var plain = text(SMALL.formatted(shape), "");

        assertThat(data(inside)).isEqualTo(data(beside));
        assertThat(inside)
                .contains("9007199254740993", "0.1000000000000000000000000000000000000001", "12.50", "1e+300")
                .contains("\"NaN\"", "\"-Infinity\"", "true")
                .doesNotContain("\"9007199254740993\"", "\"12.50\"", "\"0.1\"");
        assertThat(plain).contains("\"9007199254740993\"", "\"12.50\"", "\"0.1\"", "\"1e+300\"");
    }

    @Test
    void a_schema_tells_types_scales_and_zones() throws Exception {
        assertThat(json(SMALL.formatted(", \"schema\": true")).path("schema").toString())
                .isEqualTo("""
                [{"name":"Odd.id","type":"integer"},{"name":"Odd.big","type":"integer"},\
                {"name":"Odd.price","type":"decimal","scale":2},{"name":"Odd.exact","type":"decimal"},\
                {"name":"Odd.ratio","type":"double"},{"name":"Odd.truth","type":"boolean"},\
                {"name":"Odd.wall","type":"time","zone":"UTC"}]""");
        assertThat(json(SMALL.formatted("")).has("schema")).isFalse();
    }

    @Test
    void a_small_result_says_when_the_limit_cut_it_and_only_then() throws Exception {
        assertThat(json(SMALL.formatted(", \"limit\": 10")).path("truncated").booleanValue())
                .isTrue();
        assertThat(json(SMALL.formatted(", \"limit\": 11")).has("truncated")).isFalse();
    }

    private HttpRequest request(String query) {
        return server.request("/cubejs-api/v1/load?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .header("Authorization", SampleServer.token("{}"))
                .header("Prefer", "wait=60")
                .build();
    }

    private JsonNode json(String query) throws Exception {
        var answer = http.send(request(query), BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as(answer.body().substring(0, Math.min(300, answer.body().length())))
                .isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private String text(String query, String beside) throws Exception {
        return server.send(server.request("/cubejs-api/v1/load")
                        .header("Authorization", SampleServer.token("{}"))
                        .POST(BodyPublishers.ofString("{\"query\": " + query + beside + "}")))
                .body();
    }

    private static String data(String answer) {
        return answer.substring(answer.indexOf("\"data\":"));
    }

    private static int rows(InputStream body) {
        return JsonMapper.shared().readTree(body).path("data").size();
    }

    private int waiting() throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
