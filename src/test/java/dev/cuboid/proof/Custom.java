package dev.cuboid.proof;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Granularities that every time dimension of a generated model declares besides the built-in ones. */
enum Custom {
    HALF_YEAR("6 months", null, null),
    FISCAL_YEAR("1 year", "3 months", null),
    SUNDAY_WEEK("1 week", "-1 day", null),
    WORKING_DAY("1 day", "6 hours", null),
    FORTNIGHT("2 weeks", null, "2024-01-08"),
    FIVE_MONTHS("5 months", null, "2023-12-15"),
    SHIFT("8 hours", null, "2024-01-01T06:00:00"),
    QUARTER_HOUR("15 minutes", null, null);

    private final String interval;
    private final String offset;
    private final String origin;

    Custom(String interval, String offset, String origin) {
        this.interval = interval;
        this.offset = offset;
        this.origin = origin;
    }

    static Optional<Custom> named(String granularity) {
        return Arrays.stream(values())
                .filter(one -> one.granularity().equals(granularity))
                .findFirst();
    }

    String granularity() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    String interval() {
        return interval;
    }

    /** As a modeller declares it. */
    List<String> declared() {
        var lines = new java.util.ArrayList<>(List.of("name: " + granularity(), "interval: " + interval));
        if (offset != null) {
            lines.add("offset: " + offset);
        }
        if (origin != null) {
            lines.add("origin: \"" + origin + "\"");
        }
        return lines;
    }

    /** The last boundary that is not after the time, found by walking from boundary to boundary. */
    LocalDateTime start(LocalDateTime time) {
        var first = first(time);
        long steps = 0;
        while (!boundary(first, steps + 1).isAfter(time)) {
            steps++;
        }
        while (boundary(first, steps).isAfter(time)) {
            steps--;
        }
        return boundary(first, steps);
    }

    private LocalDateTime first(LocalDateTime time) {
        if (origin != null) {
            return LocalDateTime.parse(origin.contains("T") ? origin : origin + "T00:00:00");
        }
        var unit = interval.endsWith("week") ? "week" : interval.matches(".*(year|month).*") ? "year" : "day";
        var natural = Buckets.start(time.minusYears(unit.equals("year") ? 1 : 0), unit);
        return offset == null ? natural : Window.moved(natural, offset, 1);
    }

    private LocalDateTime boundary(LocalDateTime first, long steps) {
        var words = interval.split(" ");
        return Window.moved(first, Long.parseLong(words[0]) * steps + " " + words[1], 1);
    }
}
