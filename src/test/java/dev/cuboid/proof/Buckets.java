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
        var custom = Custom.named(granularity);
        if (custom.isPresent()) {
            return custom.get().start(time);
        }
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

    /** Where the bucket that begins here ends. */
    static LocalDateTime end(LocalDateTime start, String granularity) {
        return Window.moved(
                start, Custom.named(granularity).map(Custom::interval).orElse("1 " + granularity), 1);
    }

    private Buckets() {}
}
