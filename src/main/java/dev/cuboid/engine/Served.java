package dev.cuboid.engine;

import dev.cuboid.cache.Result;
import java.time.Instant;

/** What a caller is given for one query. */
public sealed interface Served {
    /** Where an answer came from. */
    enum Verdict {
        /** From the cache, and as good as new. */
        HIT,
        /** From the cache, though the data may have changed. */
        STALE,
        /** By the run that is reckoned to another request, which waited for the same. */
        SHARED,
        /** From the database. */
        MISS
    }

    /**
     * @param slow whether it is an old result because a new one took too long
     */
    record Whole(Result result, Verdict verdict, boolean slow) implements Served {}

    /** Rows that are too many to be kept; the caller has to {@link Streaming#close} it. */
    record Streaming(Flow flow, Instant readAt, Runnable leaving) implements Served, AutoCloseable {
        @Override
        public void close() {
            leaving.run();
        }
    }

    /** Nothing yet: the caller is to ask again. */
    record NotYet() implements Served {}
}
