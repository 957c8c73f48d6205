package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Requests that differ in one thing only, against a server that keeps results and one that keeps none. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnswersNeverMixTest {
    private static final String MEASURES =
            "\"measures\":[\"UserEngagement.count\",\"UserEngagement.totalInteractions\"]";
    private static final String DEVICES = "\"dimensions\":[\"UserEngagement.device\"]";
    private static final String BASE =
            "{" + MEASURES + "," + DEVICES + ",\"order\":{\"UserEngagement.device\":\"asc\"}%s}";

    private final TestDatabase database = TestDatabase.create();
    private SampleServer keeping;
    private SampleServer forgetting;

    @BeforeAll
    void start() throws Exception {
        database.run(Files.readString(Path.of("src/test/resources/samples/data.sql")));
        keeping = SampleServer.start(database);
        forgetting = SampleServer.start(database, "--cuboid.cache.size=0");
    }

    @AfterAll
    void stop() {
        keeping.close();
        forgetting.close();
    }

    /** Each differs from the first, or from another one, in one thing. */
    private static List<String> bodies() {
        var queries = Stream.of(
                base(""),
                base(",\"limit\":1"),
                base(",\"limit\":1,\"offset\":1"),
                base(",\"offset\":1"),
                base(",\"total\":true"),
                base(",\"totals\":true"),
                base(",\"responseFormat\":\"compact\""),
                base(",\"responseFormat\":\"columnar\""),
                base(",\"segments\":[\"UserEngagement.mobile\"]"),
                base(",\"segments\":[\"UserEngagement.purchases\"]"),
                filtered("equals", "\"mobile\""),
                filtered("equals", "\"desktop\""),
                filtered("equals", "\"mobile\",\"desktop\""),
                filtered("equals", "\"mobile,desktop\""),
                filtered("notEquals", "\"mobile\""),
                filtered("contains", "\"m%\""),
                filtered("contains", "\"m\""),
                byDay("UTC", "2024-01-01", "2026-12-31"),
                byDay("Asia/Kolkata", "2024-01-01", "2026-12-31"),
                byDay("America/New_York", "2024-01-01", "2026-12-31"),
                byDay("UTC", "2024-01-01", "2024-03-01"),
                byDay("UTC", "2024-01-01", "2024-02-29"),
                base("").replace("\"asc\"", "\"desc\""),
                base("").replace(
                                MEASURES,
                                "\"measures\":[\"UserEngagement.totalInteractions\",\"UserEngagement.count\"]"),
                base("").replace(DEVICES, "\"dimensions\":[\"UserEngagement.device\",\"UserEngagement.country\"]"),
                base("").replace(DEVICES, "\"dimensions\":[\"UserEngagement.country\",\"UserEngagement.device\"]"));
        var bodies = new ArrayList<String>();
        queries.forEach(query -> {
            bodies.add("{\"query\":" + query + "}");
            bodies.add("{\"castNumerics\":true,\"query\":" + query + "}");
            bodies.add("{\"schema\":true,\"query\":" + query + "}");
        });
        return bodies;
    }

    private static String base(String more) {
        return BASE.formatted(more);
    }

    private static String filtered(String operator, String values) {
        return base((",\"filters\":[{\"member\":\"UserEngagement.device\",\"operator\":\"%s\",\"values\":[%s]}]")
                .formatted(operator, values));
    }

    private static String byDay(String zone, String from, String to) {
        return base((",\"timezone\":\"%s\",\"timeDimensions\":[{\"dimension\":\"UserEngagement.eventTime\","
                        + "\"granularity\":\"day\",\"dateRange\":[\"%s\",\"%s\"]}]")
                .formatted(zone, from, to));
    }

    @Test
    void what_is_kept_for_one_request_is_never_the_answer_to_another() throws Exception {
        var bodies = bodies();
        var expected = new ArrayList<String>();
        for (var body : bodies) {
            expected.add(answer(forgetting, "load", body).body());
        }
        assertThat(expected).allMatch(answer -> answer.contains("\"data\":"));
        // Without rows, numbers and texts look the same: two pairs of these requests have one answer.
        assertThat(new HashSet<>(expected)).hasSize(bodies.size() - 2);

        for (int round = 0; round < 2; round++) {
            var byTag = new HashMap<String, String>();
            for (int i = 0; i < bodies.size(); i++) {
                var answer = answer(keeping, "load", bodies.get(i));
                assertThat(answer.body()).as(bodies.get(i)).isEqualTo(expected.get(i));
                var tag = answer.headers().firstValue("ETag").orElseThrow();
                assertThat(byTag.computeIfAbsent(tag, _ -> answer.body()))
                        .as("what a client keeps is known by its tag")
                        .isEqualTo(answer.body());
            }
            Collections.reverse(bodies);
            Collections.reverse(expected);
        }
    }

    @Test
    void a_subscription_without_a_socket_is_answered_as_a_load_is() throws Exception {
        var body = "{\"query\":" + base("") + "}";

        assertThat(answer(keeping, "subscribe", body).body())
                .isEqualTo(answer(forgetting, "load", body).body());
        assertThat(keeping.send(keeping.request("/cubejs-api/v1/subscribe?query=%7B%7D"))
                        .statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<String> answer(SampleServer server, String route, String body) throws Exception {
        var answer = server.send(server.request("/cubejs-api/v1/" + route)
                .header("Authorization", SampleServer.token("{}"))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
