package dev.cuboid.plan;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Interval;
import dev.cuboid.model.Measure;
import dev.cuboid.model.Measure.Bound;
import dev.cuboid.model.Measure.Window;
import dev.cuboid.model.ValueType;
import dev.cuboid.plan.Expression.Aggregate;
import dev.cuboid.plan.LegPlanner.Leaf;
import dev.cuboid.plan.Plan.Output;
import dev.cuboid.plan.Plan.Shape;
import dev.cuboid.plan.Plan.Spine;
import dev.cuboid.query.ResolvedQuery.Bucket;
import dev.cuboid.query.ResolvedQuery.Comparison;
import dev.cuboid.query.ResolvedQuery.Condition;
import dev.cuboid.query.ResolvedQuery.DimensionUse;
import dev.cuboid.query.ResolvedQuery.Group;
import dev.cuboid.query.ResolvedQuery.Operator;
import dev.cuboid.query.ResolvedQuery.Value;
import dev.cuboid.query.TimeRange;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Plans rolling measures: the rows of a fact at the finest unit that windows can cut, spread over a calendar spine. */
record WindowPlanner(LegPlanner legs) {
    /** Days by which the scan of shifted rows reaches beyond the windows, so that moved month ends are never cut off. */
    private static final int MARGIN = 4;

    /** The time that a window runs over, and how the query sees it. */
    private record Time(DimensionUse use, List<Group> buckets, Optional<TimeRange> range) {}

    List<Plan> plan(Frame asked, Window window, List<Leaf> leaves) {
        var measure = leaves.getFirst().use().measure();
        var use = time(asked, measure).use();
        var moves = asked.moves(use.dimension().name());
        requireEven(measure, window, moves);
        var frame = moves.isEmpty() ? asked.unshifted(use.dimension().name()) : asked;
        var time = time(frame, measure);
        var spine = spine(frame, time);
        var reach = reach(window, time);
        var others = frame.groups().stream()
                .filter(group -> !time.buckets().contains(group))
                .toList();
        var conditions = new ArrayList<>(frame.conditions().stream()
                .filter(condition -> !isRangeOf(condition, time.use()))
                .toList());
        conditions.addAll(scan(frame, time, spine, reach));
        var inner = frame.at(others).under(conditions);
        var plans = new ArrayList<Plan>();
        var distinct = leaves.stream().filter(WindowPlanner::countsDistinct).toList();
        for (var leaf : distinct) {
            plans.add(windowed(inner, time, spine, reach, List.of(leaf)));
        }
        var additive = leaves.stream().filter(leaf -> !countsDistinct(leaf)).toList();
        if (!additive.isEmpty()) {
            plans.add(windowed(inner, time, spine, reach, additive));
        }
        return plans;
    }

    /** Rows that are moved stand in other windows, and only days move all rows alike. */
    private static void requireEven(Measure measure, Window window, List<Interval> moves) {
        boolean even = moves.stream().allMatch(by -> by.months() == 0) && !(window instanceof Window.ToDate);
        if (!moves.isEmpty() && !even) {
            throw new Rejected(Diagnostic.of(
                            ErrorCode.SHIFT_DOES_NOT_FIT,
                            new Location.InQuery("/timeDimensions"),
                            "`%s` is shifted by %s, which does not lead from one of its windows to another at this granularity"
                                    .formatted(
                                            measure.name().text(),
                                            moves.getLast().text()))
                    .hint("a granularity that divides the shift"));
        }
    }

