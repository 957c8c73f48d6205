package dev.cuboid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.cuboid.TestDatabase;
import dev.cuboid.TestRedis;
import dev.cuboid.access.SecurityContext;
import dev.cuboid.cache.SharedResults;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.engine.SharingNode.Got;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.Query.CacheMode;
import dev.cuboid.query.QueryReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The store that nodes share dies, comes back, never was there, or takes what it is told and says nothing. */
@Tag("slow")
@DisplayNameGeneration(ReplaceUnderscores.class)
class SharedCacheAwayTest {
    private static final String MODEL = """
            cubes:
              - name: items
                sql_table: items
                refresh_key: {every: 1 hour}
                dimensions: [{name: id, sql: id, type: number, primary_key: true, public: true}]
                measures: [{name: count, type: count}]
            """;

    private final TestDatabase database = TestDatabase.create();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.cuboid.cache.RedisLink");
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final Engine engine = engine();

    @BeforeEach
    void start() throws Exception {
        database.run("CREATE TABLE items (id int PRIMARY KEY); INSERT INTO items SELECT generate_series(1, 100)");
        told.list = new CopyOnWriteArrayList<>();
        told.start();
        logger.addAppender(told);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(told);
    }

    @Test
    void killed_in_the_middle_it_costs_nobody_his_answer_and_is_used_again_when_it_is_back() throws Exception {
        var found = TestRedis.start();
        assumeTrue(found.isPresent(), TestRedis::leftOut);
        try (var redis = found.get();
                var node = node(redis.port(), SharingNode.terms());
                var others = Executors.newVirtualThreadPerTaskExecutor()) {
            await().until(node::shares);
            var all = new ArrayList<Future<Got>>();
            for (int i = 1; i <= 200; i++) {
                int limit = i;
                all.add(others.submit(() -> node.load(smallest(limit), CacheMode.STALE_IF_SLOW)));
                if (i == 100) {
                    all.get(20).get();
                    redis.kill();
                }
            }
            for (int i = 0; i < 200; i++) {
                assertThat(all.get(i).get().data()).isEqualTo(expected(Math.min(i + 1, 100)));
            }
            assertThat(node.shared().state().up()).isFalse();
            assertThat(lines("WARN")).singleElement().asString().contains("shares no results");

            redis.restart();
            await().until(node::shares);
            assertThat(lines("INFO")).hasSize(2);
            node.load(smallest(33), CacheMode.NO_CACHE);
            await().until(() -> !SharingNode.keys(redis).isEmpty());
            try (var another = node(redis.port(), SharingNode.terms())) {
                await().until(another::shares);
                assertThat(another.load(smallest(33), CacheMode.STALE_IF_SLOW)).isEqualTo(new Got(expected(33), "HIT"));
            }
            assertThat(lines("WARN")).hasSize(1);
        }
    }

    @Test
    void where_nobody_listens_the_node_starts_and_works_alone() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (var node = node(port, SharingNode.terms())) {
            assertThat(node.load(smallest(1), CacheMode.STALE_IF_SLOW)).isEqualTo(new Got(expected(1), "MISS"));
            await().until(() -> !lines("WARN").isEmpty());
            assertThat(node.load(smallest(1), CacheMode.STALE_IF_SLOW).from()).isEqualTo("HIT");
            assertThat(node.load(smallest(2), CacheMode.MUST_REVALIDATE).data()).isEqualTo(expected(2));
        }
        assertThat(lines("WARN")).hasSize(1);
    }

    @Test
    void one_that_accepts_and_never_answers_is_not_asked_by_any_request() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var node = node(silent.getLocalPort(), SharingNode.terms(Duration.ofMillis(250)))) {
            for (int i = 1; i <= 20; i++) {
                assertThat(node.load(smallest(i), CacheMode.STALE_IF_SLOW)).isEqualTo(new Got(expected(i), "MISS"));
            }
            assertThat(node.shared().state()).isEqualTo(new SharedResults.State(false, 0, 0, 0));
        }
    }

    @Test
    void one_that_falls_silent_is_waited_for_once_and_then_left_alone() throws Exception {
        var found = TestRedis.start();
        assumeTrue(found.isPresent(), TestRedis::leftOut);
        try (var redis = found.get();
                var node = node(redis.port(), SharingNode.terms(Duration.ofMillis(250)))) {
            await().until(node::shares);
            redis.fallSilent();
            for (int i = 1; i <= 20; i++) {
                assertThat(node.load(smallest(i), CacheMode.STALE_IF_SLOW)).isEqualTo(new Got(expected(i), "MISS"));
            }
            assertThat(node.shared().state().failures())
                    .as("commands that were waited for")
                    .isEqualTo(1);
            assertThat(lines("WARN")).singleElement().asString().contains("no answer in 250 ms");
        }
    }

    private List<String> lines(String level) {
        return told.list.stream()
                .filter(line -> line.getLevel().toString().equals(level))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private SharingNode node(int port, SharedResults.Terms terms) {
        return SharingNode.start(database, port, terms, Clock.systemUTC());
    }

    private static Engine engine() {
        var planner = new Planner(ModelCompiler.compile(List.of(DefinitionReader.read("items.yml", MODEL))));
        var reader = new QueryReader(ZoneOffset.UTC, 10_000, 50_000, Clock.systemUTC());
        return new Engine(() -> planner, reader, new Databases(Map.of()), Clock.systemUTC());
    }

    private Prepared smallest(int rows) {
        var query = "{\"dimensions\": [\"items.id\"], \"order\": {\"items.id\": \"asc\"}, \"limit\": " + rows + "}";
        return engine.prepare(
                new Request(JsonMapper.shared().readTree(query), false, SecurityContext.ANONYMOUS), false);
    }

    private static String expected(int rows) {
        var text = new StringBuilder("[");
        for (int i = 1; i <= rows; i++) {
            text.append(i == 1 ? "" : ",").append("{\"items.id\":\"").append(i).append("\"}");
        }
        return text.append("]").toString();
    }
}
