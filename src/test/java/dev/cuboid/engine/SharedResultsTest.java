package dev.cuboid.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cuboid.TestDatabase;
import dev.cuboid.TestRedis;
import dev.cuboid.access.SecurityContext;
import dev.cuboid.cache.SharedAddress;
import dev.cuboid.cache.SharedKey;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.SharingNode.Got;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.Query.CacheMode;
import dev.cuboid.query.QueryReader;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.SetArgs;
import io.lettuce.core.protocol.CommandType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/** Two nodes, one PostgreSQL, one Redis. Each run of a statement tells so by a notification, which the database orders by commit. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SharedResultsTest {
    private static final String TABLES = """
            CREATE TABLE items (id int PRIMARY KEY, owner text, note text);
            INSERT INTO items SELECT i, 'o' || i % 3, repeat('x', 100) FROM generate_series(1, 3000) i;
            CREATE FUNCTION told() RETURNS TABLE (run int) LANGUAGE plpgsql AS $$
            BEGIN PERFORM pg_notify('runs', clock_timestamp()::text); RETURN QUERY SELECT 1; END $$;
            """;
    private static final String MODEL = """
            cubes:
              - name: items
                sql: SELECT items.* FROM items, told()
                refresh_key: {every: 1 hour}
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true, public: true}
                  - {name: owner, sql: owner, type: string}
                  - {name: note, sql: note, type: string}
                measures: [{name: count, type: count}]
            """;
    private static final String COUNT = "{'measures': ['items.count']}";
    private static final String[] OWNERS = {
        "{'measures': ['items.count'], 'filters': [{'member': 'items.owner', 'operator': 'equals', 'values': ['o1']}]}",
        "{'measures': ['items.count'], 'filters': [{'member': 'items.owner', 'operator': 'equals', 'values': ['o11']}]}"
    };
    private static final String LARGE = "{'dimensions': ['items.id', 'items.note'], 'limit': 3000}";
    private static final String MEDIUM = "{'dimensions': ['items.id', 'items.note'], 'limit': 500}";

    private final TestDatabase database = TestDatabase.create();
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T10:00:01Z"));
    private final List<SharingNode> started = new ArrayList<>();
    private TestRedis redis;
    private Engine engine;
    private Connection listening;

    @BeforeAll
    void start() throws Exception {
        var found = TestRedis.start();
        assumeTrue(found.isPresent(), TestRedis::leftOut);
        redis = found.get();
        database.run(TABLES);
        var planner = new Planner(ModelCompiler.compile(List.of(DefinitionReader.read("items.yml", MODEL))));
        var reader = new QueryReader(ZoneOffset.UTC, 10_000, 50_000, now::get);
        engine = new Engine(() -> planner, reader, new Databases(java.util.Map.of()), Clock.systemUTC());
        listening = database.connect();
        try (var statement = listening.createStatement()) {
            statement.execute("LISTEN runs");
        }
    }

    @AfterAll
    void stop() throws Exception {
        others.close();
        if (redis != null) {
            redis.close();
            listening.close();
        }
    }

    @BeforeEach
    void forget() throws Exception {
        redis.ask(commands -> commands.flushall());
        runs();
    }

    @AfterEach
    void end() {
        started.forEach(SharingNode::close);
        started.clear();
    }

    @Test
    void what_one_node_has_read_the_other_does_not_read_again() throws Exception {
        var one = node();
        var two = node();

        assertThat(one.load(prepared(COUNT), CacheMode.STALE_IF_SLOW))
                .isEqualTo(new Got("[{\"items.count\":\"3000\"}]", "MISS"));
        kept(1);
        assertThat(two.load(prepared(COUNT), CacheMode.STALE_IF_SLOW))
                .isEqualTo(new Got("[{\"items.count\":\"3000\"}]", "HIT"));
        assertThat(two.load(prepared(COUNT), CacheMode.MUST_REVALIDATE).from()).isEqualTo("HIT");
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void twenty_who_ask_each_node_the_same_at_once_have_one_statement_run() throws Exception {
        var nodes = List.of(node(), node());
        var asked = prepared(COUNT);
        var all = new ArrayList<Future<Got>>();
        try (var _ = lock()) {
            for (int i = 0; i < 40; i++) {
                var node = nodes.get(i % 2);
                all.add(others.submit(() -> node.load(asked, CacheMode.MUST_REVALIDATE)));
            }
            await().until(() -> statementsWaiting() == 1
                    && nodes.stream().allMatch(node -> node.server().running() == 1));
        }
        for (var one : all) {
            assertThat(one.get().data()).isEqualTo("[{\"items.count\":\"3000\"}]");
        }
        assertThat(runs()).isEqualTo(1);
        await().until(() -> redis.ask(commands -> commands.keys("*:lease")).isEmpty());
    }

    @Test
    void a_result_that_is_out_of_date_is_renewed_by_one_node_for_both() throws Exception {
        var one = node();
        var two = node();
        one.load(prepared(COUNT), CacheMode.STALE_IF_SLOW);
        kept(1);
        two.load(prepared(COUNT), CacheMode.STALE_IF_SLOW);
        now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
        database.run("INSERT INTO items VALUES (0, 'o0', '')");
        try {
            assertThat(one.load(prepared(COUNT), CacheMode.STALE_IF_SLOW).data())
                    .contains("3001");
            await().untilAsserted(() -> assertThat(two.load(prepared(COUNT), CacheMode.STALE_WHILE_REVALIDATE))
                    .isEqualTo(new Got("[{\"items.count\":\"3001\"}]", "HIT")));
            assertThat(runs()).isLessThanOrEqualTo(3).isGreaterThanOrEqualTo(2);
        } finally {
            database.run("DELETE FROM items WHERE id = 0");
        }
    }

    @Test
    void an_old_result_of_another_node_stands_in_as_one_of_its_own_would() throws Exception {
        node().load(prepared(COUNT), CacheMode.STALE_IF_SLOW);
        kept(1);
        assertThat(runs()).isEqualTo(1);
        now.updateAndGet(time -> time.plus(Duration.ofHours(1)));

        assertThat(node().load(prepared(COUNT), CacheMode.STALE_WHILE_REVALIDATE)
                        .from())
                .isEqualTo("STALE");
        await().until(() -> runs() == 1);
    }

    @Test
    void no_cache_always_runs_and_what_it_gives_is_for_all() throws Exception {
        var one = node();
        var two = node();
        one.load(prepared(COUNT), CacheMode.STALE_IF_SLOW);
        kept(1);
        database.run("DELETE FROM items WHERE id = 1");
        try {
            now.updateAndGet(time -> time.plusMillis(1));
            assertThat(two.load(prepared(COUNT), CacheMode.NO_CACHE))
                    .isEqualTo(new Got("[{\"items.count\":\"2999\"}]", "MISS"));
            var three = node();
            await().untilAsserted(() -> assertThat(
                            three.load(prepared(COUNT), CacheMode.NO_CACHE).data())
                    .contains("2999"));
            await().untilAsserted(() -> assertThat(node().load(prepared(COUNT), CacheMode.STALE_IF_SLOW))
                    .isEqualTo(new Got("[{\"items.count\":\"2999\"}]", "HIT")));
            assertThat(runs()).isEqualTo(3);
        } finally {
            database.run("INSERT INTO items VALUES (1, 'o1', repeat('x', 100))");
        }
    }

    @Test
    void the_lease_of_a_node_that_died_ends_and_another_takes_over() throws Exception {
        var node = node();
        var asked = prepared(COUNT);
        var key = SharedKeys.asking(node.databases())
                .of(asked.parts().getFirst().job())
                .orElseThrow();
        var lease = SharingNode.PREFIX + ":{" + key.digest() + "}:lease";
        redis.ask(commands -> commands.set(lease, "the dead".getBytes(UTF_8), SetArgs.Builder.px(1500)));

        assertThat(node.load(asked, CacheMode.STALE_IF_SLOW).data()).contains("3000");
        assertThat(runs()).isEqualTo(1);
        assertThat(redis.<Boolean>ask(commands -> {
                    var holder = commands.get(lease);
                    return holder == null || !new String(holder, UTF_8).equals("the dead");
                }))
                .isTrue();
    }

    @Test
    void a_lease_is_renewed_as_long_as_its_run_lasts() throws Exception {
        var one = node();
        var two = node();
        var asked = prepared(COUNT);
        Future<Got> first;
        Future<Got> second;
        try (var _ = lock()) {
            first = others.submit(() -> one.load(asked, CacheMode.STALE_IF_SLOW));
            await().until(() -> statementsWaiting() == 1);
            var begun = System.nanoTime();
            second = others.submit(() -> two.load(asked, CacheMode.STALE_IF_SLOW));
            // Longer than a lease lasts by itself.
            await().pollInterval(Duration.ofMillis(100))
                    .until(() ->
                            System.nanoTime() - begun > Duration.ofSeconds(3).toNanos());
            assertThat(statementsWaiting()).isEqualTo(1);
        }
        assertThat(first.get().from()).isEqualTo("MISS");
        assertThat(second.get()).isEqualTo(new Got("[{\"items.count\":\"3000\"}]", "SHARED"));
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void who_goes_away_ends_his_own_run_and_the_other_node_takes_over() throws Exception {
        var one = node();
        var two = node();
        var asked = prepared(COUNT);
        var gone = new AtomicBoolean();
        Future<Got> second;
        try (var _ = lock()) {
            var first = others.submit(() -> one.load(asked, CacheMode.STALE_IF_SLOW, gone::get));
            await().until(() -> statementsWaiting() == 1);
            second = others.submit(() -> two.load(asked, CacheMode.STALE_IF_SLOW));
            await().until(() -> two.server().running() == 1);
            gone.set(true);
            assertThatThrownBy(first::get).hasCauseInstanceOf(Rejected.class);
            await().until(() -> one.server().running() == 0 && statementsWaiting() == 1);
        }
        assertThat(second.get()).isEqualTo(new Got("[{\"items.count\":\"3000\"}]", "MISS"));
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void who_waits_for_another_node_and_goes_away_leaves_its_run_alone() throws Exception {
        var one = node();
        var two = node();
        var asked = prepared(COUNT);
        var gone = new AtomicBoolean();
        Future<Got> first;
        try (var _ = lock()) {
            first = others.submit(() -> one.load(asked, CacheMode.STALE_IF_SLOW));
            await().until(() -> statementsWaiting() == 1);
            var second = others.submit(() -> two.load(asked, CacheMode.STALE_IF_SLOW, gone::get));
            await().until(() -> two.server().running() == 1);
            gone.set(true);
            assertThatThrownBy(second::get).hasCauseInstanceOf(Rejected.class);
            await().until(() -> two.server().running() == 0);
            assertThat(statementsWaiting()).isEqualTo(1);
        }
        assertThat(first.get().data()).contains("3000");
    }

    @Test
    void binds_that_differ_have_results_that_do() throws Exception {
        var one = node();
        var two = node();
        assertThat(one.load(prepared(OWNERS[0]), CacheMode.STALE_IF_SLOW).data())
                .contains("1000");
        kept(1);
        assertThat(two.load(prepared(OWNERS[1]), CacheMode.STALE_IF_SLOW).data())
                .contains("\"0\"");
        kept(2);
        assertThat(one.load(prepared(OWNERS[1]), CacheMode.STALE_IF_SLOW))
                .isEqualTo(new Got("[{\"items.count\":\"0\"}]", "HIT"));
    }

    @Test
    void two_databases_of_one_name_do_not_mix() throws Exception {
        var other = TestDatabase.create();
        other.run(TABLES + "DELETE FROM items WHERE id > 10;");
        assertThat(node().load(prepared(COUNT), CacheMode.STALE_IF_SLOW).data()).contains("3000");
        kept(1);
        assertThat(started(SharingNode.start(other, redis.port(), SharingNode.terms(), now::get))
                        .load(prepared(COUNT), CacheMode.STALE_IF_SLOW))
                .isEqualTo(new Got("[{\"items.count\":\"10\"}]", "MISS"));
        assertThat(new String(
                        redis.<byte[]>ask(commands -> commands.get(resultKeys().getFirst())), UTF_8))
                .startsWith("Cbd");
    }

    @Test
    void what_is_too_large_is_run_by_each_and_not_kept() throws Exception {
        var one = node();
        var two = node();
        for (var query : List.of(LARGE, MEDIUM)) {
            var first = one.load(prepared(query), CacheMode.STALE_IF_SLOW);
            var second = two.load(prepared(query), CacheMode.STALE_IF_SLOW);
            assertThat(first.data().length())
                    .isGreaterThan(64 * 1024)
                    .isEqualTo(second.data().length());
            assertThat(second.from()).isNotEqualTo("HIT");
        }
        assertThat(runs()).isEqualTo(4);
        assertThat(resultKeys()).isEmpty();
    }

    @Test
    void garbage_and_what_is_not_ours_is_asked_for_anew() throws Exception {
        var one = node();
        one.load(prepared(COUNT), CacheMode.STALE_IF_SLOW);
        kept(1);
        var key = resultKeys().getFirst();
        byte[] good = redis.<byte[]>ask(commands -> commands.get(key));
        for (int i = 0; i < good.length; i += 7) {
            var bad = good.clone();
            bad[i] ^= 0x55;
            redis.ask(commands -> commands.set(key, bad));
            assertThat(one.shared().find(key(one))).as("byte %d", i).isEmpty();
        }
        redis.ask(commands -> commands.set(key, "what is this?".getBytes(UTF_8)));
        assertThat(node().load(prepared(COUNT), CacheMode.STALE_IF_SLOW).from()).isEqualTo("MISS");
        await().until(() -> one.shared().find(key(one)).isPresent());
        redis.ask(commands -> commands.del(key));
        redis.ask(commands -> commands.lpush(key, "a list".getBytes(UTF_8)));
        assertThat(node().load(prepared(COUNT), CacheMode.STALE_IF_SLOW).from()).isEqualTo("MISS");
        assertThat(one.shared().state().up()).isTrue();
    }

    @Test
    void a_run_that_fails_drops_what_was_kept_before_it() throws Exception {
        var one = node();
        var two = node();
        for (var mode : List.of(CacheMode.MUST_REVALIDATE, CacheMode.NO_CACHE)) {
            one.load(prepared(COUNT), CacheMode.STALE_IF_SLOW);
            kept(1);
            now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
            database.run("ALTER TABLE items RENAME TO away");
            try {
                assertThatThrownBy(() -> two.load(prepared(COUNT), mode)).isInstanceOf(Rejected.class);
                kept(0);
            } finally {
                database.run("ALTER TABLE away RENAME TO items");
            }
        }
        await().until(() -> redis.ask(commands -> commands.keys("*:lease")).isEmpty());
        assertThat(two.load(prepared(COUNT), CacheMode.STALE_IF_SLOW).data()).contains("3000");
    }

    /** What docs/operations.md gives a user of its own is enough, and no more than is needed. */
    @Test
    void a_user_whose_rights_end_at_the_prefix_is_enough() throws Exception {
        var rights = Pattern.compile("`ACL SETUSER cuboid on >password ~cuboid:\\* ((?:\\+\\w+ ?)+)`")
                .matcher(Files.readString(Path.of("docs/operations.md")));
        assertThat(rights.find()).isTrue();
        var allowed = AclSetuserArgs.Builder.on().addPassword("p@ss").keyPattern(SharingNode.PREFIX + ":*");
        for (var right : rights.group(1).split(" ")) {
            allowed.addCommand(CommandType.valueOf(right.substring(1).toUpperCase(Locale.ROOT)));
        }
        redis.ask(commands -> commands.aclSetuser("limited", allowed));
        var address = new SharedAddress("127.0.0.1", redis.port(), false, "limited", "p@ss", 1);
        try (var one = SharingNode.start(database, address, SharingNode.terms(), now::get);
                var two = SharingNode.start(database, address, SharingNode.terms(), now::get)) {
            await().until(() -> one.shares() && two.shares());
            assertThat(one.load(prepared(COUNT), CacheMode.STALE_IF_SLOW).from())
                    .isEqualTo("MISS");
            await().untilAsserted(() -> assertThat(two.shared().find(key(two))).isPresent());
            assertThat(two.load(prepared(COUNT), CacheMode.STALE_IF_SLOW).from())
                    .isEqualTo("HIT");
            assertThat(two.load(prepared(MEDIUM), CacheMode.STALE_IF_SLOW).from())
                    .isEqualTo("MISS");
            assertThat(one.shared().state().failures() + two.shared().state().failures())
                    .isZero();
        }
    }

    private SharedKey key(SharingNode node) {
        return SharedKeys.asking(node.databases())
                .of(prepared(COUNT).parts().getFirst().job())
                .orElseThrow();
    }

    private SharingNode node() {
        var node = started(SharingNode.start(database, redis.port(), SharingNode.terms(), now::get));
        await().until(node::shares);
        return node;
    }

    private SharingNode started(SharingNode node) {
        started.add(node);
        return node;
    }

    private Prepared prepared(String query) {
        return engine.prepare(
                new Request(JsonMapper.shared().readTree(query.replace('\'', '"')), false, SecurityContext.ANONYMOUS),
                false);
    }

    private List<String> resultKeys() {
        return redis.ask(commands -> commands.keys("*:result"));
    }

    /** Handing a result over takes place beside the answer. */
    private void kept(int results) {
        await().until(() -> resultKeys().size() == results);
    }

    /** Since it was asked last. */
    private int runs() throws Exception {
        var end = "end " + System.nanoTime();
        database.run("NOTIFY runs, '" + end + "'");
        int runs = 0;
        while (true) {
            for (var told : listening.unwrap(PGConnection.class).getNotifications(10_000)) {
                if (told.getParameter().equals(end)) {
                    return runs;
                }
                runs++;
            }
        }
    }

    private Connection lock() throws Exception {
        var lock = database.connect();
        lock.setAutoCommit(false);
        try (var statement = lock.createStatement()) {
            statement.execute("LOCK TABLE items IN ACCESS EXCLUSIVE MODE");
        }
        return lock;
    }

    private int statementsWaiting() throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
