package dev.cuboid.model;

import java.time.LocalDateTime;
import java.util.List;

/**
 * A length of wall time in calendar units, such as {@code 1 year 6 months}. Amounts may be negative. It is added to wall
 * time unit by unit from the largest to the smallest, and a month without the day takes its last day, as in PostgreSQL.
 */
public record Interval(List<Amount> amounts) {
    /** A calendar unit, smallest first. */
    public enum Unit {
        SECOND,
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    public record Amount(long quantity, Unit unit) {}

    public Interval {
        if (amounts.isEmpty()) {
            throw new IllegalArgumentException("an interval of nothing");
        }
        amounts = List.copyOf(amounts);
    }

    public static Interval of(long quantity, Unit unit) {
        return new Interval(List.of(new Amount(quantity, unit)));
    }

    /** Years, quarters and months, counted in months. */
    public long months() {
        return amounts.stream()
                .mapToLong(amount -> amount.quantity()
                        * switch (amount.unit()) {
                            case YEAR -> 12;
                            case QUARTER -> 3;
                            case MONTH -> 1;
                            case SECOND, MINUTE, HOUR, DAY, WEEK -> 0;
                        })
                .sum();
    }

    /** Weeks and days, counted in days. */
    public long days() {
        return amounts.stream()
                .mapToLong(amount -> amount.quantity()
                        * switch (amount.unit()) {
                            case WEEK -> 7;
                            case DAY -> 1;
                            case SECOND, MINUTE, HOUR, MONTH, QUARTER, YEAR -> 0;
                        })
                .sum();
    }

    /** Hours, minutes and seconds, counted in seconds. */
    public long seconds() {
        return amounts.stream()
                .mapToLong(amount -> amount.quantity()
                        * switch (amount.unit()) {
                            case HOUR -> 3600;
                            case MINUTE -> 60;
                            case SECOND -> 1;
                            case DAY, WEEK, MONTH, QUARTER, YEAR -> 0;
                        })
                .sum();
    }

    public Interval negated() {
        return new Interval(amounts.stream()
                .map(amount -> new Amount(-amount.quantity(), amount.unit()))
                .toList());
    }

    public LocalDateTime addTo(LocalDateTime wallTime) {
        return wallTime.plusMonths(months()).plusDays(days()).plusSeconds(seconds());
    }

    /** As PostgreSQL reads it: {@code 1 month}, {@code -3 months}, {@code 1 year 6 months}. */
    public String text() {
        var text = new StringBuilder();
        for (var amount : amounts) {
            // databases know no quarters in intervals
            boolean quarters = amount.unit() == Unit.QUARTER;
            long quantity = quarters ? 3 * amount.quantity() : amount.quantity();
            var unit = quarters ? Unit.MONTH : amount.unit();
            text.append(text.isEmpty() ? "" : " ")
                    .append(quantity)
                    .append(' ')
                    .append(unit.name().toLowerCase(java.util.Locale.ROOT))
                    .append(Math.abs(quantity) == 1 ? "" : "s");
        }
        return text.toString();
    }
}