    private Plan windowed(Frame inner, Time time, Spine spine, Plan.Reach reach, List<Leaf> leaves) {
        var leg = legs.open(inner, Optional.of(leaves.getFirst().use()), leaves);
        var rows = leg.arguments(leaves);
        var wallTime = leg.binder.wallTime(
                leg.binder.dimension(
                        leg.binder.tree().locate(time.use().path()), time.use().dimension()),
                time.use().dimension().name());
        var at = new Output(
                "at", onDays(spine, reach) ? new Expression.Cut(wallTime, new Bucket.BuiltIn("day")) : wallTime);
        var keys = new ArrayList<>(leg.keys);
        keys.add(at);
        var others = leg.keys.stream().map(Output::name).toList();
        var buckets = time.buckets().stream()
                .map(group -> new Output(
                        Names.ofKey(group.key()), new Expression.Cut(Expression.column("bucket"), group.bucket())))
                .toList();
        var name = Names.shortened(leaves.getFirst().column() + "_window");
        boolean repeated =
                leg.binder.tree().multiplies(leg.fact()) && !leaves.stream().allMatch(LegPlanner::ignoresDuplicates);
        if (repeated) {
            leg.requireKey();
            var timed = leg.timed(keys);
            var reduced = timed.distinctRows(leaves, rows);
            return new Plan.Windowed(
                    name,
                    reduced.plan(),
                    "at",
                    others,
                    spine,
                    reach,
                    gaps(inner, time, spine, reach),
                    buckets,
                    reduced.primaryKey(),
                    reduced.values());
        }
        var partial = new ArrayList<Output>();
        var values = new ArrayList<Output>();
        for (var leaf : leaves) {
            spread(leaf, rows, partial, values);
        }
        var shape = countsDistinct(leaves.getFirst()) ? Shape.DISTINCT : Shape.GROUPED;
        var base = new Plan.Select(leg.name(), leg.origin(), leg.binder.source(), leg.where, keys, partial, shape);
        return new Plan.Windowed(
                name, base, "at", others, spine, reach, gaps(inner, time, spine, reach), buckets, List.of(), values);
    }

    /** The scan of shifted rows reaches beyond the windows. */
    private static boolean gaps(Frame frame, Time time, Spine spine, Plan.Reach reach) {
        boolean shifted = frame.shifts().stream()
                .anyMatch(shift ->
                        shift.timeDimension().equals(time.use().dimension().name()));
        return shifted || WindowGaps.between(spine, reach);
    }

    /** The partial aggregate of a unit of time, and how a window's are put together. */
    private static void spread(Leaf leaf, Arguments rows, List<Output> partial, List<Output> values) {
        if (!(leaf.use().measure().kind() instanceof Measure.Kind.Aggregate aggregate)) {
            throw new IllegalStateException("no window: " + leaf);
        }
        if (!(rows.aggregate(leaf.use().measure()) instanceof Aggregate whole)) {
            throw new IllegalStateException("not an aggregate: " + leaf);
        }
        var part = Expression.column(leaf.column());
        switch (aggregate.function()) {
            case SUM, MIN, MAX -> {
                partial.add(new Output(leaf.column(), whole));
                values.add(new Output(
                        leaf.column(), new Aggregate(aggregate.function(), Optional.of(part), Optional.empty())));
            }
            case COUNT -> {
                partial.add(new Output(leaf.column(), whole));
                values.add(new Output(leaf.column(), new Expression.SumOfCounts(part)));
            }
            case AVG -> {
                partial.add(new Output(
                        leaf.column(), new Aggregate(Measure.Function.SUM, whole.argument(), whole.filter())));
                partial.add(new Output(
                        leaf.column() + "_n", new Aggregate(Measure.Function.COUNT, whole.argument(), whole.filter())));
                values.add(new Output(
                        leaf.column(), new Expression.Quotient(part, Expression.column(leaf.column() + "_n"))));
            }
            case COUNT_DISTINCT, COUNT_DISTINCT_APPROX -> {
                partial.add(new Output(leaf.column(), rows.counted(aggregate, List.of())));
                values.add(new Output(
                        leaf.column(), new Aggregate(aggregate.function(), Optional.of(part), Optional.empty())));
            }
        }
    }

