package dev.cuboid.plan;

import dev.cuboid.model.Interval;
import dev.cuboid.model.Measure.Bound;
import dev.cuboid.query.ResolvedQuery.Bucket;

/** Whether the windows of neighbouring buckets leave time between them, as the last three days of each month do. */
final class WindowGaps {
    private static final long LONGEST_MONTH = 31;
    private static final long SHORTEST_MONTH = 28;
    private static final long DAY = 86_400;

    /** False only where there are certainly none. */
    static boolean between(Plan.Spine spine, Plan.Reach reach) {
        return switch (spine) {
            case Plan.Spine.Whole _ -> false;
            case Plan.Spine.Between(var _, var _, var bucket) -> between(bucket, reach);
            case Plan.Spine.OfRows(var bucket) -> between(bucket, reach);
        };
    }

    private static boolean between(Bucket bucket, Plan.Reach reach) {
        return switch (reach) {
            case Plan.Reach.Since _ -> false;
            case Plan.Reach.Around(var trailing, var leading, var _) -> {
                boolean endless = trailing instanceof Bound.Unbounded || leading instanceof Bound.Unbounded;
                yield !endless
                        && Calendar.length(bucket)
                                .map(length -> !coversMonths(trailing, leading, length)
                                        && shortest(trailing) + shortest(leading) < longest(length))
                                .orElse(true);
            }
        };
    }

    /** Whether a window on one side of its anchor is as many months as the bucket, whatever the lengths of those. */
    private static boolean coversMonths(Bound trailing, Bound leading, Interval bucket) {
        boolean oneSided = trailing instanceof Bound.Anchored || leading instanceof Bound.Anchored;
        return oneSided && isMonths(bucket) && (covers(trailing, bucket) || covers(leading, bucket));
    }

    private static boolean covers(Bound bound, Interval bucket) {
        return bound instanceof Bound.By(var by) && isMonths(by) && by.months() >= bucket.months();
    }

    private static boolean isMonths(Interval interval) {
        return interval.months() > 0 && interval.days() == 0 && interval.seconds() == 0;
    }

    private static long shortest(Bound bound) {
        return bound instanceof Bound.By(var by)
                ? (by.months() * (by.months() < 0 ? LONGEST_MONTH : SHORTEST_MONTH) + by.days()) * DAY + by.seconds()
                : 0;
    }

    private static long longest(Interval length) {
        return (length.months() * LONGEST_MONTH + length.days()) * DAY + length.seconds();
    }

    private WindowGaps() {}
}
