package dev.cuboid.config;

import dev.cuboid.cache.Schedules;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.scheduling.support.CronExpression;

/** CRON as Spring reads it; five fields, as Cube has them too, mean the first second of the minute. */
final class CronSchedules implements Schedules {
    private static final int FIELDS_WITHOUT_SECONDS = 5;

    @Override
    public Instant next(String cron, ZoneId zone, Instant after) {
        var expression = CronExpression.parse(cron.split("\\s+").length == FIELDS_WITHOUT_SECONDS ? "0 " + cron : cron);
        var next = expression.next(after.atZone(zone));
        return next == null ? Instant.MAX : next.toInstant();
    }
}
