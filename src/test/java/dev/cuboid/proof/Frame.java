package dev.cuboid.proof;

import java.util.List;

/**
 * What measures are computed under: the grain and the conditions of a query, or of a stage of it.
 *
 * @param asked the query itself
 * @param moves by which rows are shown in other buckets than those that they happened in, outermost first
 */
record Frame(Ask ask, Ask asked, List<Move> moves) {
    /** By an interval later, or earlier if not {@code later}. */
    record Move(Expression.Member time, String interval, boolean later) {}

    static Frame of(Ask ask) {
        return new Frame(ask, ask, List.of());
    }

    Frame with(Ask other) {
        return new Frame(other, asked, moves);
    }
}
