package dev.cuboid.plan;

import dev.cuboid.model.Measure.Function;
import dev.cuboid.plan.Expression.Aggregate;

/** Rolling counts of different values. */
final class SpanCounts {
    /**
     * Windows begin and end no earlier than those before them, so the buckets that see a row lie side by side, and a value
     * can be added where it is first seen and taken away after it was last seen.
     * <pre>
     * Windowed: count(distinct v)   =>   Spans of v
     *                                      Windowed: count(distinct v)
     * </pre>
     * Only for an exact count over several buckets, of rows by whole days: then there are few times to look up.
     */
    static Plan countBySpans(Plan plan) {
        if (plan instanceof Plan.Windowed windowed
                && !(windowed.spine() instanceof Plan.Spine.Whole)
                && windowed.values().size() == 1
                && windowed.values().getFirst().value() instanceof Aggregate(var function, var argument, var filter)
                && function == Function.COUNT_DISTINCT
                && filter.isEmpty()
                && argument.isPresent()
                && argument.get() instanceof Expression.Column(var _, var counted)
                && windowed.rows() instanceof Plan.Select rows
                && rows.keys().stream()
                        .anyMatch(key -> key.name().equals(windowed.time()) && key.value() instanceof Expression.Cut)) {
            return new Plan.Spans(windowed, counted);
        }
        return plan;
    }

    private SpanCounts() {}
}
