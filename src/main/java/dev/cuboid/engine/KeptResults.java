package dev.cuboid.engine;

import dev.cuboid.cache.Freshness;
import dev.cuboid.cache.Job;
import dev.cuboid.cache.Result;
import dev.cuboid.cache.ResultStore;
import dev.cuboid.cache.SharedResults;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** What is kept for a job: by this node, and by those that it shares results with if its own is out of date. Thread-safe. */
final class KeptResults {
    private final ResultStore store;
    private final Freshness freshness;
    private final Optional<Others> others;
    private final InstantSource clock;
    /** So that a hundred who ask for one result at once have it brought once. */
    private final ConcurrentHashMap<Job, CompletableFuture<Optional<Result>>> looking = new ConcurrentHashMap<>();

    /** The results of all nodes. */
    record Others(SharedResults results, SharedKeys keys) {
        SharedResults.State state() {
            var state = results.state();
            return new SharedResults.State(
                    state.up() && keys.areComplete(), state.found(), state.missed(), state.failures());
        }

        Optional<Result> find(Job job) {
            return results.state().up()
                    ? keys.known(job).flatMap(results::find).map(SharedResults.Found::result)
                    : Optional.empty();
        }
    }

    KeptResults(ResultStore store, Freshness freshness, Optional<Others> others, InstantSource clock) {
        this.store = store;
        this.freshness = freshness;
        this.others = others;
        this.clock = clock;
    }

    /** The newest; whether it is fresh is for others to tell. */
    Optional<Result> find(Job job) {
        var own = store.find(job);
        if (others.isEmpty() || own.isPresent() && !isOutdated(job, own.get())) {
            return own;
        }
        return ofOthers(job, others.get())
                .filter(found ->
                        own.isEmpty() || found.readAt().isAfter(own.get().readAt()))
                .or(() -> own);
    }

    private boolean isOutdated(Job job, Result result) {
        return freshness.known(job, result, clock.instant()) == Freshness.Verdict.OUTDATED;
    }

    private Optional<Result> ofOthers(Job job, Others from) {
        var mine = new CompletableFuture<Optional<Result>>();
        var first = looking.putIfAbsent(job, mine);
        if (first != null) {
            return first.join();
        }
        try {
            var found = from.find(job);
            found.ifPresent(result -> store.keepIfNewer(job, result));
            mine.complete(found);
            return found;
        } finally {
            looking.remove(job, mine);
            // For those who wait, if it failed.
            mine.complete(Optional.empty());
        }
    }
}
