package dev.cuboid.engine;

import dev.cuboid.cache.Freshness;
import dev.cuboid.cache.Lease;
import dev.cuboid.cache.SharedKey;
import dev.cuboid.cache.SharedResults;
import dev.cuboid.cache.SharedResults.Claim;
import dev.cuboid.cache.SharedResults.Found;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.Run.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Has one node run a job for all: whoever gets the lease runs it, the others wait for what it gives. A node that finds the store
 * away runs it alone. Thread-safe.
 */
final class SharedSource implements JobSource {
    private static final long SHORTEST_PAUSE = Duration.ofMillis(5).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMillis(200).toNanos();

    private final JobSource source;
    private final SharedResults results;
    private final SharedKeys keys;
    private final Freshness freshness;
    private final Duration longestWait;
    private final InstantSource clock;

    /** A run, and what it is known by to the other nodes. */
    private record Task(
            SharedKey key, Order order, Consumer<Outcome.Overflowing> overflowing, Consumer<Run.Spent> spending) {
        boolean isCancelled() {
            return order.asker().cancellation().isCancelled();
        }
    }

    /**
     * @param source runs jobs here
     * @param longestWait for another node that says that it still runs a job
     */
    SharedSource(
            JobSource source,
            KeptResults.Others others,
            Freshness freshness,
            Duration longestWait,
            InstantSource clock) {
        this.source = source;
        this.results = others.results();
        this.keys = others.keys();
        this.freshness = freshness;
        this.longestWait = longestWait;
        this.clock = clock;
    }

    @Override
    public Produced produce(Order order, Consumer<Outcome.Overflowing> overflowing, Consumer<Run.Spent> spending)
            throws IOException {
        var key = keys.of(order.job());
        if (key.isEmpty()) {
            return source.produce(order, overflowing, spending);
        }
        var task = new Task(key.get(), order, overflowing, spending);
        // Whose keys are not asked has to be read anew, whatever others have.
        return order.asksKeys() ? together(task) : alone(task);
    }

    /** Its result is for all, though it is for nobody to wait for. */
    private Produced alone(Task task) throws IOException {
        var produced = produced(task, task.overflowing(), begun -> results.forget(task.key(), begun));
        if (produced instanceof Produced.Whole(var result)) {
            results.keep(task.key(), result);
        }
        return produced;
    }

    private Produced together(Task task) throws IOException {
        var waitedFor = new HashSet<String>();
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < longestWait.toNanos()) {
            switch (results.claim(task.key())) {
                case Claim.Granted(var lease) -> {
                    return hold(lease, task, waitedFor);
                }
                case Claim.Held(var holder) -> {
                    boolean another = waitedFor.add(holder) && waitedFor.size() > 1;
                    var found = another ? acceptable(task, waitedFor) : Optional.<Found>empty();
                    if (found.isPresent()) {
                        return new Produced.Whole(found.get().result());
                    }
                    pause(System.nanoTime() - begun, task);
                }
                case Claim.TooLarge(), Claim.Away() -> {
                    return alone(task);
                }
            }
        }
        return alone(task);
    }

    private Produced hold(Lease lease, Task task, Set<String> waitedFor) throws IOException {
        try (lease) {
            var found = acceptable(task, waitedFor);
            if (found.isPresent()) {
                return new Produced.Whole(found.get().result());
            }
            Consumer<Outcome.Overflowing> told = overflow -> {
                lease.tooLarge();
                task.overflowing().accept(overflow);
            };
            var produced = produced(task, told, lease::fail);
            if (produced instanceof Produced.Whole(var result)) {
                lease.finish(result);
            }
            return produced;
        }
    }

    /** @param onFailure told when the run began, if what was kept before is not to be given out any more */
    private Produced produced(Task task, Consumer<Outcome.Overflowing> overflowing, Consumer<Instant> onFailure)
            throws IOException {
        var begun = clock.instant();
        try {
            return source.produce(task.order(), overflowing, task.spending());
        } catch (RuntimeException | Error failed) {
            if (!task.isCancelled() && !Runs.isOfTheQueue(failed)) {
                onFailure.accept(begun);
            }
            throw failed;
        }
    }

    /** What a run gave that was waited for is good, as it is within one node, however short its time may be. */
    private Optional<Found> acceptable(Task task, Set<String> waitedFor) {
        return results.find(task.key())
                .filter(found -> waitedFor.contains(found.writer())
                        || freshness.isFresh(
                                task.order().job(),
                                found.result(),
                                clock.instant(),
                                task.order().asker()));
    }

    /** In proportion to the time that passed, so that a short run is not waited for much longer and a long one not asked for often. */
    private static void pause(long waited, Task task) {
        if (task.isCancelled()) {
            throw new Rejected(Serving.cancelled());
        }
        try {
            Thread.sleep(Duration.ofNanos(Math.clamp(waited / 8, SHORTEST_PAUSE, LONGEST_PAUSE)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Rejected(Serving.cancelled());
        }
    }
}
