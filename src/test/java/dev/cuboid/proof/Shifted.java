package dev.cuboid.proof;

import dev.cuboid.proof.Expression.Member;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A frame seen from another time: each bucket shows what the bucket an interval away holds. Where buckets do not lead to
 * buckets, each row is shown in the bucket of its own time moved by the interval.
 */
final class Shifted {
    private static final Set<String> OF_DAYS =
            Set.of("day", "hour", "minute", "second", "quarter_hour", "shift", "working_day");

    private final World world;
    private final Frame target;
    private Frame source;
    private final List<Bucketwise> bucketwise = new ArrayList<>();

    /** A time whose buckets lead to buckets. */
    private record Bucketwise(Ask.Time time, World.Shift shift) {}

    private Shifted(World world, Frame target) {
        this.world = world;
        this.target = target;
        this.source = target;
    }

    static Shifted of(World world, Frame target, List<World.Shift> shifts) {
        var shifted = new Shifted(world, target);
        shifts.forEach(shifted::add);
        return shifted;
    }

    /** Where the shifted measures are computed. */
    Frame frame() {
        return source;
    }

    private void add(World.Shift shift) {
        var meant = target.ask().times().stream()
                .map(Ask.Time::dimension)
                .distinct()
                .filter(name -> shift.time() == null || new Names(world).isFor(name, shift.time()))
                .toList();
        meant.forEach(name -> add(shift, name));
    }

    private void add(World.Shift shift, String name) {
        var cut = target.ask().times().stream()
                .filter(time -> time.dimension().equals(name) && time.granularity() != null)
                .toList();
        boolean byMonths = !shift.interval().matches(".*(day|week|hour)s?");
        boolean ofDays = cut.stream().anyMatch(time -> OF_DAYS.contains(time.granularity()));
        boolean rowsMove = source.moves().stream().anyMatch(move -> new Names(world).isFor(name, move.time()));
        if (byMonths && ofDays && (cut.size() > 1 || rowsMove)) {
            throw new Unanswerable(
                    Unanswerable.Reason.SHIFT_DOES_NOT_FIT, "months do not carry days to days and something else");
        }
        var ask = source.ask();
        source = source.with(ask.withTimes(ask.times().stream()
                .map(time -> time.dimension().equals(name) ? back(time, shift) : time)
                .toList()));
        if (!rowsMove && cut.stream().allMatch(time -> fits(time.granularity(), shift))) {
            cut.forEach(time -> bucketwise.add(new Bucketwise(time, shift)));
        } else {
            var found = new Names(world).find(name);
            var moves = new ArrayList<>(source.moves());
            moves.add(new Frame.Move(new Member(found.cube(), found.member()), shift.interval(), shift.prior()));
            source = new Frame(source.ask(), source.asked(), moves);
        }
    }

    /** Whether the start of each bucket, moved, is the start of a bucket; of days, whether it lies in one. */
    private static boolean fits(String granularity, World.Shift shift) {
        if (OF_DAYS.contains(granularity)) {
            return true;
        }
        var starts = List.of(LocalDateTime.parse("2024-01-01T00:00:00"), LocalDateTime.parse("2025-01-01T00:00:00"));
        for (var start : starts) {
            var bucket = Buckets.start(start, granularity);
            for (int i = 0; i < 60; i++) {
                var moved = Window.moved(bucket, shift.interval(), -1);
                if (!Buckets.start(moved, granularity).equals(moved)) {
                    return false;
                }
                bucket = Buckets.end(bucket, granularity);
            }
        }
        return true;
    }

    /** The range moved back; the last day of a month reaches the last day of the other. */
    private static Ask.Time back(Ask.Time time, World.Shift shift) {
        if (time.from() == null) {
            return time;
        }
        int direction = shift.prior() ? -1 : 1;
        var from = Window.moved(LocalDate.parse(time.from()).atStartOfDay(), shift.interval(), direction);
        var last = LocalDate.parse(time.to()).atStartOfDay();
        var until = Window.moved(last.plusDays(1), shift.interval(), direction);
        var afterLast = Window.moved(last, shift.interval(), direction).plusDays(1);
        var end = (until.isAfter(afterLast) ? until : afterLast).minusDays(1);
        return new Ask.Time(
                time.dimension(),
                time.granularity(),
                from.toLocalDate().toString(),
                end.toLocalDate().toString());
    }

    /** The groups of the target that show a group of the source. */
    List<List<Object>> shownAt(List<Object> group) {
        var shown = List.of(group);
        for (var one : bucketwise) {
            int key = target.ask().groupKeys().indexOf(one.time().key());
            shown = shown.stream()
                    .flatMap(other -> targets(one, (LocalDateTime) other.get(key)).stream()
                            .map(bucket -> {
                                var moved = new ArrayList<>(other);
                                moved.set(key, bucket);
                                return (List<Object>) moved;
                            }))
                    .toList();
        }
        return shown;
    }

    private List<LocalDateTime> targets(Bucketwise one, LocalDateTime bucket) {
        var targets = new ArrayList<LocalDateTime>();
        if (bucket == null) {
            targets.add(null);
            return targets;
        }
        int back = one.shift().prior() ? -1 : 1;
        var about = Window.moved(bucket, one.shift().interval(), -back);
        for (int days = -4; days <= 4; days++) {
            var candidate = about.plusDays(days);
            boolean isBucket =
                    Buckets.start(candidate, one.time().granularity()).equals(candidate);
            boolean leadsBack =
                    Window.moved(candidate, one.shift().interval(), back).equals(bucket);
            if (isBucket && leadsBack && isInRange(one.time(), candidate)) {
                targets.add(candidate);
            }
        }
        return targets;
    }

    private boolean isInRange(Ask.Time time, LocalDateTime bucket) {
        return target.ask().times().stream()
                .filter(other -> other.dimension().equals(time.dimension()) && other.from() != null)
                .allMatch(other -> !bucket.isBefore(
                                Buckets.start(LocalDate.parse(other.from()).atStartOfDay(), time.granularity()))
                        && bucket.isBefore(
                                LocalDate.parse(other.to()).plusDays(1).atStartOfDay()));
    }
}
