package dev.cuboid.query;

import dev.cuboid.model.Cube;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.Measure;
import dev.cuboid.model.MemberName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A query whose names are model objects, whose filters are typed and whose order is settled. Cannot be made from unknown or
 * hidden names. Members of views are already those of their cubes, with the view's join path; only the keys of the answer
 * remember the view's names.
 *
 * @param groups what rows are grouped by and show: dimensions and time buckets, in the order of the answer
 * @param measures in the order asked for
 * @param rows conditions on rows, all of which hold (dimension filters, segments, time ranges)
 * @param having a condition on the finished rows (measure filters), or none
 * @param order settled, default included; keys are those of {@code groups} and {@code measures}
 * @param askedAt the moment that relative dates are taken from
 * @param joinHints paths of cube names that joins should follow
 * @param view the view that all members were asked of; in a view over several facts a fact's own filters stay with it
 */
public record ResolvedQuery(
        List<Group> groups,
        List<MeasureUse> measures,
        List<Condition> rows,
        Optional<Condition> having,
        List<OrderKey> order,
        long limit,
        long offset,
        boolean total,
        boolean totals,
        boolean fillMissingDates,
        boolean ungrouped,
        ZoneId zone,
        Instant askedAt,
        List<List<String>> joinHints,
        Optional<String> view) {
    public ResolvedQuery {
        groups = List.copyOf(groups);
        measures = List.copyOf(measures);
        rows = List.copyOf(rows);
        order = List.copyOf(order);
        joinHints = joinHints.stream().map(List::copyOf).toList();
    }

    /** The same measures under the same conditions on rows at another grain: all rows, in no order, unjudged by having. */
    public ResolvedQuery totalledBy(List<Group> otherGroups, long rowLimit) {
        return new ResolvedQuery(
                otherGroups,
                measures,
                rows,
                Optional.empty(),
                List.of(),
                rowLimit,
                0,
                false,
                false,
                false,
                false,
                zone,
                askedAt,
                joinHints,
                view);
    }

    /**
     * One column to group by. The same dimension may stand at several granularities.
     *
     * @param key of the answer's rows: {@code orders.status}, {@code orders.ordered_at.month}, {@code view.alias}
     */
    public record Group(String key, DimensionUse dimension, Bucket bucket) {}

    /**
     * A dimension and the way to it.
     *
     * @param path cube names from a root to the dimension's cube, both included; one name where the planner finds the way
     * @param asked the name in the request: the view's where a view was asked
     */
    public record DimensionUse(List<String> path, Dimension dimension, MemberName asked) {
        public DimensionUse {
            path = List.copyOf(path);
        }
    }

    /** @param key of the answer's rows; {@code path} as in {@link DimensionUse} */
    public record MeasureUse(String key, List<String> path, Measure measure) {
        public MeasureUse {
            path = List.copyOf(path);
        }
    }

    /** How a time is cut. */
    public sealed interface Bucket {
        /** Not at all. */
        record Whole() implements Bucket {}

        /** A built-in granularity: second, minute, hour, day, week (from Monday), month, quarter, year. */
        record BuiltIn(String name) implements Bucket {}

        record Custom(Dimension.Granularity granularity) implements Bucket {}
    }

    /** A condition with typed values. Unknown (NULL) counts as not holding. */
    public sealed interface Condition {
        record And(List<Condition> conditions) implements Condition {
            public And {
                conditions = List.copyOf(conditions);
            }
        }

        record Or(List<Condition> conditions) implements Condition {
            public Or {
                conditions = List.copyOf(conditions);
            }
        }

        record OfDimension(DimensionUse dimension, Comparison comparison) implements Condition {}

        record OfMeasure(MeasureUse measure, Comparison comparison) implements Condition {}

        /** The range of a time dimension of the query, as apart from a date filter: windows and shifts move it. */
        record OfTimeRange(DimensionUse dimension, TimeRange range) implements Condition {}

        record InSegment(List<String> path, Cube.Segment segment, MemberName asked) implements Condition {
            public InSegment {
                path = List.copyOf(path);
            }
        }

        /** The measure's own filters, applied to rows ({@code measureFilter}). */
        record OwnFilters(MeasureUse measure) implements Condition {}
    }

    /** What is held against a value. Null rules are those of the compatibility sheet 5.3. */
    public sealed interface Comparison {
        /** One of the values, or NULL if {@code orNull}. */
        record Among(List<Value> values, boolean orNull) implements Comparison {
            public Among {
                values = List.copyOf(values);
            }
        }

        /** None of the values; a NULL passes if {@code orNull}. */
        record NotAmong(List<Value> values, boolean orNull) implements Comparison {
            public NotAmong {
                values = List.copyOf(values);
            }
        }

        /** At least one of the texts fits, ignoring case; or NULL if {@code orNull}. */
        record Like(Match match, List<String> texts, boolean orNull) implements Comparison {
            public Like {
                texts = List.copyOf(texts);
            }
        }

        /** None of the texts fits; a NULL passes if {@code orNull}. */
        record NotLike(Match match, List<String> texts, boolean orNull) implements Comparison {
            public NotLike {
                texts = List.copyOf(texts);
            }
        }

        record Against(Operator operator, Value value) implements Comparison {}

        record IsSet() implements Comparison {}

        record IsNotSet() implements Comparison {}

        record Within(TimeRange range) implements Comparison {}

        record Outside(TimeRange range) implements Comparison {}
    }

    public enum Match {
        ANYWHERE,
        AT_START,
        AT_END
    }

    public enum Operator {
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    /** A typed value, bound to the statement. */
    public sealed interface Value {
        record OfText(String text) implements Value {}

        record OfNumber(BigDecimal number) implements Value {}

        record OfBoolean(boolean truth) implements Value {}

        record OfTime(Instant instant) implements Value {}

        /** A value that is left open, so that what is planned serves every query that differs in it alone. */
        record Parameter(int number, Kind kind) implements Value {
            /** As what the value that takes its place is read. */
            public enum Kind {
                TEXT,
                NUMBER
            }
        }
    }

    /** @param key of a group or measure */
    public record OrderKey(String key, boolean descending, Query.NullOrder nulls) {}
}
