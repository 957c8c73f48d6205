package dev.cuboid.plan;

import dev.cuboid.model.Interval;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.query.ResolvedQuery.Condition;
import dev.cuboid.query.ResolvedQuery.Group;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What measures are computed under: the grain, the conditions on rows and the shifts of time in force. The query itself is
 * the outermost frame; stages and sub-queries make further ones.
 *
 * @param asked the conditions of the query itself; a dimension made of measures sees these in every leg, since its value
 *     must not depend on which measure it stands beside
 * @param homes cubes whose own filters stay with them, when facts keep their filters; else empty
 */
record Frame(
        List<Group> groups,
        List<Condition> conditions,
        List<Condition> asked,
        List<ActiveShift> shifts,
        List<CalendarShift> calendarShifts,
        ZoneId zone,
        Instant askedAt,
        List<List<String>> hints,
        List<String> homes) {
    Frame {
        groups = List.copyOf(groups);
        conditions = List.copyOf(conditions);
        asked = List.copyOf(asked);
        shifts = List.copyOf(shifts);
        calendarShifts = List.copyOf(calendarShifts);
        homes = List.copyOf(homes);
    }

    /**
     * A time dimension whose rows are shown {@code by} later than they happened (prior), or earlier if negative.
     *
     * @param moves whether rows are moved into other buckets; otherwise only ranges are, and buckets are moved afterwards
     */
    record ActiveShift(MemberName timeDimension, Interval by, boolean moves) {}

    /** A calendar's own shift: facts join the calendar by this expression in place of its key. */
    record CalendarShift(MemberName timeDimension, SqlTemplate key) {}

    Frame at(List<Group> otherGroups) {
        return new Frame(otherGroups, conditions, asked, shifts, calendarShifts, zone, askedAt, hints, homes);
    }

    Frame under(List<Condition> otherConditions) {
        return new Frame(groups, otherConditions, asked, shifts, calendarShifts, zone, askedAt, hints, homes);
    }

    /** A frame of its own in the same query: no shifts, and every fact takes every condition. */
    Frame apart(List<Group> otherGroups, List<Condition> otherConditions) {
        return new Frame(
                otherGroups, otherConditions, otherConditions, List.of(), List.of(), zone, askedAt, hints, List.of());
    }

    Frame shiftedBy(List<CalendarShift> calendar) {
        var all = new ArrayList<>(calendarShifts);
        all.addAll(calendar);
        return new Frame(groups, conditions, asked, shifts, all, zone, askedAt, hints, homes);
    }

    Frame shiftedBy(ActiveShift shift) {
        var all = new ArrayList<>(shifts);
        all.add(shift);
        return new Frame(groups, conditions, asked, all, calendarShifts, zone, askedAt, hints, homes);
    }

    /** The same with one time dimension where its rows are: its range is moved there, and its rows are not moved. */
    Frame unshifted(MemberName timeDimension) {
        var there = conditions.stream()
                .map(condition -> isRangeOf(condition, timeDimension) ? shifted(condition) : condition)
                .toList();
        return new Frame(
                groups,
                there,
                asked,
                shifts.stream()
                        .filter(shift -> !shift.timeDimension().equals(timeDimension))
                        .toList(),
                calendarShifts,
                zone,
                askedAt,
                hints,
                homes);
    }

    private static boolean isRangeOf(Condition condition, MemberName timeDimension) {
        return condition instanceof Condition.OfTimeRange(var use, var _)
                && use.dimension().name().equals(timeDimension);
    }

    /** By how much the buckets of one time dimension move, innermost shift first. */
    List<Interval> moves(MemberName timeDimension) {
        return shifts.reversed().stream()
                .filter(shift -> shift.moves() && shift.timeDimension().equals(timeDimension))
                .map(ActiveShift::by)
                .toList();
    }

    /** The conditions with each range of a shifted time dimension moved to where its rows are. */
    List<Condition> shiftedConditions() {
        if (shifts.isEmpty()) {
            return conditions;
        }
        return conditions.stream().map(this::shifted).toList();
    }

    private Condition shifted(Condition condition) {
        if (!(condition instanceof Condition.OfTimeRange(var use, var range))) {
            return condition;
        }
        var moved = range;
        for (var shift : shifts) {
            if (shift.timeDimension().equals(use.dimension().name())) {
                moved = Calendar.before(moved, shift.by(), zone);
            }
        }
        return new Condition.OfTimeRange(use, moved);
    }

    List<String> keys() {
        return groups.stream().map(group -> Names.ofKey(group.key())).toList();
    }
}
