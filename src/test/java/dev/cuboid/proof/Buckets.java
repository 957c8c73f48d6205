package dev.cuboid.proof;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The bucket of an instant: the wall time of a zone, cut to a granularity. */
final class Buckets {
    static LocalDateTime of(Instant instant, String granularity, ZoneId zone) {
        return start(LocalDateTime.ofInstant(instant, zone), granularity);
    }

    static LocalDateTime start(LocalDateTime time, String granularity) {
        var day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (granularity) {
            case "second" -> time.truncatedTo(ChronoUnit.SECONDS);
            case "minute" -> time.truncatedTo(ChronoUnit.MINUTES);
            case "hour" -> time.truncatedTo(ChronoUnit.HOURS);
            case "day" -> day;
            case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> day.withDayOfMonth(1);
            case "quarter" -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
            case "year" -> day.withDayOfYear(1);
            default -> throw new IllegalArgumentException("no granularity " + granularity);
        };
    }

    private Buckets() {}
}
