package dev.cuboid.cache;

import java.time.Instant;

/**
 * The right to run a job while other nodes wait for its result. It is renewed as long as it is held; {@link #close} gives it back,
 * so that another may try, unless the run has told its end before.
 */
public final class Lease implements AutoCloseable {
    private final SharedResults results;
    private final SharedKey key;
    private final String token;

    Lease(SharedResults results, SharedKey key, String token) {
        this.results = results;
        this.key = key;
        this.token = token;
    }

    /** Hands the result to all. */
    public void finish(Result result) {
        if (results.fits(result)) {
            results.keep(key, token, result);
        } else {
            tooLarge();
        }
    }

    /** From here on each runs the job for himself. */
    public void tooLarge() {
        results.markTooLarge(key, token);
    }

    /** What was kept before the run began is not given out any more, as the database would be expected to say otherwise. */
    public void fail(Instant begun) {
        results.forget(key, token, begun);
    }

    @Override
    public void close() {
        results.release(key, token);
    }
}
