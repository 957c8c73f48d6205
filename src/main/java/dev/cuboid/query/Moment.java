package dev.cuboid.query;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A date or time as written in ISO form. As an upper bound it stands for the whole of the unit it was written to. */
sealed interface Moment {
    /** The first instant that is meant. */
    Instant start(ZoneId zone);

    /** The first instant after what is meant. */
    Instant end(ZoneId zone);

    LocalDateTime firstLocal(ZoneId zone);

    /** The last millisecond that Cube echoes: a day's last one, any other time as written. */
    LocalDateTime lastLocal(ZoneId zone);

    record Day(LocalDate date) implements Moment {
        @Override
        public Instant start(ZoneId zone) {
            return instant(date.atStartOfDay(), zone);
        }

        @Override
        public Instant end(ZoneId zone) {
            return instant(date.plusDays(1).atStartOfDay(), zone);
        }

        @Override
        public LocalDateTime firstLocal(ZoneId zone) {
            return date.atStartOfDay();
        }

        @Override
        public LocalDateTime lastLocal(ZoneId zone) {
            return date.plusDays(1).atStartOfDay().minus(1, ChronoUnit.MILLIS);
        }
    }

    /** Wall time of the query's zone. */
    record Wall(LocalDateTime at, Duration step) implements Moment {
        @Override
        public Instant start(ZoneId zone) {
            return instant(at, zone);
        }

        @Override
        public Instant end(ZoneId zone) {
            return instant(at.plus(step), zone);
        }

        @Override
        public LocalDateTime firstLocal(ZoneId zone) {
            return at;
        }

        @Override
        public LocalDateTime lastLocal(ZoneId zone) {
            return at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** Written with {@code Z} or an offset. */
    record Fixed(Instant at, Duration step) implements Moment {
        @Override
        public Instant start(ZoneId zone) {
            return at;
        }

        @Override
        public Instant end(ZoneId zone) {
            return at.plus(step);
        }

        @Override
        public LocalDateTime firstLocal(ZoneId zone) {
            return LocalDateTime.ofInstant(at, zone);
        }

        @Override
        public LocalDateTime lastLocal(ZoneId zone) {
            return firstLocal(zone).truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /**
     * When a clock of the zone shows this time. A time that comes twice is its first pass; one that is skipped moves on by
     * the length of the gap, but a day never starts later than its first instant.
     */
    static Instant instant(LocalDateTime local, ZoneId zone) {
        return local.toLocalTime() == LocalTime.MIDNIGHT
                ? local.toLocalDate().atStartOfDay(zone).toInstant()
                : local.atZone(zone).toInstant();
    }

    /**
     * Reads {@code 2024-03-31}, {@code 2024-03-31T10:00}, {@code 2024-03-31 10:00:00.000+02:00}; empty where the text has
     * another form.
     *
     * @throws DateTimeException where the form is right but no such date or time exists
     */
    static Optional<Moment> parse(String text) {
        var scan = new Scan(text);
        var year = scan.digits(4);
        if (year < 0 || !scan.skip('-')) {
            return Optional.empty();
        }
        int month = scan.digits(2);
        if (month < 0 || !scan.skip('-')) {
            return Optional.empty();
        }
        int day = scan.digits(2);
        if (day < 0) {
            return Optional.empty();
        }
        if (scan.atEnd()) {
            return Optional.of(new Day(date(year, month, day)));
        }
        return scan.skip('T') || scan.skip('t') || scan.skip(' ') ? timed(scan, year, month, day) : Optional.empty();
    }

    private static LocalDate date(int year, int month, int day) {
        if (year == 0) {
            throw new DateTimeException("there is no year 0");
        }
        return LocalDate.of(year, month, day);
    }

    private static Optional<Moment> timed(Scan scan, int year, int month, int day) {
        int hour = scan.digits(2);
        if (hour < 0 || !scan.skip(':')) {
            return Optional.empty();
        }
        int minute = scan.digits(2);
        int second = 0;
        var step = Duration.ofSeconds(1);
        int nanos = 0;
        if (scan.skip(':')) {
            second = scan.digits(2);
            if (scan.skip('.')) {
                int from = scan.position();
                nanos = scan.fraction();
                step = scan.position() - from > 3 ? Duration.of(1, ChronoUnit.MICROS) : Duration.ofMillis(1);
            }
        }
        if (minute < 0 || second < 0 || nanos < 0) {
            return Optional.empty();
        }
        int seconds = scan.offsetSeconds();
        if (!scan.atEnd()) {
            return Optional.empty();
        }
        var local = LocalDateTime.of(date(year, month, day), LocalTime.of(hour, minute, second, nanos));
        return Optional.of(
                seconds == Scan.NO_OFFSET
                        ? new Wall(local, step)
                        : new Fixed(local.toInstant(ZoneOffset.ofTotalSeconds(seconds)), step));
    }

    /** Reads a text from the left; what is not there is -1 or false. */
    final class Scan {
        static final int NO_OFFSET = Integer.MIN_VALUE;

        private final String text;
        private int position;

        Scan(String text) {
            this.text = text;
        }

        int position() {
            return position;
        }

        boolean atEnd() {
            return position == text.length();
        }

        boolean skip(char wanted) {
            boolean there = position < text.length() && text.charAt(position) == wanted;
            position += there ? 1 : 0;
            return there;
        }

        int digits(int count) {
            int value = 0;
            for (int i = 0; i < count; i++) {
                int digit = position < text.length() ? text.charAt(position) - '0' : -1;
                if (digit < 0 || digit > 9) {
                    return -1;
                }
                value = value * 10 + digit;
                position++;
            }
            return value;
        }

        /** Nanoseconds, cut to whole microseconds, which is as fine as databases go. */
        int fraction() {
            int value = 0;
            int count = 0;
            for (int digit = digits(1); digit >= 0; digit = digits(1)) {
                value = count < 6 ? value * 10 + digit : value;
                count++;
            }
            for (int i = count; i < 6; i++) {
                value *= 10;
            }
            return count == 0 || count > 9 ? -1 : value * 1000;
        }

        int offsetSeconds() {
            if (skip('Z') || skip('z')) {
                return 0;
            }
            boolean minus = skip('-');
            if (!minus && !skip('+')) {
                return NO_OFFSET;
            }
            int hours = digits(2);
            boolean colon = skip(':');
            int minutes = colon || !atEnd() ? digits(2) : 0;
            if (hours < 0 || minutes < 0 || minutes > 59) {
                position = -1;
                return NO_OFFSET;
            }
            return (minus ? -1 : 1) * (hours * 3600 + minutes * 60);
        }
    }
}
