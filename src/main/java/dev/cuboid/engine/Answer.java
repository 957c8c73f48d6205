package dev.cuboid.engine;

import dev.cuboid.execution.Rows;
import java.time.Instant;
import java.util.List;

/**
 * One query and what the database said to it.
 *
 * @param total how many rows there are without limit and offset
 * @param totals the measures at coarser grains, where asked for
 * @param readAt when the rows were read
 */
public record Answer(Question question, Rows rows, Total total, List<Coarser> totals, Instant readAt) {
    public Answer {
        totals = List.copyOf(totals);
    }

    /** @param keys what the rows are grouped by: nothing for the grand total, else one key of the answer's rows */
    public record Coarser(List<String> keys, Rows rows) {
        public Coarser {
            keys = List.copyOf(keys);
        }
    }

    public sealed interface Total {
        record NotAsked() implements Total {}

        record Counted(long rows) implements Total {}
    }
}