    private static boolean countsDistinct(Leaf leaf) {
        return leaf.use().measure().kind() instanceof Measure.Kind.Aggregate(var function, var _, var _, var _)
                && (function == Measure.Function.COUNT_DISTINCT || function == Measure.Function.COUNT_DISTINCT_APPROX);
    }

    /**
     * The fact's own time, where the query speaks of it: cut into buckets, else as a range. A time of a joined cube that is
     * grouped by beside it, such as the cohort of a user, is a dimension like others.
     */
    private static Time time(Frame frame, Measure measure) {
        var bucketed = frame.groups().stream()
                .filter(group -> group.dimension().dimension().type() == ValueType.TIME
                        && !(group.bucket() instanceof Bucket.Whole))
                .map(Group::dimension);
        var ranged = frame.conditions().stream()
                .filter(Condition.OfTimeRange.class::isInstance)
                .map(condition -> ((Condition.OfTimeRange) condition).dimension());
        var times = Stream.concat(bucketed, ranged).toList();
        var own = times.stream()
                .filter(use ->
                        use.dimension().name().cube().equals(measure.name().cube()))
                .findFirst();
        var chosen = own.or(() -> times.stream().findFirst());
        if (chosen.isPresent()) {
            var use = chosen.get();
            var buckets = frame.groups().stream()
                    .filter(group -> !(group.bucket() instanceof Bucket.Whole) && isSame(group.dimension(), use))
                    .toList();
            return new Time(use, buckets, range(frame, use));
        }
        throw new Rejected(Diagnostic.of(
                        ErrorCode.WINDOW_WITHOUT_TIME,
                        new Location.InQuery("/timeDimensions"),
                        "`%s` looks over a window of time, and the query has no time dimension"
                                .formatted(measure.name().text()))
                .hint("a time dimension with a granularity, or with a dateRange as a single window"));
    }

    private static Optional<TimeRange> range(Frame frame, DimensionUse use) {
        return frame.conditions().stream()
                .filter(condition -> isRangeOf(condition, use))
                .map(condition -> ((Condition.OfTimeRange) condition).range())
                .findFirst();
    }

    private static boolean isRangeOf(Condition condition, DimensionUse use) {
        return condition instanceof Condition.OfTimeRange(var other, var _) && isSame(other, use);
    }

    private static boolean isSame(DimensionUse one, DimensionUse other) {
        return one.dimension().name().equals(other.dimension().name())
                && one.path().equals(other.path());
    }

    private static Spine spine(Frame frame, Time time) {
        if (time.buckets().isEmpty()) {
            var range = time.range().orElseThrow();
            return new Spine.Whole(
                    range.from().atZone(frame.zone()).toLocalDateTime(),
                    range.until().atZone(frame.zone()).toLocalDateTime());
        }
        var finest = time.buckets().stream()
                .map(Group::bucket)
                .min(Comparator.comparing(WindowPlanner::seconds))
                .orElseThrow();
        return time.range()
                .<Spine>map(range -> new Spine.Between(
                        Calendar.start(range.from().atZone(frame.zone()).toLocalDateTime(), finest),
                        range.until().atZone(frame.zone()).toLocalDateTime().minusNanos(1_000),
                        finest))
                .orElseGet(() -> new Spine.OfRows(finest));
    }

    /** Roughly how long a bucket is, to find the finest. */
    static long seconds(Bucket bucket) {
        return Calendar.length(bucket)
                .map(length -> length.months() * 2_600_000 + length.days() * 86_400 + length.seconds())
                .orElse(0L);
    }

    private static Plan.Reach reach(Window window, Time time) {
        return switch (window) {
            case Window.Rolling(var trailing, var leading, var anchor) ->
                new Plan.Reach.Around(trailing, leading, anchor);
            case Window.ToDate(var granularity) ->
                new Plan.Reach.Since(Binder.bucket(time.use().dimension(), granularity));
            case Window.None _ -> throw new IllegalStateException("no window");
        };
    }

