package dev.cuboid.config;

import dev.cuboid.engine.PreparedExport;
import java.time.Duration;

/** Reads how requests wait and what is kept for them. */
final class ServingReader {
    private static final long KIB = 1024;
    private static final long MIB = KIB * KIB;
    private static final long SMALLEST_CACHE = 16 * MIB;

    /** A bound that no table reaches, so that one more can be read. */
    private static final long MOST_EXPORTED = 1_000_000_000_000_000L;

    private final SettingValues values;

    ServingReader(SettingValues values) {
        this.values = values;
    }

    Settings.Serving read() {
        long cache = values.size(Setting.CACHE_SIZE, usualCache(), 0, Long.MAX_VALUE);
        return new Settings.Serving(
                values.duration(Setting.CONTINUE_WAIT, Duration.ofSeconds(10)),
                values.duration(Setting.RETURN_PATIENCE, Duration.ofMinutes(2)),
                cache,
                values.duration(Setting.CACHE_EXPIRY, Duration.ofHours(24)),
                values.size(Setting.LARGEST_RESULT, usualResult(), 64 * KIB, Integer.MAX_VALUE / 2),
                values.size(Setting.REQUEST_SIZE, 50 * MIB, KIB, Integer.MAX_VALUE / 2),
                values.number(Setting.EXPORT_ROW_LIMIT, PreparedExport.ALL_ROWS, 1, MOST_EXPORTED),
                values.delay(Setting.SHUTDOWN_DELAY, Duration.ZERO),
                values.duration(Setting.SHUTDOWN_LIMIT, Duration.ofSeconds(20)),
                new SharedReader(values).read());
    }

    /** An eighth of the memory. */
    private static long usualCache() {
        return Math.max(SMALLEST_CACHE, Runtime.getRuntime().maxMemory() / 8);
    }

    /** Eight results of this size at once must leave room for everything else. */
    private static long usualResult() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / 64, MIB, 32 * MIB);
    }
}
