package dev.cuboid.engine;

import java.time.Duration;

/** How long a caller waits, and what he is told then. */
public sealed interface Patience {
    Duration longest();

    /** He is told to ask again, and is expected to: Cube's {@code Continue wait}. */
    record AsksAgain(Duration longest) implements Patience {}

    /** He is told that it took too long, and does not come back. */
    record GivesUp(Duration longest) implements Patience {}
}