    private static boolean onDays(Spine spine, Plan.Reach reach) {
        boolean spineFits = switch (spine) {
            case Spine.Between(var _, var _, var bucket) -> Calendar.onDays(bucket);
            case Spine.OfRows(var bucket) -> Calendar.onDays(bucket);
            case Spine.Whole(var from, var until) ->
                from.toLocalTime().equals(LocalTime.MIDNIGHT)
                        && until.toLocalTime().equals(LocalTime.MIDNIGHT);
        };
        return spineFits
                && switch (reach) {
                    case Plan.Reach.Around(var trailing, var leading, var _) -> onDays(trailing) && onDays(leading);
                    case Plan.Reach.Since(var period) -> Calendar.onDays(period);
                };
    }

    private static boolean onDays(Bound bound) {
        return !(bound instanceof Bound.By(var interval)) || Calendar.onDays(interval);
    }

    /** Conditions that keep the scan to rows that some window can hold; windows themselves decide exactly. */
    private static List<Condition> scan(Frame frame, Time time, Spine spine, Plan.Reach reach) {
        var found = new ArrayList<Condition>();
        switch (spine) {
            case Spine.OfRows _ -> {}
            case Spine.Between(var first, var last, var bucket) -> {
                var length = Calendar.length(bucket).orElseThrow();
                var lastStart = Calendar.start(last, bucket);
                lower(reach, first, length.addTo(first)).ifPresent(at -> found.add(bound(frame, time, false, at)));
                upper(reach, lastStart, length.addTo(lastStart))
                        .ifPresent(at -> found.add(bound(frame, time, true, at)));
            }
            case Spine.Whole(var from, var until) -> {
                lower(reach, from, until).ifPresent(at -> found.add(bound(frame, time, false, at)));
                upper(reach, from, until).ifPresent(at -> found.add(bound(frame, time, true, at)));
            }
        }
        if (found.isEmpty()) {
            found.add(new Condition.OfDimension(time.use(), new Comparison.IsSet()));
        }
        return found;
    }

    private static Condition bound(Frame frame, Time time, boolean upper, LocalDateTime at) {
        var moved = at;
        for (var shift : frame.shifts()) {
            if (shift.timeDimension().equals(time.use().dimension().name())) {
                moved = shift.by().negated().addTo(moved).plusDays(upper ? MARGIN : -MARGIN);
            }
        }
        return new Condition.OfDimension(
                time.use(),
                new Comparison.Against(
                        upper ? Operator.LESS : Operator.GREATER_OR_EQUAL,
                        new Value.OfTime(moved.atZone(frame.zone()).toInstant())));
    }

    /** Where the window of a bucket begins; empty if it has no beginning. */
    private static Optional<LocalDateTime> lower(Plan.Reach reach, LocalDateTime start, LocalDateTime end) {
        return switch (reach) {
            case Plan.Reach.Since(var period) -> Optional.of(Calendar.start(start, period));
            case Plan.Reach.Around(var trailing, var _, var anchor) -> {
                var at = anchor == Measure.Anchor.START ? start : end;
                yield switch (trailing) {
                    case Bound.Anchored _ -> Optional.of(at);
                    case Bound.By(var interval) ->
                        Optional.of(interval.negated().addTo(at));
                    case Bound.Unbounded _ -> Optional.empty();
                };
            }
        };
    }

    /** Where the window of a bucket ends, exclusive; empty if it has no end. */
    private static Optional<LocalDateTime> upper(Plan.Reach reach, LocalDateTime start, LocalDateTime end) {
        return switch (reach) {
            case Plan.Reach.Since _ -> Optional.of(end);
            case Plan.Reach.Around(var _, var leading, var anchor) -> {
                var at = anchor == Measure.Anchor.START ? start : end;
                yield switch (leading) {
                    case Bound.Anchored _ -> Optional.of(at);
                    case Bound.By(var interval) -> Optional.of(interval.addTo(at));
                    case Bound.Unbounded _ -> Optional.empty();
                };
            }
        };
    }
}
