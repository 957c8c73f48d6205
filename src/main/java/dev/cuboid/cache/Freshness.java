package dev.cuboid.cache;

import dev.cuboid.cache.KeyValues.Asker;
import dev.cuboid.cache.RefreshKey.Asked;
import dev.cuboid.cache.RefreshKey.Every;
import dev.cuboid.cache.RefreshKey.Immutable;
import dev.cuboid.cache.RefreshKey.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tells whether a kept result is as good as a new one. Thread-safe. */
public final class Freshness {
    /** After which a result is read again though its keys say nothing, since a key may look at less than the data. */
    private static final Duration LONGEST = Duration.ofHours(6);

    private final Schedules schedules;
    private final KeyValues values;

    /** What can be said of a result without asking a database. */
    public enum Verdict {
        FRESH,
        OUTDATED,
        /** The values of keys that are asked in SQL have to be asked first. */
        NOT_KNOWN
    }

    public Freshness(Schedules schedules, KeyValues values) {
        this.schedules = schedules;
        this.values = values;
    }

    /** What the clock and the values that are remembered say. Does not wait. */
    public Verdict known(Job job, Result result, Instant now) {
        var verdict = Verdict.FRESH;
        var keys = job.refreshKeys();
        for (int i = 0; i < keys.size(); i++) {
            var then = result.keyValues().get(i);
            var one = switch (keys.get(i)) {
                case Every(var interval) -> verdict(period(result.readAt(), interval) == period(now, interval));
                case Scheduled(var cron, var zone) ->
                    verdict(schedules.next(cron, zone, result.readAt()).isAfter(now));
                case Asked asked ->
                    values.known(asked)
                            .map(value -> verdict(isSame(value, then)))
                            .orElse(Verdict.NOT_KNOWN);
                case Immutable() -> Verdict.FRESH;
            };
            if (one == Verdict.OUTDATED || one != Verdict.FRESH && then.isEmpty()) {
                return Verdict.OUTDATED;
            }
            verdict = one == Verdict.FRESH ? verdict : one;
        }
        return isTooOld(keys, result, now) ? Verdict.OUTDATED : verdict;
    }

    /**
     * Whether no refresh key of the job says that its data changed since the result was read. Waits for the values of keys that
     * are asked in SQL.
     */
    public boolean isFresh(Job job, Result result, Instant now, Asker asker) {
        if (known(job, result, now) == Verdict.NOT_KNOWN) {
            valuesNow(job, asker);
        }
        return known(job, result, now) == Verdict.FRESH;
    }

    /**
     * What the job's refresh keys say now, and empty text for those that are not asked in SQL. To be called before the data is
     * read, so that no change is missed. Waits.
     */
    public List<String> valuesNow(Job job, Asker asker) {
        return job.refreshKeys().stream()
                .map(key -> key instanceof Asked asked ? values.now(asked, asker) : "")
                .toList();
    }

    /** The same without asking: empty text, which proves nothing, for what is not remembered. */
    public List<String> valuesKnown(Job job) {
        return job.refreshKeys().stream()
                .map(key -> key instanceof Asked asked ? values.known(asked).orElse("") : "")
                .toList();
    }

    private static Verdict verdict(boolean fresh) {
        return fresh ? Verdict.FRESH : Verdict.OUTDATED;
    }

    /** A key that said nothing, or could not be asked, does not prove that nothing changed. */
    private static boolean isSame(String now, String then) {
        return !now.isEmpty() && now.equals(then);
    }

    /** What never changes is never too old. */
    private static boolean isTooOld(List<RefreshKey> keys, Result result, Instant now) {
        return !keys.stream().allMatch(Immutable.class::isInstance)
                && !result.readAt().plus(LONGEST).isAfter(now);
    }

    private static long period(Instant moment, Duration interval) {
        return Math.floorDiv(moment.getEpochSecond(), interval.toSeconds());
    }
}
