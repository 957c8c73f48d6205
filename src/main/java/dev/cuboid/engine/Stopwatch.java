package dev.cuboid.engine;

import dev.cuboid.execution.Session;
import org.jspecify.annotations.Nullable;

/** Follows one reading, from when it asks for a turn. Belongs to the thread that reads. */
final class Stopwatch {
    private final long begun = System.nanoTime();
    private long turnAt;
    private long workedAt;
    private @Nullable Session session;

    /** It got its turn. */
    void turn(Session now) {
        session = now;
        turnAt = System.nanoTime();
    }

    /** All rows are encoded. What comes after, such as the commit, is the database's. */
    void worked() {
        workedAt = System.nanoTime();
    }

    Run.Spent spent() {
        long now = System.nanoTime();
        if (session == null) {
            return new Run.Spent(begun, now - begun, false, 0, 0, 0);
        }
        long work = (workedAt == 0 ? now : workedAt) - turnAt;
        long encoding = Math.max(0, work - session.waited());
        return new Run.Spent(begun, turnAt - begun, true, now - turnAt - encoding, encoding, session.rows());
    }
}
