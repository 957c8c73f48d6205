package dev.cuboid.http;

import static dev.cuboid.http.CacheServer.sumOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Future;
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

/** Refresh keys that are slow, fail or say more than one value; results that grow old; entity tags. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefreshKeysOverHttpTest {
    private static final String CONTINUE_WAIT = "{\"error\":\"Continue wait\"}";
    private static final String VERSIONED = sumOf("versioned");
    private static final String PAIR = sumOf("pair");
    private static final String IMMUTABLE = sumOf("immutable");
    private static final String DAILY = sumOf("daily");
    private static final String USUAL = sumOf("usual");

    private CacheServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = CacheServer.start(folder, "--cuboid.cache.expiry=24h");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void anew() throws Exception {
        server.anew();
    }

    @Test
    void a_slow_key_counts_towards_the_patience_of_each_mode() throws Exception {
        var first = load(VERSIONED, "");
        server.pass(Duration.ofMinutes(1));
        server.lock("versions");

        assertThat(load(VERSIONED, "stale-if-slow"))
                .isEqualTo(first.replace("\"slowQuery\":false", "\"slowQuery\":true"));
        assertThat(load(VERSIONED, "stale-while-revalidate")).isEqualTo(first);
        assertThat(load(VERSIONED, "must-revalidate")).isEqualTo(CONTINUE_WAIT);
        assertThat(load(VERSIONED, "no-cache")).isEqualTo(first.replaceFirst("T[0-9:.]+Z", time()));
        assertThat(server.statementsWaiting()).isEqualTo(1);
    }

    @Test
    void who_asks_no_key_does_not_wait_for_one_that_another_asks() throws Exception {
        server.lock("versions");
        var waiting = server.loading(VERSIONED, "", "Prefer", "wait=60");
        await().until(() -> server.statementsWaiting() == 1);

        assertThat(server.load(VERSIONED, "no-cache", "Prefer", "wait=60").body())
                .contains("{\"versioned.sum\":\"1\"}");
        assertThat(waiting.isDone()).isFalse();
        server.unlock();
        assertThat(waiting.get().body()).contains("{\"versioned.sum\":\"1\"}");
    }

    @Test
    void a_slow_key_that_nobody_waits_for_any_more_is_given_up() throws Exception {
        load(VERSIONED, "");
        server.pass(Duration.ofMinutes(1));
        server.lock("versions");

        var late = server.load(VERSIONED, "must-revalidate", "Prefer", "wait=1");

        assertThat(late.statusCode()).isEqualTo(504);
        await().until(() -> server.statementsWaiting() == 0);
    }

    @Test
    void a_request_that_waits_for_a_key_can_be_cancelled() throws Exception {
        server.lock("versions");
        var waiting = server.loading(VERSIONED, "", "Prefer", "wait=60", "x-request-id", "tile-9");
        await().until(() -> server.statementsWaiting() == 1);

        assertThat(server.delete("/cubejs-api/v1/running-query/tile-9").body()).contains("cancelled");

        assertThat(waiting.get().statusCode()).isEqualTo(409);
        await().until(() -> server.statementsWaiting() == 0);
    }

    @Test
    void one_key_is_asked_once_for_different_queries_and_outlives_the_one_who_asked_first() throws Exception {
        server.lock("versions");
        var first = server.loading(VERSIONED, "", "Prefer", "wait=60", "x-request-id", "first");
        await().until(() -> server.statementsWaiting() == 1);
        var second = server.loading(
                "{\"measures\":[\"versioned.sum\"],\"limit\":7}", "", "Prefer", "wait=60", "x-request-id", "second");
        assertThat(server.load(VERSIONED, "", "Prefer", "wait=1").statusCode()).isEqualTo(504);
        assertThat(server.statementsWaiting()).isEqualTo(1);

        server.delete("/cubejs-api/v1/running-query/first");
        assertThat(first.get().statusCode()).isEqualTo(409);
        await().until(() -> server.statementsWaiting() == 1);
        server.unlock();

        assertThat(second.get().body()).contains("{\"versioned.sum\":\"1\"}");
    }

    @Test
    void a_key_that_did_not_change_confirms_what_is_kept_and_the_data_is_not_read() throws Exception {
        var first = load(VERSIONED, "");
        server.pass(Duration.ofMinutes(1));
        server.lock("data");

        assertThat(load(VERSIONED, "must-revalidate")).isEqualTo(first);
    }

    @Test
    void a_key_that_cannot_be_asked_has_the_data_read_each_time() throws Exception {
        server.run("ALTER TABLE versions RENAME TO elsewhere");
        assertThat(load(VERSIONED, "")).contains("{\"versioned.sum\":\"1\"}");
        server.run("INSERT INTO data VALUES (10)");
        assertThat(load(VERSIONED, "")).contains("{\"versioned.sum\":\"11\"}");

        server.run("ALTER TABLE elsewhere RENAME TO versions");
        server.pass(Duration.ofSeconds(10));
        var kept = load(VERSIONED, "");
        server.run("INSERT INTO data VALUES (100)");
        assertThat(load(VERSIONED, "")).isEqualTo(kept);
    }

    @Test
    void a_change_in_a_keys_second_column_by_a_microsecond_is_a_change() throws Exception {
        load(PAIR, "");
        server.run(
                "INSERT INTO data VALUES (10); UPDATE versions SET changed_at = changed_at + interval '1 microsecond'");
        server.pass(Duration.ofMinutes(1));

        assertThat(load(PAIR, "")).contains("{\"pair.sum\":\"11\"}");
    }

    @Test
    void a_cube_without_a_key_is_read_again_every_ten_seconds() throws Exception {
        load(USUAL, "");
        server.run("INSERT INTO data VALUES (10)");
        server.pass(Duration.ofMillis(9_999));
        assertThat(load(USUAL, "")).contains("{\"usual.sum\":\"1\"}");

        server.pass(Duration.ofMillis(1));
        assertThat(load(USUAL, "")).contains("{\"usual.sum\":\"11\"}");
    }

    @Test
    void whatever_a_key_says_a_result_is_read_again_after_six_hours() throws Exception {
        load(VERSIONED, "");
        server.run("INSERT INTO data VALUES (10)");
        server.pass(Duration.ofHours(6).minusMillis(1));
        assertThat(load(VERSIONED, "")).contains("{\"versioned.sum\":\"1\"}");

        server.pass(Duration.ofMillis(1));
        assertThat(load(VERSIONED, "")).contains("{\"versioned.sum\":\"11\"}");
        assertThat(load(DAILY, "")).contains("{\"daily.sum\":\"11\"}");
    }

    @Test
    void what_never_changes_is_kept_until_the_cache_drops_it() throws Exception {
        load(IMMUTABLE, "");
        server.run("INSERT INTO data VALUES (10)");
        server.pass(Duration.ofHours(24).minusMillis(1));
        assertThat(load(IMMUTABLE, "")).contains("{\"immutable.sum\":\"1\"}");

        server.pass(Duration.ofMillis(1));
        assertThat(load(IMMUTABLE, "")).contains("{\"immutable.sum\":\"11\"}");
    }

    @Test
    void a_run_that_fails_tells_all_who_wait_and_the_next_request_runs_anew() throws Exception {
        server.lock("data");
        var waiting = new ArrayList<Future<HttpResponse<String>>>();
        for (int i = 0; i < 4; i++) {
            waiting.add(server.loading(USUAL, "", "Prefer", "wait=60"));
        }
        await().until(() -> server.statementsWaiting() == 1);
        server.locked("ALTER TABLE data RENAME COLUMN amount TO lost");
        server.unlock();

        for (var one : waiting) {
            assertThat(one.get().statusCode()).isEqualTo(400);
            assertThat(one.get().body()).contains("amount");
        }
        server.run("ALTER TABLE data RENAME COLUMN lost TO amount");
        assertThat(load(USUAL, "")).contains("{\"usual.sum\":\"1\"}");
    }

    @Test
    void who_was_told_to_ask_again_is_told_of_a_failure_meanwhile_once() throws Exception {
        server.lock("data");
        assertThat(load(USUAL, "")).isEqualTo(CONTINUE_WAIT);
        server.locked("ALTER TABLE data RENAME COLUMN amount TO lost");
        server.unlock();
        await().until(() -> server.statementsWaiting() == 0);
        server.run("ALTER TABLE data RENAME COLUMN lost TO amount");
        server.lock("data");

        assertThat(server.load(USUAL, "").statusCode()).isEqualTo(400);
        assertThat(load(USUAL, "")).isEqualTo(CONTINUE_WAIT);
    }

    @Test
    void a_run_that_fails_drops_what_was_kept_so_that_nobody_is_given_old_rows_for_good() throws Exception {
        load(USUAL, "");
        server.run("ALTER TABLE data RENAME COLUMN amount TO lost");
        server.pass(Duration.ofSeconds(10));
        assertThat(load(USUAL, "stale-while-revalidate")).contains("{\"usual.sum\":\"1\"}");

        await().untilAsserted(() -> assertThat(
                        server.load(USUAL, "stale-while-revalidate").statusCode())
                .isEqualTo(400));
    }

    @Test
    void the_sql_route_tells_which_keys_are_asked() throws Exception {
        var path = "/cubejs-api/v1/sql?query=";
        assertThat(server.get(path + URLEncoder.encode(VERSIONED, StandardCharsets.UTF_8))
                        .body())
                .contains(
                        "\"cacheKeyQueries\":[[\"SELECT version FROM versions\",[],{\"external\":false,\"renewalThreshold\":60}]]");
        assertThat(server.get(path + URLEncoder.encode(USUAL, StandardCharsets.UTF_8))
                        .body())
                .contains("\"cacheKeyQueries\":[]");
    }

    @Test
    void an_entity_tag_holds_as_long_as_the_rows_do_in_every_mode() throws Exception {
        var first = server.load(USUAL, "");
        var tag = first.headers().firstValue("ETag").orElseThrow();
        for (var mode : new String[] {"", "stale-while-revalidate", "must-revalidate", "no-cache"}) {
            server.pass(Duration.ofSeconds(10));
            var same = server.load(USUAL, mode, "If-None-Match", tag);
            assertThat(same.statusCode()).as(mode).isEqualTo(304);
            assertThat(same.body()).isEmpty();
        }
        server.run("INSERT INTO data VALUES (10)");

        assertThat(server.load(USUAL, "no-cache", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_entity_tag_is_found_among_others() throws Exception {
        var tag = server.load(USUAL, "").headers().firstValue("ETag").orElseThrow();

        assertThat(server.load(USUAL, "", "If-None-Match", "\"a,b\", " + tag + " , W/\"c\"")
                        .statusCode())
                .isEqualTo(304);
        assertThat(server.load(USUAL, "", "If-None-Match", tag.substring(2)).statusCode())
                .isEqualTo(304);
        assertThat(server.load(USUAL, "", "If-None-Match", "*").statusCode()).isEqualTo(304);
        assertThat(server.load(USUAL, "", "If-None-Match", "\"a\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void rows_that_were_cut_off_have_another_tag_than_the_same_rows_that_are_all() throws Exception {
        var query = "{\"dimensions\":[\"hourly.amount\"],\"limit\":1}";
        var whole = server.load(query, "no-cache");
        server.run("INSERT INTO data VALUES (10)");
        var cut = server.load(
                query,
                "no-cache",
                "If-None-Match",
                whole.headers().firstValue("ETag").orElseThrow());

        assertThat(whole.body()).doesNotContain("truncated");
        assertThat(cut.statusCode()).isEqualTo(200);
        assertThat(cut.body()).contains("\"truncated\":true");
    }

    private String load(String query, String mode) throws Exception {
        return server.load(query, mode).body();
    }

    private String time() {
        return WireTime.text(server.now()).substring(10);
    }
}
