package dev.cuboid.engine;

import dev.cuboid.cache.Freshness;
import dev.cuboid.cache.Job;
import dev.cuboid.cache.Result;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.Journal.Stage;
import dev.cuboid.engine.Run.Outcome;
import dev.cuboid.engine.Runs.Place;
import dev.cuboid.engine.Served.Verdict;
import dev.cuboid.query.Query.CacheMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Answers jobs: from the cache where that is as good, else by a run, with one waiting for another's. Thread-safe. */
final class Serving {
    /** How often a waiting request looks whether its caller is still there. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final KeptResults results;
    private final Freshness freshness;
    private final Runs runs;
    private final InstantSource clock;

    Serving(KeptResults results, Freshness freshness, Runs runs, InstantSource clock) {
        this.results = results;
        this.freshness = freshness;
        this.runs = runs;
        this.clock = clock;
    }

    /** What was found at once, or a place among those who wait, with the old result that may stand in for a new one. */
    private sealed interface Begun {
        record Done(Served served) implements Begun {}

        record Waiting(Place place, Optional<Result> fallback) implements Begun {}
    }

    /** One for each job, or {@link Served.NotYet} alone. */
    List<Served> serve(List<Job> jobs, Ask ask) {
        long deadline = System.nanoTime() + ask.patience().longest().toNanos();
        var open = new ArrayDeque<Begun>();
        try {
            jobs.forEach(job -> open.add(begin(job, ask)));
            var served = new ArrayList<Served>();
            while (!open.isEmpty()) {
                var next = await(open.peek(), ask, deadline, jobs.size() == 1);
                if (next instanceof Served.NotYet) {
                    open.forEach(this::leaveToReturn);
                    open.clear();
                    return List.of(next);
                }
                served.add(next);
                note(next, ask);
                end(open.remove(), next);
            }
            return served;
        } finally {
            open.forEach(begun -> end(begun, new Served.NotYet()));
        }
    }

    private Begun begin(Job job, Ask ask) {
        var parked = runs.collect(job, ask.who(), ask.requestId());
        if (parked.isPresent()) {
            return new Begun.Waiting(parked.get(), Optional.empty());
        }
        boolean anew = ask.mode() == CacheMode.NO_CACHE;
        var kept = anew ? Optional.<Result>empty() : results.find(job);
        if (kept.isPresent()) {
            if (freshness.known(job, kept.get(), clock.instant()) == Freshness.Verdict.FRESH) {
                return new Begun.Done(kept(kept.get(), Verdict.HIT, false));
            }
            if (ask.mode() == CacheMode.STALE_WHILE_REVALIDATE) {
                runs.renew(job, ask.caller());
                return new Begun.Done(kept(kept.get(), Verdict.STALE, false));
            }
        }
        var fallback = ask.mode() == CacheMode.STALE_IF_SLOW ? kept : Optional.<Result>empty();
        return new Begun.Waiting(runs.join(job, ask.caller(), ask.requestId(), anew), fallback);
    }

    private void leaveToReturn(Begun begun) {
        if (begun instanceof Begun.Waiting(var place, var _)) {
            runs.leaveToReturn(place);
        }
    }

    /** A result that streams is ended by whoever reads it. */
    private void end(Begun begun, Served served) {
        if (begun instanceof Begun.Waiting(var place, var _) && !(served instanceof Served.Streaming)) {
            runs.leave(place);
        }
    }

    private Served await(Begun begun, Ask ask, long deadline, boolean mayStream) {
        return switch (begun) {
            case Begun.Done(var served) -> served;
            case Begun.Waiting(var place, var fallback) -> {
                long start = System.nanoTime();
                var outcome = outcome(place, ask, deadline);
                yield outcome.isEmpty()
                        ? tooSlow(place, ask, fallback, start)
                        : served(outcome.get(), place, ask, start, deadline, mayStream);
            }
        };
    }

    private Served served(Outcome outcome, Place place, Ask ask, long start, long deadline, boolean mayStream) {
        return switch (outcome) {
            case Outcome.Finished(var result) -> {
                boolean own = reckon(place.run(), ask, start);
                yield new Served.Whole(result, own ? Verdict.MISS : Verdict.SHARED, false);
            }
            case Outcome.Confirmed(var result) -> {
                ask.journal().add(Stage.WAIT, start, System.nanoTime() - start);
                yield kept(result, Verdict.HIT, false);
            }
            case Outcome.Overflowing(var flow, var readAt) -> {
                if (!mayStream) {
                    throw new Rejected(tooLarge());
                }
                if (flow.claim()) {
                    yield streaming(flow, readAt, place, ask, start);
                }
                var own = runs.alone(place.run().job(), ask.caller(), ask.requestId());
                var served = await(new Begun.Waiting(own, Optional.empty()), ask, deadline, true);
                if (served instanceof Served.NotYet) {
                    runs.leaveToReturn(own);
                } else {
                    end(new Begun.Waiting(own, Optional.empty()), served);
                }
                yield served;
            }
        };
    }

