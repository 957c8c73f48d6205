package dev.cuboid.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cuboid.access.SecurityContext;
import dev.cuboid.cache.Job;
import dev.cuboid.cache.ResultStore;
import dev.cuboid.engine.JobSource.Produced;
import dev.cuboid.engine.Run.Outcome;
import dev.cuboid.engine.Run.Waiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs that run now; equal ones run once. Thread-safe. */
final class Runs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final long LEAST_PARKED = 4 * 1024 * 1024;

    /** Those that can be joined. */
    private final ConcurrentHashMap<Flight, Run> running = new ConcurrentHashMap<>();

    private final Set<Run> alive = ConcurrentHashMap.newKeySet();
    /**
     * What has ended while a caller who was told to ask again was away. It is his even where no other request may have it, since
     * otherwise a query that takes longer than he waits would never be answered.
     */
    private final Cache<Parked, Run> parked;

    private final JobSource source;
    private final ResultStore store;
    private final Duration returnPatience;
    private final ScheduledExecutorService orphans = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("orphans").factory());

    /** Those who must have new data do not join those who may be given what another node kept. */
    private record Flight(Job job, boolean afresh) {}

    private record Parked(String caller, Job job) {}

    /** A place in a run. */
    record Place(Run run, Waiter waiter) {}

    /** @param returnPatience how long one who was told to ask again is waited for */
    Runs(JobSource source, ResultStore store, Duration returnPatience) {
        this.source = source;
        this.store = store;
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
        if (run == null) {
            return Optional.empty();
        }
        var waiter = run.waiter(caller, requestId);
        return run.join(waiter) ? Optional.of(new Place(run, waiter)) : Optional.empty();
    }

    /**
     * Waits for the job with those who wait already, or starts it.
     *
     * @param afresh whether a result that was kept is not wanted
     */
    Place join(Job job, String caller, String requestId, boolean afresh) {
        var flight = new Flight(job, afresh && source.mayGiveKept());
        while (true) {
            boolean[] first = {false};
            var run = running.computeIfAbsent(flight, _ -> {
                first[0] = true;
                return new Run(job, flight.afresh());
            });
            var waiter = run.waiter(caller, requestId);
            if (run.join(waiter)) {
                if (first[0]) {
                    start(run, caller);
                }
                return new Place(run, waiter);
            }
            // It was given up a moment ago and is about to be gone.
            running.remove(flight, run);
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
                if (!run.cancellation().isCancelled()) {
                    store.forget(run.job());
                }
                run.fail(failure);
            } finally {
                running.remove(flight(run), run);
                alive.remove(run);
            }
        });
    }

    private void produce(Run run, String caller) throws IOException {
        var produced = source.produce(run, caller, overflowing -> {
            // Whoever asks from now on has to start anew.
            running.remove(flight(run), run);
            park(run, overflowing);
        });
        if (produced instanceof Produced.Whole(var result)) {
            store.keep(run.job(), result);
            park(run, new Outcome.Finished(result));
        }
    }

    private static Flight flight(Run run) {
        return new Flight(run.job(), run.isAfresh());
    }

    private void park(Run run, Outcome outcome) {
        run.finish(outcome);
        run.awaited().forEach(caller -> parked.put(new Parked(caller, run.job()), run));
    }
}
