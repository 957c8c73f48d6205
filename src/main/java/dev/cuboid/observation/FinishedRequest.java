package dev.cuboid.observation;

import dev.cuboid.engine.Journal;
import dev.cuboid.engine.Journal.Stage;
import java.time.Duration;
import java.time.Instant;

/**
 * One request that is over.
 *
 * @param route the pattern of its path, so that there are few of them; {@code other} where nothing serves the path
 * @param bytes of the answer's body, before chunking
 * @param at when it came in
 * @param nanos from then until the last byte was handed over
 * @param traceparent as W3C's trace context has it; empty where the caller traces nothing
 * @param traceId of the trace that it is part of; empty if it is of none
 */
public record FinishedRequest(
        Journal journal,
        String method,
        String route,
        int status,
        long bytes,
        Instant at,
        long nanos,
        String traceparent,
        String traceId) {
    FinishedRequest partOf(String trace) {
        return new FinishedRequest(journal, method, route, status, bytes, at, nanos, traceparent, trace);
    }

    /** What it took to have something to answer. */
    Duration untilAnswered() {
        long sum = 0;
        for (var stage : Stage.values()) {
            sum += stage == Stage.WRITE ? 0 : journal.spent(stage);
        }
        return Duration.ofNanos(sum);
    }
}
