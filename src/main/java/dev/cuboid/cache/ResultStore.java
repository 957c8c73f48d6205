package dev.cuboid.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The results of this process, bounded by bytes. Thread-safe. */
public final class ResultStore {
    private final Cache<Job, Result> results;
    private final long mostBytes;

    /**
     * @param mostBytes of results and their keys together; 0 keeps nothing
     * @param expiry after which a result is dropped even if nothing says that it changed, counted from when it was read
     */
    public ResultStore(long mostBytes, Duration expiry, InstantSource clock) {
        this.mostBytes = mostBytes;
        this.results = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((Job job, Result result) -> job.weight() + result.weight())
                .expireAfter(Expiry.writing((Job job, Result result) -> left(expiry, result, clock)))
                .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
                .executor(Runnable::run)
                .build();
    }

    /** One that another node read may have been kept there for long. */
    private static Duration left(Duration expiry, Result result, InstantSource clock) {
        var left = expiry.minus(Duration.between(result.readAt(), clock.instant()));
        return left.isPositive() ? left : Duration.ofNanos(1);
    }

    public Optional<Result> find(Job job) {
        return Optional.ofNullable(results.getIfPresent(job));
    }

    public void keep(Job job, Result result) {
        if (mostBytes > 0) {
            results.put(job, result);
        }
    }

    /** Keeps what another node has read, unless this one has something newer by now. */
    public void keepIfNewer(Job job, Result result) {
        if (mostBytes > 0) {
            results.asMap().merge(job, result, (own, other) -> other.readAt().isAfter(own.readAt()) ? other : own);
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