    private static void note(Served served, Ask ask) {
        if (served instanceof Served.Whole(var result, var verdict, var _)) {
            ask.journal().answered(verdict, result.data().rows());
        }
    }

    /**
     * The times of a run are told to one request only, so that they can be summed up. All that another knows is how long it
     * waited.
     */
    private static boolean reckon(Run run, Ask ask, long start) {
        if (run.spent().startedAt() != 0 && run.reckon()) {
            if (run.job().asksForKeys()) {
                ask.journal().add(Stage.WAIT, start, Math.max(0, run.spent().startedAt() - start));
            }
            ask.journal().spent(Run.Spent.NOTHING, run.spent());
            return true;
        }
        ask.journal().add(Stage.WAIT, start, System.nanoTime() - start);
        return false;
    }

    /** Where its time went is known for certain only at its end. */
    private static Served streaming(Flow flow, Instant readAt, Place place, Ask ask, long start) {
        boolean own = reckon(place.run(), ask, start);
        var before = place.run().spent();
        return new Served.Streaming(flow, readAt, () -> {
            cancel(place);
            var after = place.run().spent();
            ask.journal().answered(own ? Verdict.MISS : Verdict.SHARED, after.rows());
            if (own) {
                ask.journal().spent(before, after);
            }
        });
    }

    private static void cancel(Place place) {
        place.run().cancellation().cancel();
    }

    private static Served tooSlow(Place place, Ask ask, Optional<Result> fallback, long start) {
        ask.journal().add(Stage.WAIT, start, System.nanoTime() - start);
        if (fallback.isPresent()) {
            place.run().goOn();
            return kept(fallback.get(), Verdict.STALE, true);
        }
        if (ask.patience() instanceof Patience.GivesUp(var longest)) {
            throw new Rejected(tooLong(longest));
        }
        return new Served.NotYet();
    }

    /** Empty if the caller's patience ended first. */
    private static Optional<Outcome> outcome(Place place, Ask ask, long deadline) {
        long start = System.nanoTime();
        try {
            while (true) {
                long left = Math.max(0, deadline - System.nanoTime());
                try {
                    return Optional.of(
                            place.waiter().outcome().get(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS));
                } catch (TimeoutException stillRunning) {
                    if (ask.presence().isGone()) {
                        throw new Rejected(cancelled());
                    }
                    if (left <= LOOK.toNanos()) {
                        return Optional.empty();
                    }
                }
            }
        } catch (ExecutionException failed) {
            reckon(place.run(), ask, start);
            throw failure(failed.getCause());
        } catch (CancellationException cancelled) {
            throw new Rejected(cancelled());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Rejected(cancelled());
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        return switch (cause) {
            // Each caller throws his own, so that stack traces do not mix.
            case Rejected rejected -> new Rejected(rejected.diagnostics());
            case RuntimeException ours -> new IllegalStateException(ours);
            case Error grave -> throw grave;
            case null, default -> new IllegalStateException(cause);
        };
    }

    private static Served kept(Result result, Verdict verdict, boolean slow) {
        return new Served.Whole(result, verdict, slow);
    }

    static Diagnostic cancelled() {
        return Diagnostic.of(ErrorCode.QUERY_CANCELLED, new Location.InQuery(""), "The query was cancelled");
    }

    private static Diagnostic tooLarge() {
        return Diagnostic.of(
                        ErrorCode.RESULT_TOO_LARGE,
                        new Location.InQuery(""),
                        "a result of a request for several results is too large to be held in memory")
                .hint("asked one by one, the queries are answered row by row");
    }

    private static Diagnostic tooLong(Duration wait) {
        return Diagnostic.of(
                        ErrorCode.WAITED_TOO_LONG,
                        new Location.InQuery(""),
                        "The query took longer than the %s s that the request waits, and was given up"
                                .formatted(wait.toSeconds()))
                .hint("a higher `Prefer: wait=N` waits longer; `Prefer: respond-async` leaves the answer for later");
    }
}
