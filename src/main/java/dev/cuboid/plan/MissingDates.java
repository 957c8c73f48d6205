package dev.cuboid.plan;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.ValueType;
import dev.cuboid.plan.Plan.Output;
import dev.cuboid.plan.Plan.Spine;
import dev.cuboid.query.ResolvedQuery.Bucket;
import dev.cuboid.query.ResolvedQuery.Condition;
import dev.cuboid.query.ResolvedQuery.Group;
import dev.cuboid.query.TimeRange;
import java.util.Comparator;
import java.util.List;

/** Every bucket of the query's range, also those that nothing was found in. */
final class MissingDates {
    static Plan fill(Frame query, Plan.Result found) {
        var times = query.groups().stream().filter(MissingDates::isBucket).toList();
        var named = times.stream()
                .map(group -> group.dimension().dimension().name())
                .distinct()
                .toList();
        if (named.size() != 1) {
            throw refused("and the query cuts " + (named.isEmpty() ? "no time" : "several times"));
        }
        var finest = times.stream()
                .min(Comparator.comparing(group -> WindowPlanner.seconds(group.bucket())))
                .orElseThrow();
        var range = range(query, finest);
        var spine = new Spine.Between(
                Calendar.start(range.from().atZone(query.zone()).toLocalDateTime(), finest.bucket()),
                range.until().atZone(query.zone()).toLocalDateTime().minusNanos(1_000),
                finest.bucket());
        var buckets = times.stream()
                .map(group -> new Output(
                        Names.ofKey(group.key()), new Expression.Cut(Expression.column("bucket"), group.bucket())))
                .toList();
        var others = query.groups().stream()
                .filter(group -> !times.contains(group))
                .map(group -> Names.ofKey(group.key()))
                .toList();
        return new Plan.Filled(found, spine, Names.ofKey(finest.key()), buckets, others);
    }

    private static TimeRange range(Frame query, Group time) {
        List<TimeRange> ranges = query.conditions().stream()
                .filter(condition -> condition instanceof Condition.OfTimeRange(var use, var _)
                        && use.dimension()
                                .name()
                                .equals(time.dimension().dimension().name()))
                .map(condition -> ((Condition.OfTimeRange) condition).range())
                .toList();
        if (ranges.isEmpty()) {
            throw refused("and the query gives `%s` no dateRange"
                    .formatted(time.dimension().asked().text()));
        }
        return ranges.getFirst();
    }

    private static Rejected refused(String reason) {
        return new Rejected(Diagnostic.of(
                        ErrorCode.NOTHING_TO_FILL,
                        new Location.InQuery("/fillMissingDates"),
                        "`fillMissingDates` needs one time dimension with a granularity and a dateRange, " + reason)
                .hint("a dateRange on the time dimension, or the query without `fillMissingDates`"));
    }

    private static boolean isBucket(Group group) {
        return group.dimension().dimension().type() == ValueType.TIME && !(group.bucket() instanceof Bucket.Whole);
    }

    private MissingDates() {}
}
