package dev.cuboid.plan;

import dev.cuboid.model.Interval;
import dev.cuboid.plan.Plan.Output;
import dev.cuboid.query.ResolvedQuery.Bucket;
import dev.cuboid.query.ResolvedQuery.Comparison;
import dev.cuboid.query.TimeRange;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A leg that groups by whole buckets of a time and narrows the same time to a range of them.
 *
 * @param within where in the leg's conditions the range stands
 * @param bucket the column of buckets that the range begins and ends with
 * @param moves by how much the leg shows its buckets later
 */
record RangedLeg(Plan.Select leg, int within, Expression time, ZoneId zone, String bucket, List<Interval> moves) {
    static Optional<RangedLeg> of(Plan.Select leg) {
        if (leg.shape() != Plan.Shape.GROUPED) {
            return Optional.empty();
        }
        for (int i = 0; i < leg.where().size(); i++) {
            if (leg.where().get(i) instanceof Predicate.Test(var time, Comparison.Within(var range))) {
                var found = of(leg, i, time, range);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<RangedLeg> of(Plan.Select leg, int within, Expression time, TimeRange range) {
        Optional<RangedLeg> found = Optional.empty();
        List<Interval> moves = List.of();
        for (var key : leg.keys()) {
            if (!(key.value() instanceof Expression.Cut(var moved, var bucket)
                    && bucket instanceof Bucket.BuiltIn(var unit))) {
                continue;
            }
            var own = new ArrayList<Interval>();
            if (!(unmoved(moved, own) instanceof Expression.WallTime(var instant, var zone)) || !instant.equals(time)) {
                continue;
            }
            if (!Calendar.onDays(bucket)
                    || !own.stream().allMatch(by -> carries(unit, by))
                    || (found.isPresent() && !own.equals(moves))) {
                return Optional.empty();
            }
            moves = own;
            if (found.isEmpty() && starts(range.from(), zone, bucket) && starts(range.until(), zone, bucket)) {
                found = Optional.of(new RangedLeg(leg, within, time, zone, key.name(), own));
            }
        }
        return found;
    }

    private static Expression unmoved(Expression time, List<Interval> moves) {
        var here = time;
        while (here instanceof Expression.Moved(var inner, var by)) {
            moves.addFirst(by);
            here = inner;
        }
        return here;
    }

    private static boolean starts(Instant instant, ZoneId zone, Bucket bucket) {
        var wallTime = instant.atZone(zone).toLocalDateTime();
        return Calendar.start(wallTime, bucket).equals(wallTime);
    }

    /** Whether each bucket, moved, is a bucket again. */
    private static boolean carries(String unit, Interval by) {
        if (by.seconds() != 0) {
            return false;
        }
        return switch (Calendar.unit(unit)) {
            case DAY -> by.months() == 0;
            case WEEK -> by.months() == 0 && by.days() % 7 == 0;
            case MONTH -> by.days() == 0;
            case QUARTER -> by.days() == 0 && by.months() % 3 == 0;
            case YEAR -> by.days() == 0 && by.months() % 12 == 0;
            case SECOND, MINUTE, HOUR -> false;
        };
    }

    TimeRange range() {
        if (leg.where().get(within) instanceof Predicate.Test(var _, Comparison.Within(var range))) {
            return range;
        }
        throw new IllegalStateException("no range: " + leg.where().get(within));
    }

    /** Whether both are the same but for their ranges and how far they show their buckets moved. */
    boolean isLike(RangedLeg other) {
        return leg.source().equals(other.leg.source())
                && time.equals(other.time)
                && bucket.equals(other.bucket)
                && otherConditions().equals(other.otherConditions())
                && unmovedKeys().equals(other.unmovedKeys());
    }

    private List<Predicate> otherConditions() {
        var others = new ArrayList<>(leg.where());
        others.remove(within);
        return others;
    }

    private List<Output> unmovedKeys() {
        return leg.keys().stream()
                .map(key -> isBucket(key) && key.value() instanceof Expression.Cut(var moved, var cut)
                        ? new Output(key.name(), new Expression.Cut(unmoved(moved, new ArrayList<>()), cut))
                        : key)
                .toList();
    }

    private boolean isBucket(Output key) {
        return key.value() instanceof Expression.Cut(var moved, var _)
                && unmoved(moved, new ArrayList<>()) instanceof Expression.WallTime(var instant, var _)
                && instant.equals(time);
    }

    static boolean touch(TimeRange one, TimeRange other) {
        return !one.from().isAfter(other.until()) && !other.from().isAfter(one.until());
    }

    static TimeRange spanning(TimeRange one, TimeRange other) {
        var first = one.from().isAfter(other.from()) ? other : one;
        var last = one.until().isBefore(other.until()) ? other : one;
        return new TimeRange(first.from(), last.until(), first.firstLocal(), last.lastLocal());
    }

    /** The leg unmoved, over another range and with other values. */
    Plan.Select over(TimeRange range, List<Output> values) {
        var where = new ArrayList<>(leg.where());
        where.set(within, new Predicate.Test(time, new Comparison.Within(range)));
        return new Plan.Select(
                Names.shortened(leg.origin().fact() + "_scan"),
                leg.origin(),
                leg.source(),
                where,
                unmovedKeys(),
                values,
                Plan.Shape.GROUPED);
    }

    /** This leg read from a scan over a range that holds its own; {@code names} are what the scan calls the values. */
    Plan slice(Plan.Select scan, TimeRange scanned, Map<Expression, String> names) {
        var where = new ArrayList<Predicate>();
        var buckets = Expression.column(bucket);
        if (!range().from().equals(scanned.from())) {
            where.add(new Predicate.AtLeast(buckets, new Expression.LiteralTime(local(range().from()))));
        }
        if (!range().until().equals(scanned.until())) {
            where.add(new Predicate.Below(buckets, new Expression.LiteralTime(local(range().until()))));
        }
        var outputs = new ArrayList<Output>();
        for (var key : leg.keys()) {
            var column = Expression.column(key.name());
            for (var by : isBucket(key) ? moves : List.<Interval>of()) {
                column = new Expression.Moved(column, by);
            }
            outputs.add(new Output(key.name(), column));
        }
        for (var value : leg.values()) {
            outputs.add(new Output(value.name(), Expression.column(name(value, names))));
        }
        return new Plan.Slice(leg.name(), scan, where, outputs);
    }

    private static String name(Output value, Map<Expression, String> names) {
        var name = names.get(value.value());
        if (name == null) {
            throw new IllegalStateException("not scanned: " + value);
        }
        return name;
    }

    private LocalDateTime local(Instant instant) {
        return instant.atZone(zone).toLocalDateTime();
    }
}
