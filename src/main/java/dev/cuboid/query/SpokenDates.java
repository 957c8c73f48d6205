package dev.cuboid.query;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Single dates in words: {@code 7 days ago}, {@code now}, {@code in 3 weeks}, {@code January 5, 2024}. */
final class SpokenDates {
    /** A time, and the unit that was named: {@code January 2024} is a month, everything else is at most a day. */
    record Spoken(LocalDateTime at, Phrases.TimeUnit named) {
        Phrases.Span span(Phrases.TimeUnit finest) {
            var unit = named == Phrases.TimeUnit.MONTH ? named : finest;
            var first = unit.start(at);
            return new Phrases.Span(first, unit.next(first));
        }
    }

    private static final String COUNT = "(\\d{1,9}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
    private static final String UNITS = "(second|minute|hour|day|week|month|quarter|year)s?";
    private static final String MONTHS = "([a-z]{3,9})\\.?";
    private static final Pattern AGO = Pattern.compile(COUNT + "\\s+" + UNITS + "\\s+(ago|before now|earlier)");
    private static final Pattern AHEAD = Pattern.compile(
            "(?:in\\s+" + COUNT + "\\s+" + UNITS + "|" + COUNT + "\\s+" + UNITS + "\\s+(?:from now|later|hence))");
    private static final Pattern BESIDE = Pattern.compile("(last|next)\\s+" + UNITS);
    private static final Pattern MONTH_YEAR = Pattern.compile(MONTHS + ",?\\s+(\\d{4})");
    private static final Pattern MONTH_DAY_YEAR =
            Pattern.compile(MONTHS + "\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})");
    private static final Pattern DAY_MONTH_YEAR =
            Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?" + MONTHS + ",?\\s+(\\d{4})");
    private static final List<String> NUMBERS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final List<String> MONTH_NAMES = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    /** @param text in lower case */
    static Optional<Spoken> read(String text, ZonedDateTime now) {
        return switch (text) {
            case "now", "today" -> Optional.of(day(now));
            case "yesterday" -> Optional.of(day(now.minusDays(1)));
            case "tomorrow" -> Optional.of(day(now.plusDays(1)));
            default -> written(text, now).or(() -> relative(text, now)).or(() -> calendar(text));
        };
    }

    private static Spoken day(ZonedDateTime at) {
        return new Spoken(at.toLocalDateTime(), Phrases.TimeUnit.DAY);
    }

    private static Optional<Spoken> written(String text, ZonedDateTime now) {
        return Moment.parse(text).map(moment -> new Spoken(moment.firstLocal(now.getZone()), Phrases.TimeUnit.DAY));
    }

    private static Optional<Spoken> relative(String text, ZonedDateTime now) {
        var ago = AGO.matcher(text);
        if (ago.matches()) {
            return Optional.of(day(Phrases.TimeUnit.named(ago.group(2)).move(now, -count(ago.group(1)))));
        }
        var ahead = AHEAD.matcher(text);
        if (ahead.matches()) {
            boolean in = ahead.start(1) >= 0;
            var unit = Phrases.TimeUnit.named(ahead.group(in ? 2 : 4));
            return Optional.of(day(unit.move(now, count(ahead.group(in ? 1 : 3)))));
        }
        var beside = BESIDE.matcher(text);
        return beside.matches()
                ? Optional.of(day(Phrases.TimeUnit.named(beside.group(2))
                        .move(now, beside.group(1).equals("last") ? -1 : 1)))
                : Optional.empty();
    }

    private static long count(String word) {
        if (Character.isDigit(word.charAt(0))) {
            return Long.parseLong(word);
        }
        return word.startsWith("a") ? 1 : NUMBERS.indexOf(word);
    }

    private static Optional<Spoken> calendar(String text) {
        var monthYear = MONTH_YEAR.matcher(text);
        if (monthYear.matches()) {
            return date(monthYear.group(1), "1", monthYear.group(2), Phrases.TimeUnit.MONTH);
        }
        var monthFirst = MONTH_DAY_YEAR.matcher(text);
        if (monthFirst.matches()) {
            return date(monthFirst.group(1), monthFirst.group(2), monthFirst.group(3), Phrases.TimeUnit.DAY);
        }
        var dayFirst = DAY_MONTH_YEAR.matcher(text);
        return dayFirst.matches()
                ? date(dayFirst.group(2), dayFirst.group(1), dayFirst.group(3), Phrases.TimeUnit.DAY)
                : Optional.empty();
    }

    private static Optional<Spoken> date(String month, String day, String year, Phrases.TimeUnit named) {
        for (int i = 0; i < MONTH_NAMES.size(); i++) {
            if (MONTH_NAMES.get(i).startsWith(month)) {
                var date = LocalDate.of(Integer.parseInt(year), i + 1, Integer.parseInt(day));
                return Optional.of(new Spoken(date.atStartOfDay(), named));
            }
        }
        return Optional.empty();
    }

    private SpokenDates() {}
}
