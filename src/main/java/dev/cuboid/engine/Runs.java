package dev.cuboid.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cuboid.access.SecurityContext;
import dev.cuboid.cache.Freshness;
import dev.cuboid.cache.Job;
import dev.cuboid.cache.KeyValues.Asker;
import dev.cuboid.cache.ResultStore;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.JobSource.Order;
import dev.cuboid.engine.JobSource.Produced;
import dev.cuboid.engine.Run.Outcome;
import dev.cuboid.engine.Run.Waiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs that run now; equal ones run once. Thread-safe. */
final class Runs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final long LEAST_PARKED = 4 * 1024 * 1024;

    /** Those that can be joined. */
    private final ConcurrentHashMap<Job, Run> running = new ConcurrentHashMap<>();

    private final Set<Run> alive = ConcurrentHashMap.newKeySet();
    /**
     * What has ended while a caller who was told to ask again was away. It is his even where no other request may have it, since
     * otherwise a query that takes longer than he waits would never be answered.
     */
    private final Cache<Parked, Run> parked;

    private final JobSource source;
    private final ResultStore store;
    private final Freshness freshness;
    private final InstantSource clock;
    private final Duration returnPatience;
    /** After the end it takes nothing more and does not mind: everything is cancelled then. */
    private final ScheduledExecutorService orphans = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("orphans").factory(), new ThreadPoolExecutor.DiscardPolicy());

    private record Parked(String caller, Job job) {}

    /** A place in a run. */
    record Place(Run run, Waiter waiter) {}

    /** @param returnPatience how long one who was told to ask again is waited for */
    Runs(JobSource source, ResultStore store, Freshness freshness, InstantSource clock, Duration returnPatience) {
        this.source = source;
        this.store = store;
        this.freshness = freshness;
        this.clock = clock;
        this.returnPatience = returnPatience;
        this.parked = Caffeine.newBuilder()
                .maximumWeight(Math.max(LEAST_PARKED, store.mostBytes() / 2))
                .weigher((Parked who, Run run) -> run.weight())
                .expireAfterWrite(returnPatience)
                .executor(Runnable::run)
                .build();
    }

    /** What a caller who was told to ask again comes back for, if it has ended; it is handed out once. */
    Optional<Place> collect(Job job, SecurityContext who, String requestId) {
        if (parked.asMap().isEmpty()) {
            return Optional.empty();
        }
        var caller = who.caller();
        var run = parked.asMap().remove(new Parked(caller, job));
        if (run == null || !run.awaits(caller)) {
            return Optional.empty();
        }
        var waiter = run.waiter(caller, requestId);
        return run.join(waiter) ? Optional.of(new Place(run, waiter)) : Optional.empty();
    }

    /**
     * Waits for the job with those who wait already, or starts it.
     *
     * @param anew whether the data has to be read, whatever is kept
     */
    Place join(Job job, String caller, String requestId, boolean anew) {
        while (true) {
            boolean[] first = {false};
            var run = running.compute(job, (_, now) -> {
                first[0] = now == null || anew && !now.reads();
                return first[0] ? new Run(job, anew) : now;
            });
            var waiter = run.waiter(caller, requestId);
            if (run.join(waiter)) {
                if (first[0]) {
                    start(run, caller);
                }
                return new Place(run, waiter);
            }
            // It was given up a moment ago and is about to be gone.
            running.remove(job, run);
        }
    }

    /** Waits alone, for a result that is too large to be shared. */
    Place alone(Job job, String caller, String requestId) {
        var run = new Run(job, true);
        var waiter = run.waiter(caller, requestId);
        run.join(waiter);
        start(run, caller);
        return new Place(run, waiter);
    }

    /** Renews a result for which nobody waits. */
    void renew(Job job, String caller) {
        var place = join(job, caller, "", false);
        place.run().goOn();
        place.run().leave(place.waiter());
    }

    void leave(Place place) {
        place.run().leave(place.waiter());
    }

    void leaveToReturn(Place place) {
        place.run().leaveToReturn(place.waiter(), returnPatience);
        if (place.run().isOver()) {
            parked.put(new Parked(place.waiter().caller(), place.run().job()), place.run());
        }
        var check = returnPatience.toMillis() + 1;
        orphans.schedule(place.run()::giveUpIfUnwanted, check, TimeUnit.MILLISECONDS);
    }

    /** Cancels what a request waits for; false if no request of this caller with this id waits. */
    boolean cancel(String caller, String requestId) {
        boolean found = false;
        for (var run : alive) {
            found |= run.cancel(caller, requestId);
        }
        return found;
    }

    int size() {
        return alive.size();
    }

    @Override
    public void close() {
        orphans.shutdownNow();
        alive.forEach(run -> run.cancellation().cancel());
    }

    private void start(Run run, String caller) {
        alive.add(run);
        Thread.ofVirtual().name("run").start(() -> {
            try {
                produce(run, caller);
            } catch (IOException nobodyReads) {
                LOG.debug("a result was not read to its end", nobodyReads);
                run.fail(new UncheckedIOException(nobodyReads));
            } catch (RuntimeException | Error failure) {
                if (!run.cancellation().isCancelled() && !isOfTheQueue(failure)) {
                    store.forget(run.job());
                }
                fail(run, failure);
            } finally {
                running.remove(run.job(), run);
                alive.remove(run);
            }
        });
    }

    /** A database that was not asked has said nothing about what is kept. */
    static boolean isOfTheQueue(Throwable failure) {
        return failure instanceof Rejected rejected
                && rejected.diagnostics().stream().allMatch(problem -> problem.code() == ErrorCode.QUEUE_FULL);
    }

    private void produce(Run run, String caller) throws IOException {
        var asker = new Asker(caller, run.cancellation());
        boolean anew = run.reads();
        if (!anew && confirm(run, asker)) {
            return;
        }
        var produced = source.produce(
                new Order(run.job(), asker, run::readsNow, !anew),
                overflowing -> overflow(run, overflowing),
                run::spent);
        if (produced instanceof Produced.Whole(var result)) {
            store.keep(run.job(), result);
            park(run, new Outcome.Finished(result));
        }
    }

    /** Whoever asks from now on has to start anew. */
    private void overflow(Run run, Outcome.Overflowing outcome) {
        running.remove(run.job(), run);
        // It is out of date, and nothing can take its place.
        store.forget(run.job());
        run.flows();
        park(run, outcome);
        run.giveUpIfUnwanted();
    }

    /** Ends the run with what is kept, if that is as good as new; asks its refresh keys for that. */
    private boolean confirm(Run run, Asker asker) {
        var kept = store.find(run.job()).filter(result -> freshness.isFresh(run.job(), result, clock.instant(), asker));
        kept.ifPresent(result -> park(run, new Outcome.Confirmed(result)));
        return kept.isPresent();
    }

    private void park(Run run, Outcome outcome) {
        run.finish(outcome);
        park(run);
    }

    private void park(Run run) {
        run.awaited().forEach(caller -> parked.put(new Parked(caller, run.job()), run));
    }

    /** Who was told to ask again is told of the failure, too, and does not start the same anew. */
    private void fail(Run run, Throwable failure) {
        if (run.isUnheard() && !run.cancellation().isCancelled()) {
            LOG.warn("a result could not be read anew in the background: {}", failure.getMessage());
        }
        run.fail(failure);
        park(run);
    }
}
