package dev.cuboid.cache;

import dev.cuboid.cache.RefreshKey.Asked;
import dev.cuboid.cache.RefreshKey.Every;
import dev.cuboid.cache.RefreshKey.Immutable;
import dev.cuboid.cache.RefreshKey.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells whether a kept result is as good as a new one. Thread-safe. */
public final class Freshness {
    private final Schedules schedules;
    private final KeyValues values;

    public Freshness(Schedules schedules, KeyValues values) {
        this.schedules = schedules;
        this.values = values;
    }

    /** Whether no refresh key of the job says that its data changed since the result was read. */
    public boolean isFresh(Job job, Result result, Instant now) {
        var keys = job.refreshKeys();
        for (int i = 0; i < keys.size(); i++) {
            boolean same = switch (keys.get(i)) {
                case Every(var interval) -> period(result.readAt(), interval) == period(now, interval);
                case Scheduled(var cron, var zone) ->
                    schedules.next(cron, zone, result.readAt()).isAfter(now);
                case Asked asked -> isSame(values.now(asked), result.keyValues().get(i));
                case Immutable() -> true;
            };
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** What the job's refresh keys say now; asked before the data is read, so that no change is missed. */
    public List<String> valuesNow(Job job) {
        var found = new ArrayList<String>();
        for (var key : job.refreshKeys()) {
            found.add(key instanceof Asked asked ? values.now(asked) : "");
        }
        return found;
    }

    /** A key that said nothing, or could not be asked, does not prove that nothing changed. */
    private static boolean isSame(String now, String then) {
        return !now.isEmpty() && now.equals(then);
    }

    private static long period(Instant moment, Duration interval) {
        return Math.floorDiv(moment.getEpochSecond(), interval.toSeconds());
    }
}
