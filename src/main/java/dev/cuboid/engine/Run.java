package dev.cuboid.engine;

import dev.cuboid.cache.Job;
import dev.cuboid.cache.Result;
import dev.cuboid.execution.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** One job while it runs, and who waits for it. Thread-safe. */
final class Run {
    private static final int LEAST_WEIGHT = 1024;

    private final Job job;
    private final Cancellation cancellation = new Cancellation();
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final Set<Waiter> waiting = new HashSet<>();
    /** Those who were told to ask again, and are expected to until {@code awaitedUntil}. */
    private final Set<Waiter> away = new HashSet<>();

    private long awaitedUntil = System.nanoTime();
    private boolean wanted;
    private boolean flows;
    private boolean reckoned;
    private volatile boolean reads;
    private volatile Spent spent = Spent.NOTHING;

    /** How a job ended for those who wait for it. */
    sealed interface Outcome {
        record Finished(Result result) implements Outcome {}

        /** What was kept is as good as new, as its refresh keys say that had to be asked. */
        record Confirmed(Result result) implements Outcome {}

        /** It is too large to be shared; one waiter may have it, the others have to run it themselves. */
        record Overflowing(Flow flow, Instant readAt) implements Outcome {}
    }

    /** One request that waits; ended early by {@link CancellationException}. */
    record Waiter(String caller, String requestId, CompletableFuture<Outcome> outcome) {}

    /**
     * Where the time of a run went, in nanoseconds.
     *
     * @param startedAt by {@link System#nanoTime}; 0 if it has not been told yet
     * @param turned whether it got its turn at the database
     * @param rows of the last reading so far
     */
    record Spent(long startedAt, long queued, boolean turned, long database, long encoding, long rows) {
        static final Spent NOTHING = new Spent(0, 0, false, 0, 0, 0);
    }

    /** @param reads whether it reads the data whatever is kept */
    Run(Job job, boolean reads) {
        this.job = job;
        this.reads = reads;
    }

    Job job() {
        return job;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    Spent spent() {
        return spent;
    }

    /** Whether it reads the data; until it does, it may end with what is kept. */
    boolean reads() {
        return reads;
    }

    void readsNow() {
        reads = true;
    }

    void spent(Spent now) {
        spent = now;
    }

    /** True once: for the request that the run is reckoned to. */
    synchronized boolean reckon() {
        boolean first = !reckoned;
        reckoned = true;
        return first;
    }

    /** Whether there is an outcome, or a failure. */
    boolean isOver() {
        return outcome.isDone();
    }

    /** Bytes of its result in memory, roughly. */
    int weight() {
        return isOver() && !outcome.isCompletedExceptionally()
                ? switch (outcome.join()) {
                    case Outcome.Finished(var result) -> result.weight();
                    case Outcome.Confirmed(var result) -> result.weight();
                    case Outcome.Overflowing _ -> LEAST_WEIGHT;
                }
                : LEAST_WEIGHT;
    }

    void finish(Outcome how) {
        outcome.complete(how);
    }

    void fail(Throwable reason) {
        outcome.completeExceptionally(reason);
    }

    /** Empty hands if the run is being given up, so that nobody may join it any more. */
    synchronized boolean join(Waiter waiter) {
        if (cancellation.isCancelled()) {
            return false;
        }
        away.removeIf(gone -> gone.caller().equals(waiter.caller()));
        waiting.add(waiter);
        return true;
    }

    Waiter waiter(String caller, String requestId) {
        return new Waiter(caller, requestId, outcome.copy());
    }

    /** It goes on even if nobody waits, unless its result flows. */
    synchronized void goOn() {
        wanted = true;
    }

    /** Its result cannot be kept, and so is of use only to those who wait for it. */
    synchronized void flows() {
        flows = true;
    }

    /** The waiter will not come back: what nobody else wants is given up. */
    void leave(Waiter waiter) {
        synchronized (this) {
            waiting.remove(waiter);
        }
        giveUpIfUnwanted();
    }

    /** The waiter was told to ask again and is expected to, for some time. */
    synchronized void leaveToReturn(Waiter waiter, Duration patience) {
        waiting.remove(waiter);
        away.add(waiter);
        awaitedUntil = System.nanoTime() + patience.toNanos();
    }

    /** Whether this caller was told to ask again and has not yet. */
    synchronized boolean awaits(String caller) {
        return away.stream().anyMatch(waiter -> waiter.caller().equals(caller));
    }

    /** Whether nobody is there to be told how it ends, now or later. */
    synchronized boolean isUnheard() {
        return waiting.isEmpty() && away.isEmpty();
    }

    /** Callers who were told to ask again and have not yet. */
    synchronized Set<String> awaited() {
        var callers = new HashSet<String>();
        away.forEach(waiter -> callers.add(waiter.caller()));
        return callers;
    }

    void giveUpIfUnwanted() {
        if (isUnwanted()) {
            // Tells the database, so it is not done under the lock.
            cancellation.cancel();
        }
    }

    /** Ends the waiting of a request; false if none of that caller has this id. */
    boolean cancel(String caller, String requestId) {
        boolean found;
        synchronized (this) {
            found = away.removeIf(waiter -> is(waiter, caller, requestId));
            for (var waiter : List.copyOf(waiting)) {
                if (is(waiter, caller, requestId)) {
                    waiting.remove(waiter);
                    waiter.outcome().cancel(false);
                    found = true;
                }
            }
            if (away.isEmpty()) {
                awaitedUntil = System.nanoTime();
            }
        }
        giveUpIfUnwanted();
        return found;
    }

    private static boolean is(Waiter waiter, String caller, String requestId) {
        return waiter.caller().equals(caller) && waiter.requestId().equals(requestId);
    }

    private synchronized boolean isUnwanted() {
        return (!wanted || flows) && waiting.isEmpty() && System.nanoTime() - awaitedUntil >= 0;
    }
}
