package dev.cuboid.cache;

import java.time.Duration;
import java.time.ZoneId;

/** By what a cube's data is known to have changed. */
public sealed interface RefreshKey {
    /** At each multiple of an interval since 1970. */
    record Every(Duration interval) implements RefreshKey {
        public Every {
            if (interval.toSeconds() < 1) {
                throw new IllegalArgumentException("an interval under a second: " + interval);
            }
        }
    }

    /** At the times of a CRON schedule of five or six fields. */
    record Scheduled(String cron, ZoneId zone) implements RefreshKey {}

    /**
     * When a query's one value changes.
     *
     * @param renewal how long the value that was read last is trusted
     */
    record Asked(String dataSource, String sql, Duration renewal) implements RefreshKey {}

    /** Never. */
    record Immutable() implements RefreshKey {}
}
