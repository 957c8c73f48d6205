package dev.cuboid.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;

/** The results of this process, bounded by bytes. Thread-safe. */
public final class ResultStore {
    private final Cache<Job, Result> results;
    private final long mostBytes;

    /**
     * @param mostBytes of results and their keys together; 0 keeps nothing
     * @param expiry after which a result is dropped even if nothing says that it changed
     */
    public ResultStore(long mostBytes, Duration expiry, Ticker ticker) {
        this.mostBytes = mostBytes;
        this.results = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((Job job, Result result) -> job.weight() + result.weight())
                .expireAfterWrite(expiry)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    public Optional<Result> find(Job job) {
        return Optional.ofNullable(results.getIfPresent(job));
    }

    public void keep(Job job, Result result) {
        if (mostBytes > 0) {
            results.put(job, result);
        }
    }

    public void forget(Job job) {
        results.invalidate(job);
    }

    public long entries() {
        results.cleanUp();
        return results.estimatedSize();
    }

    /** Bytes in use now, roughly. */
    public long bytes() {
        return results.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
    }

    public long mostBytes() {
        return mostBytes;
    }

    /** A result of more bytes than this would push out too much else to be worth keeping. */
    public long largestResult() {
        return mostBytes / 8;
    }
}
