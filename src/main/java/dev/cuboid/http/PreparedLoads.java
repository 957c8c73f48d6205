package dev.cuboid.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cuboid.engine.Engine;
import dev.cuboid.engine.Journal;
import dev.cuboid.engine.Journal.Stage;
import dev.cuboid.engine.Prepared;
import dev.cuboid.model.SemanticModel;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;

/**
 * Remembers what equal requests were understood as, so that a dashboard that asks the same again costs no planning. What was
 * understood holds for one model and one second, since relative dates count from the second of the request. Thread-safe.
 */
final class PreparedLoads {
    private static final long MOST_BYTES = 8L * 1024 * 1024;
    /** What is kept beside a request's own bytes, roughly. */
    private static final int KEPT_BESIDE = 16 * 1024;

    private static final int LATEST = 4096;

    private final Cache<RequestBody, PreparedLoad> known;
    /** Hashes of requests that came lately, each in the place of another. */
    private final AtomicIntegerArray latest = new AtomicIntegerArray(LATEST);

    private final Annotations annotations = new Annotations();
    private final Engine engine;
    private final InstantSource clock;

    /** A request that was understood, until {@code second} is over. */
    record PreparedLoad(LoadRequest asked, Prepared prepared, LoadParts parts, SemanticModel model, long second) {}

    PreparedLoads(Engine engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES)
                .weigher((RequestBody body, PreparedLoad load) -> body.weight() + KEPT_BESIDE)
                .executor(Runnable::run)
                .build();
    }

    /**
     * @param reading reads the request, where it has to be
     * @param journal told how long that and planning took, where it was done
     */
    PreparedLoad of(RequestBody body, Supplier<LoadRequest> reading, Journal journal) {
        long second = clock.instant().getEpochSecond();
        var model = engine.model();
        var found = known.getIfPresent(body);
        if (found != null && found.second() == second && found.model() == model) {
            return found;
        }
        var asked = journal.time(Stage.READ, reading);
        var prepared = engine.prepare(asked.request().noting(journal), asked.castNumerics());
        var parts = LoadParts.of(prepared, asked.request().several(), annotations);
        var load = new PreparedLoad(asked, prepared, parts, model, second);
        if (cameBefore(body.hashCode())) {
            known.put(body, load);
        }
        return load;
    }

    /** What comes once is not worth remembering; keeping it costs more than planning it by a pattern. */
    private boolean cameBefore(int hash) {
        return latest.getAndSet((hash ^ hash >>> 16) & LATEST - 1, hash) == hash;
    }
}
