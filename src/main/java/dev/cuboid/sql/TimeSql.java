package dev.cuboid.sql;

import static org.jooq.impl.DSL.inline;

import dev.cuboid.model.Dimension.Cut;
import dev.cuboid.model.Interval;
import dev.cuboid.model.Interval.Unit;
import dev.cuboid.query.ResolvedQuery.Bucket;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Cutting and moving wall time. The same buckets as the planner's own calendar works out. */
final class TimeSql {
    private static final LocalDateTime ANY_MIDNIGHT = LocalDateTime.of(2000, 1, 1, 0, 0);

    static Field<?> cut(Field<?> time, Bucket bucket) {
        return switch (bucket) {
            case Bucket.Whole _ -> time;
            case Bucket.BuiltIn(var name) -> truncated(name, time);
            case Bucket.Custom(var granularity) ->
                switch (granularity.cut()) {
                    case Cut.Natural(var interval, var offset) ->
                        offset.<Field<?>>map(by -> plus(natural(plus(time, by.negated()), interval), by))
                                .orElseGet(() -> natural(time, interval));
                    case Cut.FromOrigin(var interval, var origin) -> fromOrigin(time, interval, origin);
                    case Cut.Expression(var _, var interval) ->
                        natural(time, interval.orElseThrow(() -> new IllegalStateException("a bucket without length")));
                };
        };
    }

    static Field<?> plus(Field<?> time, Interval by) {
        return Pieces.field("(", time, " + interval ", inline(by.text()), ")");
    }

    static Field<?> literal(LocalDateTime time) {
        return Pieces.field("timestamp ", inline(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time)));
    }

    static Field<?> interval(Interval by) {
        return Pieces.field("interval ", inline(by.text()));
    }

    private static Field<?> truncated(String unit, Field<?> time) {
        return Pieces.field("date_trunc(", inline(unit), ", ", time, ")");
    }

    private static Field<?> natural(Field<?> time, Interval interval) {
        if (interval.amounts().size() == 1 && interval.amounts().getFirst().quantity() == 1) {
            Unit unit = interval.amounts().getFirst().unit();
            return truncated(unit.name().toLowerCase(Locale.ROOT), time);
        }
        long months = interval.months();
        if (months > 0 && months % 12 == 0) {
            return DSL.field(
                    "(date_trunc('year', {0}) - mod(extract(year from {0})::int, {1}) * interval '1 year')",
                    time, inline(months / 12));
        }
        if (months > 0) {
            return DSL.field(
                    "(date_trunc('year', {0}) + (extract(month from {0})::int - 1) / {1} * {1} * interval '1 month')",
                    time, inline(months));
        }
        return bin(time, interval, ANY_MIDNIGHT);
    }

    private static Field<?> fromOrigin(Field<?> time, Interval interval, LocalDateTime origin) {
        if (interval.months() == 0) {
            return bin(time, interval, origin);
        }
        return DSL.field("""
                ({0} + {1} * floor(((extract(year from {2}) - extract(year from {0})) * 12 \
                + extract(month from {2}) - extract(month from {0}) \
                - case when {2} < {0} + ((extract(year from {2}) - extract(year from {0})) * 12 \
                + extract(month from {2}) - extract(month from {0}))::int * interval '1 month' then 1 else 0 end) / {1})::int \
                * interval '1 month')""", literal(origin), inline(interval.months()), time);
    }

    private static Field<?> bin(Field<?> time, Interval interval, LocalDateTime origin) {
        return Pieces.field("date_bin(", interval(interval), ", ", time, ", ", literal(origin), ")");
    }

    private TimeSql() {}
}
