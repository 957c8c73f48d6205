package dev.cuboid.plan;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Dimension.NamedShift;
import dev.cuboid.model.Interval;
import dev.cuboid.model.Measure;
import dev.cuboid.model.Measure.Direction;
import dev.cuboid.model.Measure.Shift;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.ValueType;
import dev.cuboid.plan.Frame.ActiveShift;
import dev.cuboid.plan.Frame.CalendarShift;
import dev.cuboid.query.ResolvedQuery.Condition;
import dev.cuboid.query.ResolvedQuery.Group;
import dev.cuboid.query.ResolvedQuery.MeasureUse;
import dev.cuboid.query.TimeRange;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The shifts of a staged measure against the times that a frame has. Where buckets lead to buckets, the measure is computed
 * where it happened and its buckets are moved, so that windows and stages inside are those of that time; otherwise rows are
 * moved.
 */
record Shifts(StagePlanner planner, Frame frame) {
    /**
     * The shifts in force. A shift by months does not carry days one to one, so buckets of a day or less are spread: each
     * target takes the bucket that its own date leads back to.
     */
    record Resolved(List<ActiveShift> active, List<CalendarShift> calendar, List<Spread> spreads) {
        Frame frame(Frame inner) {
            var shifted = inner.shiftedBy(calendar);
            for (var shift : active) {
                shifted = shifted.shiftedBy(shift);
            }
            return shifted;
        }

        Plan spread(Plan plan, String name) {
            var spread = plan;
            for (var step : spreads) {
                spread = step.even()
                        ? step.moved(Names.shortened(name + "_shifted"), spread)
                        : new Plan.Respread(
                                name + "_spread", spread, step.column(), step.by(), step.from(), step.until());
            }
            return spread;
        }
    }

    /** @param even whether each bucket leads to one other */
    record Spread(
            String column, Interval by, boolean even, Optional<LocalDateTime> from, Optional<LocalDateTime> until) {
        Plan moved(String name, Plan plan) {
            return new Plan.Project(
                    name,
                    plan,
                    plan.columns().stream()
                            .map(other -> new Plan.Output(
                                    other,
                                    other.equals(column)
                                            ? new Expression.Moved(Expression.column(other), by)
                                            : Expression.column(other)))
                            .toList());
        }
    }

    Resolved of(MeasureUse use, List<Shift> shifts, List<Group> groups) {
        var active = new ArrayList<ActiveShift>();
        var spreads = new ArrayList<Spread>();
        var calendar = new ArrayList<CalendarShift>();
        for (var shift : shifts) {
            switch (shift) {
                case Shift.By(var dimension, var interval, var direction) -> {
                    var by = direction == Direction.PRIOR ? interval : interval.negated();
                    for (var time : times(dimension, groups)) {
                        var own = calendarShift(
                                time,
                                named -> named.shift()
                                        .filter(other -> other instanceof Shift.By(var _, var length, var way)
                                                && way == direction
                                                && length.equals(interval))
                                        .isPresent());
                        if (own.isPresent()) {
                            calendar.add(own.get());
                        } else {
                            add(time, by, groups, use, active, spreads);
                        }
                    }
                }
                case Shift.Named(var dimension, var name) -> {
                    for (var time : times(dimension, groups)) {
                        named(time, name, groups, use, active, calendar, spreads);
                    }
                }
            }
        }
        return new Resolved(active, calendar, spreads);
    }

    private Optional<CalendarShift> calendarShift(MemberName time, Predicate<NamedShift> wanted) {
        return planner.model().dimension(time).orElseThrow().timeShifts().stream()
                .filter(wanted)
                .flatMap(shift -> shift.sql().stream())
                .map(sql -> new CalendarShift(time, sql))
                .findFirst();
    }

    private void named(
            MemberName time,
            String name,
            List<Group> groups,
            MeasureUse use,
            List<ActiveShift> active,
            List<CalendarShift> calendar,
            List<Spread> spreads) {
        var shift = planner.model().dimension(time).orElseThrow().timeShifts().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Rejected(Diagnostic.of(
                        ErrorCode.SHIFT_DOES_NOT_FIT,
                        new Location.InQuery("/timeDimensions"),
                        "`%s` is shifted by `%s`, which `%s` does not define"
                                .formatted(use.measure().name().text(), name, time.text()))));
        if (shift.sql().isPresent()) {
            calendar.add(new CalendarShift(time, shift.sql().get()));
        } else if (shift.shift().isPresent()
                && shift.shift().get() instanceof Shift.By(var _, var interval, var direction)) {
            add(time, direction == Direction.PRIOR ? interval : interval.negated(), groups, use, active, spreads);
        }
    }

    private void add(
            MemberName time,
            Interval by,
            List<Group> groups,
            MeasureUse use,
            List<ActiveShift> active,
            List<Spread> spreads) {
        var buckets = groups.stream()
                .filter(group -> group.dimension().dimension().name().equals(time))
                .toList();
        boolean uneven = by.months() != 0 && buckets.stream().anyMatch(group -> Calendar.isDaily(group.bucket()));
        boolean bucketwise =
                frame.moves(time).isEmpty() && buckets.stream().allMatch(group -> Calendar.leads(group.bucket(), by));
        if (uneven && (buckets.size() > 1 || !bucketwise)) {
            throw new Rejected(Diagnostic.of(
                            ErrorCode.SHIFT_DOES_NOT_FIT,
                            new Location.InQuery("/timeDimensions"),
                            "`%s` is shifted by %s, which does not carry days to days, and the query cuts `%s` at several granularities"
                                    .formatted(use.measure().name().text(), by.text(), time.text()))
                    .hint("one granularity of `%s`".formatted(time.text())));
        }
        active.add(new ActiveShift(time, by, !bucketwise));
        if (bucketwise) {
            buckets.forEach(group -> spreads.add(spread(time, group, by, !uneven)));
        }
    }

    private Spread spread(MemberName time, Group group, Interval by, boolean even) {
        var range = range(time);
        return new Spread(
                Names.ofKey(group.key()),
                by,
                even,
                range.map(found -> Calendar.start(local(found.from()), group.bucket())),
                range.map(found -> local(found.until())));
    }

    private LocalDateTime local(java.time.Instant instant) {
        return instant.atZone(frame.zone()).toLocalDateTime();
    }

    private Optional<TimeRange> range(MemberName time) {
        return frame.shiftedConditions().stream()
                .filter(condition -> condition instanceof Condition.OfTimeRange(var use, var _)
                        && use.dimension().name().equals(time))
                .map(condition -> ((Condition.OfTimeRange) condition).range())
                .findFirst();
    }

    private List<MemberName> times(Optional<Measure.GrainMember> wanted, List<Group> groups) {
        var present = new LinkedHashSet<MemberName>();
        groups.stream()
                .filter(group -> group.dimension().dimension().type() == ValueType.TIME)
                .forEach(group -> present.add(group.dimension().dimension().name()));
        frame.conditions().forEach(condition -> {
            if (condition instanceof Condition.OfTimeRange(var use, var _)) {
                present.add(use.dimension().name());
            }
        });
        return wanted.map(member -> present.stream()
                        .filter(time -> time.equals(member.dimension()))
                        .toList())
                .orElse(List.copyOf(present));
    }
}
