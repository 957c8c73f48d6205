package dev.cuboid.proof;

import dev.cuboid.proof.World.Base;
import dev.cuboid.proof.World.Grain;
import dev.cuboid.proof.World.Level;
import dev.cuboid.proof.World.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a stage is computed at and under, relative to the frame that it stands in. */
record Grains(World world, Frame frame) {
    /** The keys of the frame that the grain keeps. */
    List<String> kept(Grain grain) {
        var ask = frame.ask();
        return Stream.concat(
                        ask.dimensions().stream().filter(name -> keeps(grain, name, null)),
                        ask.times().stream()
                                .filter(time -> time.granularity() != null)
                                .filter(time -> keeps(grain, time.dimension(), time.granularity()))
                                .map(Ask.Time::key))
                .toList();
    }

    private boolean keeps(Grain grain, String name, String granularity) {
        boolean named = grain.members().stream()
                .anyMatch(level -> isFor(level, name)
                        && (level.granularity() == null || level.granularity().equals(granularity)));
        return grain.base() == Base.SAME || named == (grain.base() == Base.KEEP_ONLY);
    }

    private boolean isFor(Level level, String name) {
        return new Names(world).isFor(name, new Expression.Member(level.cube(), level.dimension()));
    }

    Frame inner(Grain grain, Sight sight) {
        var seen = seen(sight);
        var kept = kept(grain);
        var dimensions = new ArrayList<>(
                seen.dimensions().stream().filter(kept::contains).toList());
        var times = new ArrayList<>(seen.times().stream()
                .map(time -> time.granularity() == null || kept.contains(time.key()) ? time : time.ungrouped())
                .toList());
        for (var level : grain.include()) {
            var name = level.cube() + "." + level.dimension();
            if (level.granularity() == null && dimensions.stream().noneMatch(one -> isFor(level, one))) {
                dimensions.add(name);
            }
            if (level.granularity() != null
                    && times.stream()
                            .noneMatch(time -> isFor(level, time.dimension())
                                    && level.granularity().equals(time.granularity()))) {
                times.add(new Ask.Time(name, level.granularity(), null, null));
            }
        }
        return frame.with(seen.withDimensions(dimensions).withTimes(withoutEmpty(times)));
    }

    private Ask seen(Sight sight) {
        var ask = frame.ask();
        var filters = new ArrayList<>(ask.filters().stream()
                .flatMap(OwnFilters::parts)
                .filter(filter -> sees(sight, members(filter)))
                .toList());
        filters.addAll(sight.include());
        return ask.withFilters(filters)
                .withSegments(ask.segments().stream()
                        .filter(segment -> sees(sight, List.of(segment)))
                        .toList())
                .withTimes(withoutEmpty(ask.times().stream()
                        .map(time -> sees(sight, List.of(time.dimension())) ? time : time.everywhen())
                        .toList()));
    }

    private static List<Ask.Time> withoutEmpty(List<Ask.Time> times) {
        return times.stream()
                .filter(time -> time.granularity() != null || time.from() != null)
                .toList();
    }

    private boolean sees(Sight sight, List<String> members) {
        var names = new Names(world);
        return !sight.fixed()
                && switch (sight.base()) {
                    case SAME -> true;
                    case KEEP_ONLY ->
                        members.stream()
                                .allMatch(name -> sight.members().stream().anyMatch(one -> names.isFor(name, one)));
                    case EXCLUDE ->
                        members.stream()
                                .noneMatch(name -> sight.members().stream().anyMatch(one -> names.isFor(name, one)));
                };
    }

    private static List<String> members(Ask.Condition filter) {
        var members = new ArrayList<String>();
        Names.addMembers(filter, members);
        return members;
    }
}
