package dev.cuboid.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cuboid.cache.RefreshKey.Asked;
import dev.cuboid.diagnostic.Rejected;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The values of refresh keys that are asked in SQL, each remembered for as long as it says. Thread-safe. */
public final class KeyValues {
    private static final Logger LOG = LoggerFactory.getLogger(KeyValues.class);
    private static final int MOST = 10_000;

    private final Cache<Asked, Slot> slots =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();
    private final Source source;
    private final InstantSource clock;

    /** Asks the database. */
    public interface Source {
        /** The query's one value as text; what goes wrong is {@link Rejected}. */
        String ask(Asked key);
    }

    /** One key's value. The lock lets one caller ask for all who want to know at once. */
    private static final class Slot {
        private final ReentrantLock asking = new ReentrantLock();
        private volatile Value last = new Value("", Instant.MIN);
    }

    private record Value(String text, Instant goodUntil) {}

    public KeyValues(Source source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    String now(Asked key) {
        var slot = slots.get(key, _ -> new Slot());
        if (clock.instant().isBefore(slot.last.goodUntil())) {
            return slot.last.text();
        }
        slot.asking.lock();
        try {
            if (!clock.instant().isBefore(slot.last.goodUntil())) {
                slot.last = new Value(ask(key), clock.instant().plus(key.renewal()));
            }
            return slot.last.text();
        } finally {
            slot.asking.unlock();
        }
    }

    /** A key that cannot be asked says nothing, and the query is answered without it, as in Cube. */
    private String ask(Asked key) {
        try {
            return source.ask(key);
        } catch (Rejected failed) {
            LOG.warn(
                    "the refresh key `{}` was not answered: {}",
                    key.sql(),
                    failed.diagnostics().getFirst().message());
            return "";
        }
    }
}
