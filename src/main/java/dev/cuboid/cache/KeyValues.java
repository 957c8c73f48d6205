package dev.cuboid.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cuboid.cache.RefreshKey.Asked;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.execution.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The values of refresh keys that are asked in SQL, each remembered for as long as it says. Thread-safe. */
public final class KeyValues {
    private static final Logger LOG = LoggerFactory.getLogger(KeyValues.class);
    private static final int MOST = 10_000;
    /** How often one who waits for another's asking looks whether he is still wanted. */
    private static final long LOOK_MILLIS = 100;
    /** What could not be asked is asked again soon: a database that was away for a moment is no reason to keep nothing for hours. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private final Cache<Asked, Slot> slots =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();
    private final Source source;
    private final InstantSource clock;

    /** Asks the database. */
    public interface Source {
        /** What the query gives, as text; empty if it gives nothing. What goes wrong is {@link Rejected}. */
        String ask(Asked key, Asker asker);
    }

    /**
     * For whom a key is asked.
     *
     * @param caller whose turn at the database it is
     * @param cancellation ends the asking
     */
    public record Asker(String caller, Cancellation cancellation) {}

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

    /** What the key said, as long as that is trusted. */
    Optional<String> known(Asked key) {
        var slot = slots.getIfPresent(key);
        return slot == null ? Optional.empty() : known(slot);
    }

    /** What the key says; asks if that is not remembered. Fails only if it is cancelled meanwhile, or the queue is full. */
    String now(Asked key, Asker asker) {
        var slot = slots.get(key, _ -> new Slot());
        return known(slot).orElseGet(() -> ask(key, slot, asker));
    }

    private Optional<String> known(Slot slot) {
        var last = slot.last;
        return clock.instant().isBefore(last.goodUntil()) ? Optional.of(last.text()) : Optional.empty();
    }

    private String ask(Asked key, Slot slot, Asker asker) {
        lock(slot.asking, asker.cancellation());
        try {
            if (known(slot).isEmpty()) {
                slot.last = ask(key, asker);
            }
            return slot.last.text();
        } finally {
            slot.asking.unlock();
        }
    }

    private static void lock(ReentrantLock lock, Cancellation cancellation) {
        try {
            while (!lock.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (cancellation.isCancelled()) {
                    throw new Rejected(cancelled());
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Rejected(cancelled());
        }
    }

    /** A key that cannot be asked says nothing, and the query is answered without it, as in Cube. */
    private Value ask(Asked key, Asker asker) {
        try {
            return new Value(source.ask(key, asker), clock.instant().plus(key.renewal()));
        } catch (Rejected failed) {
            if (asker.cancellation().isCancelled() || wasNotAsked(failed)) {
                throw failed;
            }
            LOG.warn(
                    "the refresh key `{}` was not answered: {}",
                    key.sql(),
                    failed.diagnostics().getFirst().message());
            var again = key.renewal().compareTo(AFTER_FAILURE) < 0 ? key.renewal() : AFTER_FAILURE;
            return new Value("", clock.instant().plus(again));
        }
    }

    /** There is no room in the queue, and so there is none for the data. */
    private static boolean wasNotAsked(Rejected failed) {
        return failed.diagnostics().getFirst().code() == ErrorCode.QUEUE_FULL;
    }

    private static Diagnostic cancelled() {
        return Diagnostic.of(ErrorCode.QUERY_CANCELLED, new Location.InQuery(""), "The query was cancelled");
    }
}
