package dev.cuboid.plan;

import dev.cuboid.model.Dimension.Cut;
import dev.cuboid.model.Interval;
import dev.cuboid.model.Interval.Unit;
import dev.cuboid.query.ResolvedQuery.Bucket;
import dev.cuboid.query.TimeRange;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** Buckets of time on the wall clock, as the database cuts them. */
final class Calendar {
    /** The start of the bucket that holds the wall time. */
    static LocalDateTime start(LocalDateTime time, Bucket bucket) {
        return switch (bucket) {
            case Bucket.Whole _ -> time;
            case Bucket.BuiltIn(var name) -> start(time, unit(name));
            case Bucket.Custom(var granularity) ->
                switch (granularity.cut()) {
                    case Cut.Natural(var interval, var offset) ->
                        offset.map(by -> by.addTo(natural(by.negated().addTo(time), interval)))
                                .orElseGet(() -> natural(time, interval));
                    case Cut.FromOrigin(var interval, var origin) -> fromOrigin(time, interval, origin);
                    case Cut.Expression(var _, var interval) ->
                        natural(time, interval.orElseThrow(() -> new IllegalStateException("a bucket without length")));
                };
        };
    }

    /** The length of a bucket; a calendar's own buckets may have none. */
    static Optional<Interval> length(Bucket bucket) {
        return switch (bucket) {
            case Bucket.Whole _ -> Optional.empty();
            case Bucket.BuiltIn(var name) -> Optional.of(Interval.of(1, unit(name)));
            case Bucket.Custom(var granularity) ->
                switch (granularity.cut()) {
                    case Cut.Natural(var interval, var _) -> Optional.of(interval);
                    case Cut.FromOrigin(var interval, var _) -> Optional.of(interval);
                    case Cut.Expression(var _, var interval) -> interval;
                };
        };
    }

    /** Whether all buckets begin at midnight. */
    static boolean onDays(Bucket bucket) {
        return switch (bucket) {
            case Bucket.Whole _ -> false;
            case Bucket.BuiltIn(var name) -> unit(name).compareTo(Unit.DAY) >= 0;
            case Bucket.Custom(var granularity) ->
                switch (granularity.cut()) {
                    case Cut.Natural(var interval, var offset) ->
                        onDays(interval) && offset.map(Calendar::onDays).orElse(true);
                    case Cut.FromOrigin(var interval, var origin) ->
                        onDays(interval) && origin.toLocalTime().equals(LocalTime.MIDNIGHT);
                    case Cut.Expression _ -> false;
                };
        };
    }

    static boolean onDays(Interval interval) {
        return interval.seconds() == 0;
    }

    /** Whether an interval leads from the start of each bucket to the start of another. */
    static boolean leads(Bucket bucket, Interval by) {
        return switch (bucket) {
            case Bucket.Whole _ -> true;
            case Bucket.BuiltIn(var name) -> leads(Interval.of(1, unit(name)), by);
            case Bucket.Custom(var granularity) ->
                switch (granularity.cut()) {
                    case Cut.Natural(var interval, var offset) ->
                        leads(interval, by)
                                && (isDaily(interval)
                                        || by.months() == 0
                                        || offset.map(Calendar::isOfMonths).orElse(true));
                    case Cut.FromOrigin(var interval, var origin) ->
                        leads(interval, by) && (interval.months() == 0 || origin.getDayOfMonth() <= 28);
                    case Cut.Expression _ -> false;
                };
        };
    }

    private static boolean leads(Interval length, Interval by) {
        if (length.months() != 0) {
            return isOfMonths(length) && isOfMonths(by) && by.months() % length.months() == 0;
        }
        return seconds(by) % seconds(length) == 0 && (by.months() == 0 || isDaily(length));
    }

    private static boolean isOfMonths(Interval interval) {
        return interval.days() == 0 && interval.seconds() == 0;
    }

    /** Whether buckets begin at the same times on every day. */
    static boolean isDaily(Bucket bucket) {
        return length(bucket).map(Calendar::isDaily).orElse(false);
    }

    private static boolean isDaily(Interval length) {
        return length.months() == 0 && seconds(length) != 0 && 86_400 % seconds(length) == 0;
    }

    private static long seconds(Interval interval) {
        return interval.days() * 86_400 + interval.seconds();
    }

    static Unit unit(String builtIn) {
        return Unit.valueOf(builtIn.toUpperCase(Locale.ROOT));
    }

    /**
     * The range whose rows are shown in {@code range} by a shift: each bound moved back, and widened where months have
     * different lengths, so that the last day of a month reaches the last day of the other.
     */
    static TimeRange before(TimeRange range, Interval by, ZoneId zone) {
        var back = by.negated();
        var from = range.from().atZone(zone).toLocalDateTime();
        var until = range.until().atZone(zone).toLocalDateTime();
        var movedUntil = back.addTo(until);
        var lastDayKept = back.addTo(until.minusDays(1)).plusDays(1);
        if (by.months() != 0 && until.toLocalTime().equals(LocalTime.MIDNIGHT) && lastDayKept.isAfter(movedUntil)) {
            movedUntil = lastDayKept;
        }
        var movedFrom = back.addTo(from);
        return new TimeRange(
                movedFrom.atZone(zone).toInstant(),
                movedUntil.atZone(zone).toInstant(),
                movedFrom,
                movedUntil.minus(1, ChronoUnit.MILLIS));
    }

    private static LocalDateTime start(LocalDateTime time, Unit unit) {
        return switch (unit) {
            case SECOND -> time.truncatedTo(ChronoUnit.SECONDS);
            case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> time.truncatedTo(ChronoUnit.DAYS);
            case WEEK ->
                time.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).truncatedTo(ChronoUnit.DAYS);
            case MONTH -> time.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
            case QUARTER ->
                time.withMonth((time.getMonthValue() - 1) / 3 * 3 + 1)
                        .withDayOfMonth(1)
                        .truncatedTo(ChronoUnit.DAYS);
            case YEAR -> time.withDayOfYear(1).truncatedTo(ChronoUnit.DAYS);
        };
    }

    /** Buckets that divide the larger unit evenly: months within the year, hours within the day, minutes within the hour. */
    private static LocalDateTime natural(LocalDateTime time, Interval interval) {
        if (interval.amounts().size() == 1 && interval.amounts().getFirst().quantity() == 1) {
            return start(time, interval.amounts().getFirst().unit());
        }
        long months = interval.months();
        if (months > 0) {
            var year = start(time, Unit.YEAR);
            return months % 12 == 0
                    ? year.minusYears(Math.floorMod(year.getYear(), months / 12))
                    : year.plusMonths((time.getMonthValue() - 1) / months * months);
        }
        var day = start(time, Unit.DAY);
        long seconds = interval.seconds();
        return day.plusSeconds(ChronoUnit.SECONDS.between(day, time) / seconds * seconds);
    }

    private static LocalDateTime fromOrigin(LocalDateTime time, Interval interval, LocalDateTime origin) {
        if (interval.months() != 0) {
            long months = ChronoUnit.MONTHS.between(origin.toLocalDate().withDayOfMonth(1), time.toLocalDate());
            long buckets = Math.floorDiv(months, interval.months());
            var start = origin.plusMonths(buckets * interval.months());
            return start.isAfter(time) ? origin.plusMonths((buckets - 1) * interval.months()) : start;
        }
        long micros = (interval.days() * 86_400 + interval.seconds()) * 1_000_000;
        long buckets = Math.floorDiv(ChronoUnit.MICROS.between(origin, time), micros);
        return origin.plus(buckets * micros, ChronoUnit.MICROS);
    }

    private Calendar() {}
}
