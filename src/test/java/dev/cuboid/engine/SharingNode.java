package dev.cuboid.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuboid.TestDatabase;
import dev.cuboid.TestRedis;
import dev.cuboid.access.SecurityContext;
import dev.cuboid.cache.SharedAddress;
import dev.cuboid.cache.SharedResults;
import dev.cuboid.execution.Database;
import dev.cuboid.query.Query.CacheMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of several nodes: a cache, a pool and a connection to the shared cache of its own. */
record SharingNode(Databases databases, SharedResults shared, QueryServer server) implements AutoCloseable {
    static final String PREFIX = "test";
    private static final long MIB = 1024 * 1024;

    /** Patient ones: a machine that is busy must not look as a store that is away. */
    static SharedResults.Terms terms() {
        return terms(Duration.ofSeconds(10));
    }

    static SharedResults.Terms terms(Duration timeout) {
        return new SharedResults.Terms(
                PREFIX, timeout, Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofHours(24), 64 * 1024);
    }

    static SharingNode start(TestDatabase database, int port, SharedResults.Terms terms, InstantSource clock) {
        return start(database, new SharedAddress("127.0.0.1", port, false, "", "", 0), terms, clock);
    }

    static SharingNode start(
            TestDatabase database, SharedAddress address, SharedResults.Terms terms, InstantSource clock) {
        var databases = new Databases(Map.of(
                "default",
                Database.open(new Database.Target(
                        "default", database.url(), database.user(), database.password(), 4, Duration.ofMinutes(1)))));
        var shared = SharedResults.open(address, terms, clock);
        var server = new QueryServer(
                databases,
                new QueryServer.Limits(
                        16 * MIB, Duration.ofHours(24), 128 * 1024, Duration.ofMinutes(2), Optional.of(shared)),
                (cron, zone, after) -> after.atZone(ZoneOffset.UTC).plusDays(1).toInstant(),
                clock);
        return new SharingNode(databases, shared, server);
    }

    /** Whether it is connected to the store and knows its databases. */
    boolean shares() {
        return server.shared().orElseThrow().up();
    }

    /** What a request got, and from where. */
    record Got(String data, String from) {}

    Got load(Prepared prepared, CacheMode mode) {
        return load(prepared, mode, () -> false);
    }

    Got load(Prepared prepared, CacheMode mode, Ask.Presence presence) {
        var ask = new Ask(SecurityContext.ANONYMOUS, "", mode, new Patience.GivesUp(Duration.ofSeconds(60)), presence);
        return got(server.serve(prepared, ask).getFirst());
    }

    private static Got got(Served served) {
        return switch (served) {
            case Served.Whole(var result, var verdict, var _) ->
                new Got(new String(result.data().bytes(), UTF_8), verdict.name());
            case Served.Streaming streaming -> {
                try (streaming) {
                    var bytes = new ByteArrayOutputStream();
                    streaming.flow().copyTo(bytes, () -> false);
                    yield new Got(bytes.toString(UTF_8), "STREAM");
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
            case Served.NotYet() -> throw new IllegalStateException("told to ask again");
        };
    }

    @Override
    public void close() {
        server.close();
        shared.close();
        databases.close();
    }

    static List<String> keys(TestRedis redis) {
        return redis.ask(commands -> commands.keys(PREFIX + ":{*"));
    }
}
