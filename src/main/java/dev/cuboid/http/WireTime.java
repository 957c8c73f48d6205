package dev.cuboid.http;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as Cube writes them: to the millisecond, without zone for wall clocks, with {@code Z} for instants. */
final class WireTime {
    private static final DateTimeFormatter WALL_CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

    private WireTime() {}

    static String text(LocalDateTime wallClock) {
        return WALL_CLOCK.format(wallClock);
    }

    static String text(Instant instant) {
        return WALL_CLOCK.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
    }
}
