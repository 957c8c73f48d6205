package dev.cuboid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuboid.TestDatabase;
import dev.cuboid.access.SecurityContext;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.execution.Database;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.Query.CacheMode;
import dev.cuboid.query.QueryReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A result that is read anew for nobody in particular, and has grown too large to be kept. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnheardResultTest {
    private static final String MODEL = """
            cubes:
              - name: items
                sql_table: items
                refresh_key: {every: 1 hour}
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true, public: true}
                  - {name: note, sql: note, type: string}
            """;
    private static final String ALL = "{\"dimensions\": [\"items.id\", \"items.note\"], \"limit\": 50000}";
    private static final long MIB = 1024 * 1024;

    private final TestDatabase database = TestDatabase.create();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T10:00:01Z"));
    private final Planner planner =
            new Planner(ModelCompiler.compile(List.of(DefinitionReader.read("items.yml", MODEL))));
    private final Engine engine = new Engine(
            () -> planner,
            new QueryReader(ZoneOffset.UTC, 10_000, 50_000, now::get),
            new Databases(Map.of()),
            Clock.systemUTC());

    @Test
    void it_gives_its_turn_back_and_is_read_for_the_next_who_asks() throws Exception {
        database.run("CREATE TABLE items (id int PRIMARY KEY, note text); INSERT INTO items VALUES (1, 'x')");
        try (var databases = databases();
                var server = server(databases)) {
            assertThat(ask(server)).isInstanceOf(Served.Whole.class);
            database.run("INSERT INTO items SELECT i, repeat('x', 200) FROM generate_series(2, 40000) i");
            now.updateAndGet(time -> time.plus(Duration.ofHours(1)));

            assertThat(ask(server)).isInstanceOf(Served.Whole.class);
            await().until(() -> server.running() == 0
                    && databases.named("default").connections().busy() == 0);
            try (var whole = (Served.Streaming) ask(server)) {
                assertThat(whole.flow()).isNotNull();
            }
        }
    }

    private Served ask(QueryServer server) {
        var prepared =
                engine.prepare(new Request(JsonMapper.shared().readTree(ALL), false, SecurityContext.ANONYMOUS), false);
        var ask = new Ask(
                SecurityContext.ANONYMOUS,
                "",
                CacheMode.STALE_WHILE_REVALIDATE,
                new Patience.GivesUp(Duration.ofSeconds(60)),
                () -> false);
        return server.serve(prepared, ask).getFirst();
    }

    private Databases databases() {
        return new Databases(Map.of(
                "default",
                Database.open(new Database.Target(
                        "default", database.url(), database.user(), database.password(), 2, Duration.ofMinutes(1)))));
    }

    private QueryServer server(Databases databases) {
        return new QueryServer(
                databases,
                new QueryServer.Limits(
                        16 * MIB, Duration.ofHours(24), 64 * 1024, Duration.ofMinutes(2), Optional.empty()),
                (cron, zone, after) -> Instant.MAX,
                now::get);
    }
}
