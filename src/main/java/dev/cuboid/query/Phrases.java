package dev.cuboid.query;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Relative dates such as {@code last 7 days}, as Cube understands them. Cube searches for them anywhere in the text and
 * ignores the rest; here the whole text must be understood, so that nothing that was asked is dropped.
 */
final class Phrases {
    /** From the first wall time that belongs to the phrase to the first one that no longer does. */
    record Span(LocalDateTime first, LocalDateTime after) {}

    private static final String UNITS = "(second|minute|hour|day|week|month|quarter|year)s?";
    private static final Pattern INTRODUCTION =
            Pattern.compile("^(?:(?:for|in|during|within|over)\\s+)?(?:the\\s+)?(?=this|last|next)");
    private static final Pattern ONE = Pattern.compile("(this|last|next)\\s+" + UNITS);
    private static final Pattern SEVERAL = Pattern.compile("(last|next)\\s+(\\d{1,9})\\s+" + UNITS);
    private static final Pattern FROM_TO = Pattern.compile("from\\s+(.{1,50}?)\\s+to\\s+(.{1,50})");
    private static final Pattern TO = Pattern.compile("(.{1,50}?)\\s+(?:to|-|–|until|till|through)\\s+(.{1,50})");

    static Optional<Span> read(String asked, ZonedDateTime now) {
        if (asked.length() > 120) {
            return Optional.empty();
        }
        var text = asked.toLowerCase(Locale.ROOT).strip();
        var fromTo = FROM_TO.matcher(text);
        if (fromTo.matches()) {
            return between(fromTo, text, now);
        }
        var phrase = INTRODUCTION.matcher(text).replaceFirst("");
        var one = ONE.matcher(phrase);
        if (one.matches()) {
            var unit = TimeUnit.named(one.group(2));
            return Optional.of(units(unit, step(one.group(1)), 1, now));
        }
        var several = SEVERAL.matcher(phrase);
        if (several.matches()) {
            return several(several, now);
        }
        var to = TO.matcher(text);
        return to.matches()
                ? between(to, text, now)
                : SpokenDates.read(text, now).map(date -> date.span(finest(text)));
    }

    private static int step(String word) {
        return switch (word) {
            case "last" -> -1;
            case "next" -> 1;
            default -> 0;
        };
    }

    private static Optional<Span> several(Matcher phrase, ZonedDateTime now) {
        int count = Integer.parseInt(phrase.group(2));
        var unit = TimeUnit.named(phrase.group(3));
        return count == 0
                ? Optional.empty()
                : Optional.of(units(unit, phrase.group(1).equals("last") ? -count : 1, count, now));
    }

    /** {@code count} units, the first of which is {@code offset} away from the current one. */
    private static Span units(TimeUnit unit, int offset, int count, ZonedDateTime now) {
        var first = unit.start(unit.move(now, offset).toLocalDateTime());
        var last = unit.start(unit.move(now, offset + count - 1L).toLocalDateTime());
        return new Span(first, unit.next(last));
    }

    private static Optional<Span> between(Matcher phrase, String text, ZonedDateTime now) {
        var finest = finest(text);
        var first = SpokenDates.read(phrase.group(1), now).map(date -> date.span(finest));
        var last = SpokenDates.read(phrase.group(2), now).map(date -> date.span(finest));
        return first.flatMap(from -> last.map(to -> new Span(from.first(), to.after())));
    }

    /** The unit that spoken dates are rounded to: a day, unless the text speaks of something finer. */
    private static TimeUnit finest(String text) {
        if (text.contains("second")) {
            return TimeUnit.SECOND;
        }
        if (text.contains("minute")) {
            return TimeUnit.MINUTE;
        }
        return text.contains("hour") ? TimeUnit.HOUR : TimeUnit.DAY;
    }

    /** A unit of the calendar; weeks begin on Monday. */
    enum TimeUnit {
        SECOND(ChronoUnit.SECONDS, 1),
        MINUTE(ChronoUnit.MINUTES, 1),
        HOUR(ChronoUnit.HOURS, 1),
        DAY(ChronoUnit.DAYS, 1),
        WEEK(ChronoUnit.WEEKS, 1),
        MONTH(ChronoUnit.MONTHS, 1),
        QUARTER(ChronoUnit.MONTHS, 3),
        YEAR(ChronoUnit.YEARS, 1);

        private final ChronoUnit unit;
        private final int size;

        TimeUnit(ChronoUnit unit, int size) {
            this.unit = unit;
            this.size = size;
        }

        static TimeUnit named(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        ZonedDateTime move(ZonedDateTime from, long count) {
            return from.plus(Math.multiplyExact(count, (long) size), unit);
        }

        LocalDateTime next(LocalDateTime start) {
            return start.plus(size, unit);
        }

        LocalDateTime start(LocalDateTime within) {
            var day = within.truncatedTo(ChronoUnit.DAYS);
            return switch (this) {
                case SECOND, MINUTE, HOUR, DAY -> within.truncatedTo(unit);
                case WEEK -> day.minusDays(within.getDayOfWeek().getValue() - 1L);
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> day.withDayOfMonth(1).withMonth((within.getMonthValue() - 1) / 3 * 3 + 1);
                case YEAR -> day.withDayOfYear(1);
            };
        }
    }

    private Phrases() {}
}
