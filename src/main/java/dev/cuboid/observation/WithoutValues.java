package dev.cuboid.observation;

import dev.cuboid.query.ResolvedQuery;
import dev.cuboid.query.ResolvedQuery.Comparison;
import dev.cuboid.query.ResolvedQuery.Condition;
import dev.cuboid.query.ResolvedQuery.Operator;
import dev.cuboid.query.ResolvedQuery.Value;
import java.util.List;

/** The same query with question marks for what it filters by: for its plan only, for nothing comes of running it. */
final class WithoutValues {
    private static final Value MARK = new Value.OfText("?");
    private static final Comparison SOME_TIMES = new Comparison.Against(Operator.GREATER_OR_EQUAL, MARK);

    private WithoutValues() {}

    static ResolvedQuery of(ResolvedQuery query) {
        return new ResolvedQuery(
                query.groups(),
                query.measures(),
                query.rows().stream().map(WithoutValues::of).toList(),
                query.having().map(WithoutValues::of),
                query.order(),
                query.limit(),
                query.offset(),
                query.total(),
                query.totals(),
                query.fillMissingDates(),
                query.ungrouped(),
                query.zone(),
                query.askedAt(),
                query.joinHints(),
                query.view());
    }

    private static Condition of(Condition condition) {
        return switch (condition) {
            case Condition.And(var parts) ->
                new Condition.And(parts.stream().map(WithoutValues::of).toList());
            case Condition.Or(var parts) ->
                new Condition.Or(parts.stream().map(WithoutValues::of).toList());
            case Condition.OfDimension(var dimension, var comparison) ->
                new Condition.OfDimension(dimension, of(comparison));
            case Condition.OfMeasure(var measure, var comparison) -> new Condition.OfMeasure(measure, of(comparison));
            case Condition.OfTimeRange range -> range;
            case Condition.InSegment segment -> segment;
            case Condition.OwnFilters own -> own;
        };
    }

    private static Comparison of(Comparison comparison) {
        return switch (comparison) {
            case Comparison.Among(var values, var orNull) -> new Comparison.Among(marks(values), orNull);
            case Comparison.NotAmong(var values, var orNull) -> new Comparison.NotAmong(marks(values), orNull);
            case Comparison.Like(var match, var _, var orNull) -> new Comparison.Like(match, List.of("?"), orNull);
            case Comparison.NotLike(var match, var _, var orNull) ->
                new Comparison.NotLike(match, List.of("?"), orNull);
            case Comparison.Against(var operator, var _) -> new Comparison.Against(operator, MARK);
            case Comparison.IsSet set -> set;
            case Comparison.IsNotSet unset -> unset;
            case Comparison.Within _, Comparison.Outside _ -> SOME_TIMES;
        };
    }

    /** No values are not one: a condition that never holds stays one. */
    private static List<Value> marks(List<Value> values) {
        return values.isEmpty() ? List.of() : List.of(MARK);
    }
}
