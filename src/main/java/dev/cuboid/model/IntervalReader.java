package dev.cuboid.model;

import dev.cuboid.model.Interval.Amount;
import dev.cuboid.model.Interval.Unit;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text such as {@code 2 weeks} or {@code -1 day} as an interval. */
final class IntervalReader {
    static final String HINT = "write a number and a unit, such as `7 day`, `1 month` or `-3 hours`";

    private static final Pattern AMOUNT = Pattern.compile(
            "([-+]?\\d{1,9})\\s*(second|minute|hour|day|week|month|quarter|year)s?\\s*", Pattern.CASE_INSENSITIVE);

    static Optional<Interval> read(String text) {
        var matcher = AMOUNT.matcher(text.strip());
        var amounts = new ArrayList<Amount>();
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            amounts.add(new Amount(
                    Long.parseLong(matcher.group(1)),
                    Unit.valueOf(matcher.group(2).toUpperCase(Locale.ROOT))));
            end = matcher.end();
        }
        return amounts.isEmpty() || end < text.strip().length() ? Optional.empty() : Optional.of(new Interval(amounts));
    }

    private IntervalReader() {}
}
