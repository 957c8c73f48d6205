package dev.cuboid.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** In a view over several facts, what only speaks of another fact stays with that fact. */
record OwnFilters(World world, String fact, Set<String> facts) {
    /** The query as it concerns one of its facts. The facts are those of the view, not of the query. */
    static Ask of(World world, Ask ask, String fact) {
        var facts = factsOfView(world, ask);
        return facts.size() < 2 ? ask : new OwnFilters(world, fact, facts).of(ask);
    }

    /** What no measure of the query sees would narrow nothing, and has no meaning. */
    static void requireSeen(World world, Ask ask) {
        var facts = factsOfView(world, ask);
        if (facts.size() < 2) {
            return;
        }
        var asked = new LinkedHashSet<String>();
        measures(world, ask).forEach(name -> addFacts(world, member(new Names(world), name), asked));
        for (var conditioned : conditions(world, ask)) {
            if (asked.stream().noneMatch(fact -> new OwnFilters(world, fact, facts).concerns(conditioned))) {
                throw new Unanswerable(Unanswerable.Reason.FILTER_UNSEEN, "no fact sees " + conditioned);
            }
        }
    }

    /** The members that each condition on rows speaks of. */
    private static List<List<String>> conditions(World world, Ask ask) {
        var names = new Names(world);
        var conditions = new ArrayList<List<String>>();
        ask.segments().forEach(segment -> conditions.add(List.of(segment)));
        ask.times().stream()
                .filter(time -> time.from() != null)
                .forEach(time -> conditions.add(List.of(time.dimension())));
        ask.filters().stream().flatMap(OwnFilters::parts).forEach(filter -> {
            var members = new ArrayList<String>();
            Names.addMembers(filter, members);
            if (members.stream().noneMatch(names::isMeasure)) {
                conditions.add(members);
            }
        });
        return conditions;
    }

    /** All cubes that a measure of the query's view aggregates; none where cubes are asked, or no measure is. */
    private static Set<String> factsOfView(World world, Ask ask) {
        var facts = new LinkedHashSet<String>();
        var measures = measures(world, ask);
        if (measures.isEmpty()) {
            return facts;
        }
        var names = new Names(world);
        var asked = measures.getFirst().substring(0, measures.getFirst().indexOf('.'));
        for (var view : world.views()) {
            if (view.name().equals(asked)) {
                for (var part : view.parts()) {
                    for (var member : part.members()) {
                        var name = asked + "." + Names.shownAs(part, member);
                        if (names.isMeasure(name)) {
                            addFacts(world, member(names, name), facts);
                        }
                    }
                }
            }
        }
        return facts;
    }

    private static List<String> measures(World world, Ask ask) {
        var measures = new ArrayList<>(ask.measures());
        new Names(world).filtersOnMeasures(ask).forEach(filter -> Names.addMembers(filter, measures));
        return measures;
    }

    private static Expression.Member member(Names names, String name) {
        var found = names.find(name);
        return new Expression.Member(found.cube(), found.member());
    }

    private static void addFacts(World world, Expression.Member member, Set<String> facts) {
        switch (world.measure(member.cube(), member.name())) {
            case World.Aggregate ignored -> facts.add(member.cube());
            case World.Rolling ignored -> facts.add(member.cube());
            case World.Calculated(var ignored, var of) -> addFactsIn(world, of, facts);
            case World.Staged staged -> addFactsIn(world, staged.of(), facts);
            case World.Rank rank -> addFactsIn(world, rank.by(), facts);
        }
    }

    private static void addFactsIn(World world, Expression expression, Set<String> facts) {
        if (expression instanceof Expression.Member member) {
            addFacts(world, member, facts);
        } else {
            expression.parts().forEach(part -> addFactsIn(world, part, facts));
        }
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
    static Stream<Ask.Condition> parts(Ask.Condition condition) {
        return condition instanceof Ask.All(var conditions)
                ? conditions.stream().flatMap(OwnFilters::parts)
                : Stream.of(condition);
    }

    private boolean concerns(List<String> members) {
        var names = new Names(world);
        return members.stream()
                .map(member -> names.find(member).path().getFirst())
                .noneMatch(cube -> !cube.equals(fact) && facts.contains(cube) && !new Ways(world).reaches(fact, cube));
    }
}
