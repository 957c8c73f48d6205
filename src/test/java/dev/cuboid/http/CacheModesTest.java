package dev.cuboid.http;

import static dev.cuboid.http.CacheServer.sumOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each cache mode answers while data, refresh keys and time change. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CacheModesTest {
    private static final String CONTINUE_WAIT = "{\"error\":\"Continue wait\"}";
    private static final String VERSIONED = sumOf("versioned");
    private static final String HOURLY = sumOf("hourly");

    private CacheServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = CacheServer.start(folder, "--cuboid.cache.expiry=240h");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void anew() throws Exception {
        server.anew();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stale-if-slow", "stale-while-revalidate", "must-revalidate"})
    void what_is_fresh_is_answered_from_the_cache_in_every_mode_but_one(String mode) throws Exception {
        var first = read(VERSIONED, 1);
        server.run("INSERT INTO data VALUES (10)");
        server.pass(Duration.ofMinutes(2));

        var second = server.load(VERSIONED, mode);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(server.load(VERSIONED, "no-cache").body()).contains(sum(VERSIONED, 11), refreshed(server.now()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stale-if-slow", "must-revalidate"})
    void what_is_out_of_date_is_read_anew_if_that_is_quick(String mode) throws Exception {
        read(VERSIONED, 1);
        change(10);
        server.pass(Duration.ofMinutes(1));

        assertThat(server.load(VERSIONED, mode).body())
                .contains(sum(VERSIONED, 11), refreshed(server.now()), "\"slowQuery\":false");
    }

    @Test
    void a_refresh_key_is_asked_as_often_as_it_says() throws Exception {
        read(VERSIONED, 1);
        change(10);
        server.pass(Duration.ofSeconds(59));
        assertThat(server.load(VERSIONED, "").body()).contains(sum(VERSIONED, 1));

        server.pass(Duration.ofSeconds(1));
        assertThat(server.load(VERSIONED, "").body()).contains(sum(VERSIONED, 11));
    }

    @Test
    void stale_if_slow_gives_the_old_rows_and_says_so_while_the_new_ones_are_read() throws Exception {
        var then = server.now();
        read(HOURLY, 1);
        server.run("INSERT INTO data VALUES (10)");
        server.pass(Duration.ofHours(1));
        server.lock("data");

        var stale = server.load(HOURLY, "stale-if-slow");

        assertThat(stale.body()).contains(sum(HOURLY, 1), refreshed(then), "\"slowQuery\":true");
        assertThat(server.statementsWaiting()).isEqualTo(1);
        server.unlock();
        await().untilAsserted(
                        () -> assertThat(server.load(HOURLY, "stale-if-slow").body())
                                .contains(sum(HOURLY, 11), refreshed(server.now()), "\"slowQuery\":false"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stale-while-revalidate", "must-revalidate", "no-cache"})
    void where_nothing_is_kept_the_caller_is_told_to_ask_again_and_then_gets_the_answer(String mode) throws Exception {
        var query = "{\"measures\":[\"hourly.sum\"],\"offset\":0,\"limit\":%d}".formatted(mode.length() + 1);
        server.lock("data");
        assertThat(server.load(query, mode).body()).isEqualTo(CONTINUE_WAIT);
        assertThat(server.load(query, mode).body()).isEqualTo(CONTINUE_WAIT);
        assertThat(server.statementsWaiting()).isEqualTo(1);

        server.unlock();

        await().untilAsserted(() -> assertThat(server.load(query, mode).body()).contains(sum(HOURLY, 1)));
    }

    @Test
    void stale_while_revalidate_gives_the_old_rows_at_once_and_the_new_ones_next() throws Exception {
        var then = server.now();
        read(HOURLY, 1);
        server.run("INSERT INTO data VALUES (10)");
        server.pass(Duration.ofHours(1));
        server.lock("data");

        for (int i = 0; i < 3; i++) {
            assertThat(server.load(HOURLY, "stale-while-revalidate").body())
                    .contains(sum(HOURLY, 1), refreshed(then), "\"slowQuery\":false");
        }
        await().until(() -> server.statementsWaiting() == 1);
        server.unlock();

        await().untilAsserted(() -> assertThat(
                        server.load(HOURLY, "stale-while-revalidate").body())
                .contains(sum(HOURLY, 11), refreshed(server.now())));
    }

    @Test
    void must_revalidate_never_gives_the_old_rows() throws Exception {
        read(HOURLY, 1);
        server.run("INSERT INTO data VALUES (10)");
        server.pass(Duration.ofHours(1));
        server.lock("data");

        assertThat(server.load(HOURLY, "must-revalidate").body()).isEqualTo(CONTINUE_WAIT);
        assertThat(server.load(HOURLY, "must-revalidate").body()).isEqualTo(CONTINUE_WAIT);
        assertThat(server.load(HOURLY, "must-revalidate", "Prefer", "wait=1").statusCode())
                .isEqualTo(504);
        server.unlock();

        await().untilAsserted(
                        () -> assertThat(server.load(HOURLY, "must-revalidate").body())
                                .contains(sum(HOURLY, 11), "\"slowQuery\":false"));
    }

    @Test
    void no_cache_asks_no_refresh_key_and_its_answer_is_not_taken_for_proven() throws Exception {
        read(VERSIONED, 1);
        server.pass(Duration.ofMinutes(2));
        server.lock("versions");
        server.run("INSERT INTO data VALUES (10)");

        assertThat(server.load(VERSIONED, "no-cache").body()).contains(sum(VERSIONED, 11));
        server.run("INSERT INTO data VALUES (100)");
        server.unlock();

        assertThat(server.load(VERSIONED, "").body()).contains(sum(VERSIONED, 111));
    }

    static Stream<String> requestsWithoutCache() {
        return Stream.of(
                "{\"query\":%s,\"cache\":\"no-cache\"}",
                "{\"query\":%s,\"cacheMode\":\"no-cache\"}", "{\"cache\":\"no-cache\",\"query\":%s}");
    }

    @ParameterizedTest
    @MethodSource("requestsWithoutCache")
    void the_mode_may_stand_beside_the_query(String request) throws Exception {
        assertThat(server.post(request.formatted(HOURLY)).body()).contains(sum(HOURLY, 1));
        server.run("INSERT INTO data VALUES (10)");

        assertThat(server.post("{\"query\":%s}".formatted(HOURLY)).body()).contains(sum(HOURLY, 1));
        assertThat(server.post(request.formatted(HOURLY)).body()).contains(sum(HOURLY, 11));
    }

    @Test
    void the_mode_may_stand_inside_the_query_and_the_one_beside_it_wins() throws Exception {
        read(HOURLY, 1);
        server.run("INSERT INTO data VALUES (10)");
        var inside = "{\"measures\":[\"hourly.sum\"],\"cache\":\"no-cache\"}";

        assertThat(server.load(inside, "must-revalidate").body()).contains(sum(HOURLY, 1));
        assertThat(server.load(inside, "").body()).contains(sum(HOURLY, 11));
    }

    @Test
    void of_several_queries_the_strictest_mode_holds_for_all() throws Exception {
        var blended = """
                {"queryType": "multi", "query": [
                  {"measures": ["hourly.sum"], "timeDimensions": [%1$s]},
                  {"measures": ["hourly.sum"], "timeDimensions": [%1$s], "limit": 5, "cache": "no-cache"}]}""".formatted("{\"dimension\":\"hourly.at\",\"granularity\":\"year\"}");
        assertThat(server.post(blended).body()).contains("\"hourly.sum\":\"1\"");
        server.run("INSERT INTO data VALUES (10)");

        assertThat(server.post(blended).body())
                .contains("\"hourly.sum\":\"11\"")
                .doesNotContain("\"hourly.sum\":\"1\"");
    }

    @Test
    void a_post_without_a_query_is_not_answered_as_the_get_at_the_same_address() throws Exception {
        for (int i = 0; i < 3; i++) {
            read(HOURLY, 1);
        }
        var empty = server.post("", "?query=" + URLEncoder.encode(HOURLY, StandardCharsets.UTF_8));

        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("Query param is required");
    }

    @Test
    void an_unknown_mode_and_renewQuery_are_refused() throws Exception {
        var unknown = server.load(HOURLY, "stale-if-sloww");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("stale-if-sloww", "stale-if-slow` is close");

        var legacy = server.load("{\"measures\":[\"hourly.sum\"],\"renewQuery\":true}", "");
        assertThat(legacy.statusCode()).isEqualTo(400);
        assertThat(legacy.body()).contains("renewQuery");
    }

    @Test
    void an_answer_for_later_follows_its_mode() throws Exception {
        var then = server.now();
        read(HOURLY, 1);
        server.run("INSERT INTO data VALUES (10)");
        server.pass(Duration.ofHours(1));
        server.lock("data");
        assertThat(server.load(HOURLY, "stale-while-revalidate", "Prefer", "respond-async")
                        .body())
                .contains(sum(HOURLY, 1), refreshed(then));

        var location = ticket("must-revalidate");
        assertThat(server.get(location).statusCode()).isEqualTo(202);
        server.unlock();

        await().untilAsserted(() -> assertThat(server.get(location).body()).contains(sum(HOURLY, 11)));
    }

    @Test
    void who_comes_back_for_an_answer_is_not_given_old_rows_at_once() throws Exception {
        var then = server.now();
        read(HOURLY, 1);
        server.run("INSERT INTO data VALUES (10)");
        server.pass(Duration.ofHours(1));
        server.lock("data");

        var location = ticket("stale-if-slow");
        assertThat(server.get(location).body()).contains(sum(HOURLY, 1), refreshed(then), "\"slowQuery\":true");
        var other = ticket("stale-if-slow");
        server.unlock();
        await().until(() -> server.statementsWaiting() == 0);

        assertThat(server.get(other).body()).contains(sum(HOURLY, 11), "\"slowQuery\":false");
    }

    private String ticket(String mode) throws Exception {
        var accepted = server.load(HOURLY, mode, "Prefer", "respond-async");
        assertThat(accepted.statusCode()).isEqualTo(202);
        return accepted.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> read(String query, int sum) throws Exception {
        var answer = server.load(query, "");
        assertThat(answer.body()).contains(sum(query, sum), refreshed(server.now()), "\"slowQuery\":false");
        return answer;
    }

    /** Changes the data and what tells of it. */
    private void change(int amount) throws Exception {
        server.run("INSERT INTO data VALUES (%d); UPDATE versions SET version = version + 1".formatted(amount));
    }

    private static String sum(String query, int sum) {
        var measure = query.replaceAll("(?s).*?\\[(\"[^\"]+\")].*", "$1");
        return "\"data\":[{%s:\"%d\"}]".formatted(measure, sum);
    }

    private static String refreshed(Instant when) {
        return "\"lastRefreshTime\":\"%s\"".formatted(WireTime.text(when));
    }
}
