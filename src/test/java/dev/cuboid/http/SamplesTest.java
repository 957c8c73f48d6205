package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cuboid.TestDatabase;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** For each recorded request of Cube's: the status, the keys and the types of values are those of Cube's answer. */
@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SamplesTest {
    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final Map<String, String> OUT_OF_SCOPE =
            Map.of("33-pre-aggregations-jobs", "pre-aggregations are not built yet, and so are no jobs of theirs");
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final TestDatabase database = TestDatabase.create();
    private SampleServer server;

    @BeforeAll
    void start() throws Exception {
        database.run(Files.readString(SAMPLES.resolve("data.sql")));
        server = SampleServer.start(database);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void all_samples_but_the_named_ones_are_in_scope() throws IOException {
        assertThat(names()).hasSize(65).containsAll(OUT_OF_SCOPE.keySet());
    }

    @TestFactory
    List<DynamicTest> answers() throws IOException {
        return names().stream()
                .filter(name -> !OUT_OF_SCOPE.containsKey(name))
                .map(name -> dynamicTest(name, () -> check(name)))
                .toList();
    }

    private void check(String name) throws Exception {
        var wanted = Files.readString(SAMPLES.resolve(name + ".body.json"));
        // The samples were recorded over a million rows; here are two thousand.
        var recorded = Files.readString(SAMPLES.resolve(name + ".req.json")).replace("\"98500\"", "\"150\"");
        var answer = server.send(request(MAPPER.readTree(recorded)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status(name, wanted));
        if (wanted.startsWith("<")) {
            assertThat(answer.body()).isEqualTo(wanted);
            return;
        }
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json;charset=utf-8");
        // The one key that Cube does not have: it lets rows be missing without a word.
        var body = answer.body().replace(",\"truncated\":true", "");
        assertThat(JsonShape.of(MAPPER.readTree(body)))
                .as(answer.body())
                .isEqualTo(JsonShape.of(MAPPER.readTree(wanted)));
    }

    /** Where Cube answers 500 for a mistake of the caller, we answer 400. */
    private static int status(String name, String body) {
        if (body.startsWith("<")) {
            return 404;
        }
        if (!body.contains("\"error\"")) {
            return 200;
        }
        return name.contains("auth") ? 403 : 400;
    }

    private HttpRequest.Builder request(JsonNode sample) {
        var path = sample.path("path").stringValue();
        if (sample.has("query")) {
            path += "?query=" + URLEncoder.encode(sample.get("query").toString(), StandardCharsets.UTF_8);
        }
        var body = sample.path("body");
        var publisher = body.isMissingNode()
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(body.isString() ? body.stringValue() : body.toString());
        var request = server.request(path).method(sample.path("method").stringValue(), publisher);
        for (var header : sample.path("headers").properties()) {
            request.header(header.getKey(), headerValue(header.getValue().stringValue()));
        }
        return request;
    }

    /** Tokens that Cube took were signed with a secret of its own; those that it refused are sent as they are. */
    private static String headerValue(String recorded) {
        var ours = SampleServer.token("{\"sub\":\"u1\"}");
        if (recorded.startsWith("Bearer ")) {
            return "Bearer " + ours;
        }
        return recorded.equals("<valid token>") ? ours : recorded;
    }

    private static List<String> names() throws IOException {
        try (var files = Files.list(SAMPLES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".req.json"))
                    .map(file -> file.replace(".req.json", ""))
                    .sorted()
                    .toList();
        }
    }
}
