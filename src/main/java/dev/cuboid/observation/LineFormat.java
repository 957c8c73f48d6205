package dev.cuboid.observation;

import java.time.Instant;

/** How log lines look. Used by one thread. */
interface LineFormat {
    /** One line, with its end. */
    void request(FinishedRequest request, StringBuilder line);

    /** A request that took long, with its plan and SQL. */
    void slow(FinishedRequest request, Slowness slowness, StringBuilder line);

    /** So many lines were not written. */
    void dropped(long lines, Instant at, StringBuilder line);
}
