package dev.cuboid.observation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times of log lines, to the millisecond. */
final class LogTime {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private LogTime() {}

    static String utc(Instant at) {
        return UTC.format(at);
    }

    static String local(Instant at) {
        return LOCAL.format(at);
    }
}
