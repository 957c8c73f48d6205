package dev.cuboid.proof;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which rows a rolling measure sees from a bucket: from a moment of wall time to another, the last not included. */
sealed interface Window {
    /** A stretch of wall time; the end is not part of it. */
    record Bucket(LocalDateTime start, LocalDateTime end) {}

    boolean holds(LocalDateTime at, Bucket bucket);

    /**
     * Around the start or the end of a bucket.
     *
     * @param trailing an interval, {@code unbounded}, or null for nothing; {@code leading} alike
     */
    record Around(String trailing, String leading, boolean fromStart) implements Window {
        @Override
        public boolean holds(LocalDateTime at, Bucket bucket) {
            var anchor = fromStart ? bucket.start() : bucket.end();
            return (isUnbounded(trailing) || !at.isBefore(moved(anchor, trailing, -1)))
                    && (isUnbounded(leading) || at.isBefore(moved(anchor, leading, 1)));
        }

        private static boolean isUnbounded(String bound) {
            return "unbounded".equals(bound);
        }
    }

    /** From the start of the period that the bucket begins in to the bucket's end. */
    record ToDate(String period) implements Window {
        @Override
        public boolean holds(LocalDateTime at, Bucket bucket) {
            return !at.isBefore(Buckets.start(bucket.start(), period)) && at.isBefore(bucket.end());
        }
    }

    /** By an interval such as {@code 2 week}, forwards or backwards. */
    static LocalDateTime moved(LocalDateTime time, String interval, int direction) {
        if (interval == null) {
            return time;
        }
        var words = interval.replaceFirst("s$", "").split(" ");
        var unit = words[1].equals("quarter")
                ? ChronoUnit.MONTHS
                : ChronoUnit.valueOf(words[1].toUpperCase(Locale.ROOT) + "S");
        return time.plus((long) direction * Integer.parseInt(words[0]) * (words[1].equals("quarter") ? 3 : 1), unit);
    }

    /** The buckets of a query's time: those that its range meets, else those from the first row to the last. */
    static List<Bucket> spine(Ask.Time time, List<LocalDateTime> rows) {
        if (time.granularity() == null) {
            return List.of(new Bucket(
                    LocalDate.parse(time.from()).atStartOfDay(),
                    LocalDate.parse(time.to()).plusDays(1).atStartOfDay()));
        }
        if (time.from() == null && rows.isEmpty()) {
            return List.of();
        }
        var from = time.from() == null
                ? rows.stream().min(LocalDateTime::compareTo).orElseThrow()
                : LocalDate.parse(time.from()).atStartOfDay();
        var last = time.from() == null
                ? rows.stream().max(LocalDateTime::compareTo).orElseThrow()
                : LocalDate.parse(time.to()).atTime(23, 59, 59);
        var spine = new ArrayList<Bucket>();
        var start = Buckets.start(from, time.granularity());
        while (!start.isAfter(last)) {
            var end = Buckets.end(start, time.granularity());
            spine.add(new Bucket(start, end));
            start = end;
        }
        return spine;
    }
}
