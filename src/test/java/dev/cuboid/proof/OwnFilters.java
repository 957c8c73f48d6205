package dev.cuboid.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** In a view over several facts, what only speaks of another fact stays with that fact. */
record OwnFilters(World world, String fact, Set<String> otherFacts) {
    /** The query as it concerns one of its facts. */
    static Ask of(World world, Ask ask, String fact) {
        var names = new Names(world);
        var measures = new ArrayList<>(ask.measures());
        names.filtersOnMeasures(ask).forEach(filter -> Names.addMembers(filter, measures));
        boolean inView = measures.stream().noneMatch(name -> world.hasCube(name.substring(0, name.indexOf('.'))));
        var facts = new HashSet<String>();
        measures.forEach(name -> facts.add(names.find(name).cube()));
        facts.remove(fact);
        return inView && !facts.isEmpty() ? new OwnFilters(world, fact, facts).of(ask) : ask;
    }

    /** Whether a filter of the query leaves one of its facts alone. */
    static boolean someStayIn(World world, Ask ask) {
        var names = new Names(world);
        return ask.measures().stream()
                .anyMatch(name -> !of(world, ask, names.find(name).cube()).equals(ask));
    }

    private Ask of(Ask ask) {
        var names = new Names(world);
        return ask.withSegments(ask.segments().stream()
                        .filter(segment -> concerns(List.of(segment)))
                        .toList())
                .withTimes(ask.times().stream()
                        .filter(time -> time.granularity() != null || concerns(List.of(time.dimension())))
                        .toList())
                .withFilters(ask.filters().stream()
                        .flatMap(OwnFilters::parts)
                        .filter(filter -> {
                            var members = new ArrayList<String>();
                            Names.addMembers(filter, members);
                            return members.stream().anyMatch(names::isMeasure) || concerns(members);
                        })
                        .toList());
    }

    /** What holds together may stay or go one by one. */
    private static Stream<Ask.Condition> parts(Ask.Condition condition) {
        return condition instanceof Ask.All(var conditions)
                ? conditions.stream().flatMap(OwnFilters::parts)
                : Stream.of(condition);
    }

    private boolean concerns(List<String> members) {
        var names = new Names(world);
        return members.stream()
                .map(member -> names.find(member).path().getFirst())
                .noneMatch(cube -> otherFacts.contains(cube) && !new Ways(world).reaches(fact, cube));
    }
}
