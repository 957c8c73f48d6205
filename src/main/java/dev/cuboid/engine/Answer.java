package dev.cuboid.engine;

import dev.cuboid.execution.Rows;
import java.time.Instant;

/**
 * One query and what the database said to it.
 *
 * @param total how many rows there are without limit and offset
 * @param readAt when the rows were read
 */
public record Answer(Question question, Rows rows, Total total, Instant readAt) {
    public sealed interface Total {
        record NotAsked() implements Total {}

        record Counted(long rows) implements Total {}
    }
}
