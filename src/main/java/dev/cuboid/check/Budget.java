package dev.cuboid.check;

import java.time.Duration;

/**
 * How much a check may ask of the database.
 *
 * @param time of all statements together
 * @param rows that are looked at for each key and each relationship
 */
public record Budget(Duration time, long rows) {
    public static final Budget USUAL = new Budget(Duration.ofSeconds(30), 1_000_000);

    public Budget {
        if (time.isNegative() || time.isZero() || rows < 1) {
            throw new IllegalArgumentException("a budget of nothing: " + time + ", " + rows + " rows");
        }
    }

    public String text() {
        return "%s and %,d rows for each key and relationship".formatted(seconds(time), rows);
    }

    static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0
                ? time.toSeconds() + " s"
                : String.format(java.util.Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
