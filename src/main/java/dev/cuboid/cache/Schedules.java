package dev.cuboid.cache;

import java.time.Instant;
import java.time.ZoneId;

/** Knows CRON. */
public interface Schedules {
    /** The first time of the schedule after an instant; {@link Instant#MAX} if there is none. */
    Instant next(String cron, ZoneId zone, Instant after);
}
