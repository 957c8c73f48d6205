package dev.cuboid.plan;

import dev.cuboid.plan.Expression.Piece;
import dev.cuboid.query.ResolvedQuery.Comparison;
import dev.cuboid.query.ResolvedQuery.DimensionUse;
import dev.cuboid.query.ResolvedQuery.Operator;
import dev.cuboid.query.ResolvedQuery.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Values that are on the clock of the query's zone already, as {@code {ordered_at.month}} is; others are instants. */
final class WallTimes {
    static boolean isWallTime(Expression value) {
        return switch (value) {
            case Expression.Cut _, Expression.WallTime _, Expression.Moved _ -> true;
            case Expression.Written(var pieces) ->
                pieces.size() == 1 && pieces.getFirst() instanceof Piece.Nested(var nested) && isWallTime(nested);
            case Expression.Column _,
                    Expression.Literal _,
                    Expression.Null _,
                    Expression.LiteralTime _,
                    Expression.Case _,
                    Expression.Geo _,
                    Expression.Aggregate _,
                    Expression.SumOfCounts _,
                    Expression.Quotient _,
                    Expression.Rank _ -> false;
        };
    }

    /** Instants are held against instants, and wall time against the wall time of the same instants. */
    static Predicate test(Expression value, DimensionUse use, Comparison comparison, ZoneId zone) {
        if (!isWallTime(value)) {
            return new Predicate.Test(value, comparison);
        }
        return switch (comparison) {
            case Comparison.Within(var range) ->
                new Predicate.And(List.of(
                        new Predicate.AtLeast(value, local(range.from(), zone)),
                        new Predicate.Below(value, local(range.until(), zone))));
            case Comparison.Outside(var range) ->
                new Predicate.Or(List.of(
                        new Predicate.Below(value, local(range.from(), zone)),
                        new Predicate.AtLeast(value, local(range.until(), zone))));
            case Comparison.Against(var operator, Value.OfTime(var instant))
            when operator == Operator.LESS -> new Predicate.Below(value, local(instant, zone));
            case Comparison.Against(var operator, Value.OfTime(var instant))
            when operator == Operator.GREATER_OR_EQUAL -> new Predicate.AtLeast(value, local(instant, zone));
            case Comparison.IsSet _, Comparison.IsNotSet _ -> new Predicate.Test(value, comparison);
            case Comparison.Among _,
                    Comparison.NotAmong _,
                    Comparison.Like _,
                    Comparison.NotLike _,
                    Comparison.Against _ ->
                throw Binder.notServed(use.dimension().name(), "a bucket of time under a filter that is no range");
        };
    }

    private static Expression local(Instant instant, ZoneId zone) {
        return new Expression.LiteralTime(instant.atZone(zone).toLocalDateTime());
    }

    private WallTimes() {}
}
