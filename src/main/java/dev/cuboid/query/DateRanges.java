package dev.cuboid.query;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Reads dates, ranges and phrases as one query writes them: in its zone, counted from the moment it was asked. */
record DateRanges(ZoneId zone, Instant now) {
    private static final int LAST_YEAR = 9999;

    /** A phrase such as {@code last 7 days}, or a single date, which means that whole day. */
    TimeRange read(String text, Location location) {
        try {
            var moment = Moment.parse(text);
            if (moment.isPresent()) {
                var day = moment.get().firstLocal(zone).toLocalDate();
                return range(new Moment.Day(day), new Moment.Day(day));
            }
            if (now.equals(Query.NO_MOMENT)) {
                throw new MomentNeeded();
            }
            var found = Phrases.read(text, now.atZone(zone));
            if (found.isPresent()) {
                var first = found.get().first();
                var after = found.get().after();
                if (first.getYear() < 1 || after.getYear() > LAST_YEAR) {
                    throw unreadable(text, location);
                }
                ordered(first.isBefore(after), text, text, location);
                return local(first, after);
            }
        } catch (DateTimeException | ArithmeticException outOfCalendar) {
            throw unreadable(text, location);
        }
        throw unreadable(text, location);
    }

    /** Both bounds belong to the range; a date as the upper one means the whole of that day. */
    TimeRange between(String first, String last, Location location) {
        var from = moment(first, location);
        var to = last.equals(first) ? from : moment(last, location);
        boolean inOrder = from instanceof Moment.Fixed || to instanceof Moment.Fixed
                ? from.start(zone).isBefore(to.end(zone))
                : !from.firstLocal(zone).isAfter(to.lastLocal(zone));
        ordered(inOrder, first, last, location);
        return range(from, to);
    }

    /** A date or time in ISO form. */
    Moment moment(String text, Location location) {
        try {
            return Moment.parse(text).orElseThrow(() -> unreadable(text, location));
        } catch (DateTimeException noSuchTime) {
            throw unreadable(text, location);
        }
    }

    private TimeRange range(Moment first, Moment last) {
        var from = first.start(zone);
        var until = last.end(zone);
        return new TimeRange(from, until.isBefore(from) ? from : until, first.firstLocal(zone), last.lastLocal(zone));
    }

    private TimeRange local(LocalDateTime first, LocalDateTime after) {
        return new TimeRange(
                Moment.instant(first, zone), Moment.instant(after, zone), first, after.minus(1, ChronoUnit.MILLIS));
    }

    private static void ordered(boolean inOrder, String first, String last, Location location) {
        if (!inOrder) {
            var what = first.equals(last) ? "'%s'".formatted(first) : "'%s' to '%s'".formatted(first, last);
            throw new Rejected(Diagnostic.of(
                    ErrorCode.INVALID_DATE, location, "the date range %s ends before it begins".formatted(what)));
        }
    }

    private static Rejected unreadable(String text, Location location) {
        return new Rejected(Diagnostic.of(ErrorCode.INVALID_DATE, location, "Can't parse date: '%s'".formatted(text))
                .hint("`2024-03-31`, `2024-03-31T10:00:00.000`, `last 7 days` and `from 7 days ago to now` are dates"));
    }
}
