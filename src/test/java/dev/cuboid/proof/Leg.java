package dev.cuboid.proof;

import dev.cuboid.proof.Expression.Column;
import dev.cuboid.proof.Expression.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/** One measure, or the dimensions alone, computed from rows without regard to anything else in the query. */
final class Leg {
    private final World world;
    private final Names names;
    private final Ask ask;
    private final List<Ask.Condition> filters;

    private Leg(World world, Ask ask, List<Ask.Condition> filters) {
        this.world = world;
        this.names = new Names(world);
        this.ask = ask;
        this.filters = filters;
    }

    /** @param refusable and {@code contested} as in {@link Answer} */
    record Computed(Map<List<Object>, Object> values, boolean refusable, boolean contested) {}

    /** The combinations of the dimensions' values that occur, each with no value. */
    static Computed groups(World world, Ask ask) {
        var leg = new Leg(world, ask, new Names(world).filtersOnRows(ask));
        var root = new Ways(world).root(Optional.empty(), leg.needed(new LinkedHashSet<>()));
        var tree = new JoinTree(world, root.cube());
        leg.place(tree);
        var groups = new LinkedHashMap<List<Object>, Object>();
        leg.kept(tree).forEach(row -> groups.put(leg.group(tree, row), null));
        return new Computed(groups, false, root.contested());
    }

    /** Per group: the distinct rows of the fact in it, aggregated. */
    static Computed of(World world, Ask ask, String fact, World.Aggregate measure) {
        var own = OwnFilters.of(world, ask, fact);
        return new Leg(world, own, new Names(world).filtersOnRows(own)).of(fact, measure);
    }

    private Computed of(String fact, World.Aggregate measure) {
        var root = new Ways(world).root(Optional.of(fact), needed(new LinkedHashSet<>(List.of(fact))));
        var tree = new JoinTree(world, root.cube());
        var place = tree.locate(List.of(fact));
        place(tree);
        requireOneRow(tree, place, measure);
        boolean keyless = world.cube(fact).key().isEmpty();
        if (keyless && tree.multiplies(place) && !measure.function().idempotent()) {
            throw new Unanswerable(Unanswerable.Reason.MULTIPLIED_WITHOUT_KEY, fact + " has no primary key");
        }
        boolean refusable = keyless && (tree.multiplies(place) || place.size() > 1);
        var values = new LinkedHashMap<List<Object>, Object>();
        distinctRows(tree, place).forEach((group, rows) -> values.put(group, aggregate(tree, place, measure, rows)));
        if (ask.groupKeys().isEmpty() && values.isEmpty()) {
            values.put(List.of(), aggregate(tree, place, measure, List.of()));
        }
        return new Computed(values, refusable, root.contested());
    }

    /** What the measure speaks of must be determined by a row of its cube. */
    private void requireOneRow(JoinTree tree, List<String> place, World.Aggregate measure) {
        var spokenOf = new LinkedHashSet<List<String>>();
        measure.of().forEach(of -> addPlaces(tree, place, of, spokenOf));
        measure.filters().forEach(filter -> addPlaces(tree, place, filter, spokenOf));
        if (!spokenOf.stream().allMatch(other -> tree.determines(place, other))) {
            throw new Unanswerable(Unanswerable.Reason.MEASURE_OVER_MANY, measure.name() + " reads several rows");
        }
    }

    /** In each group, one joined row for each row of the fact; a fact without a partner counts nothing. */
    private Map<List<Object>, Collection<Map<List<String>, Map<String, Object>>>> distinctRows(
            JoinTree tree, List<String> fact) {
        var groups = new LinkedHashMap<List<Object>, Map<Object, Map<List<String>, Map<String, Object>>>>();
        for (var row : kept(tree)) {
            var group = groups.computeIfAbsent(group(tree, row), ignored -> new IdentityHashMap<>());
            if (row.get(fact) != null) {
                group.putIfAbsent(row.get(fact), row);
            }
        }
        var distinct = new LinkedHashMap<List<Object>, Collection<Map<List<String>, Map<String, Object>>>>();
        groups.forEach((group, members) -> distinct.put(group, members.values()));
        return distinct;
    }

    private Object aggregate(
            JoinTree tree,
            List<String> fact,
            World.Aggregate measure,
            Collection<Map<List<String>, Map<String, Object>>> rows) {
        var values = new ArrayList<Object>();
        for (var row : rows) {
            var meaning = meaning(tree, fact, row);
            if (measure.filters().stream().allMatch(meaning::holds)) {
                values.add(
                        measure.of().isEmpty()
                                ? Boolean.TRUE
                                : meaning.of(measure.of().getFirst()));
            }
        }
        return Aggregation.of(measure.function(), values);
    }

    private List<Map<List<String>, Map<String, Object>>> kept(JoinTree tree) {
        return tree.rows().stream()
                .filter(row -> filters.stream()
                        .allMatch(new FilterMeaning(ask.zone(), member -> dimension(tree, row, member))::passes))
                .filter(row -> ask.segments().stream().allMatch(segment -> isIn(tree, row, segment)))
                .filter(row -> ask.times().stream().allMatch(time -> isIn(tree, row, time)))
                .toList();
    }

    private boolean isIn(JoinTree tree, Map<List<String>, Map<String, Object>> row, String segment) {
        var found = names.find(segment);
        return meaning(tree, tree.locate(found.path()), row)
                .holds(world.segment(found.cube(), found.member()).sql());
    }

    private boolean isIn(JoinTree tree, Map<List<String>, Map<String, Object>> row, Ask.Time time) {
        return time.from() == null
                || (dimension(tree, row, time.dimension()) instanceof Instant instant
                        && FilterMeaning.within(ask.zone(), instant, time.from(), time.to()));
    }

    private List<Object> group(JoinTree tree, Map<List<String>, Map<String, Object>> row) {
        var group = new ArrayList<>();
        ask.dimensions().forEach(name -> group.add(Values.grouped(dimension(tree, row, name))));
        for (var time : ask.times()) {
            if (time.granularity() != null) {
                group.add(
                        dimension(tree, row, time.dimension()) instanceof Instant instant
                                ? Buckets.of(instant, time.granularity(), ask.zone())
                                : null);
            }
        }
        return group;
    }

    private Object dimension(JoinTree tree, Map<List<String>, Map<String, Object>> row, String name) {
        var found = names.find(name);
        return meaning(tree, tree.locate(found.path()), row)
                .of(world.dimension(found.cube(), found.member()).sql());
    }

    /** Of the expressions of the cube at {@code owner}. */
    private Meaning meaning(JoinTree tree, List<String> owner, Map<List<String>, Map<String, Object>> row) {
        return new Meaning(
                column -> {
                    var own = row.get(tree.from(owner, column.cube()));
                    return own == null ? null : own.get(column.column());
                },
                member -> meaning(tree, tree.from(owner, member.cube()), row)
                        .of(world.dimension(member.cube(), member.name()).sql()));
    }

    /** The fact, and where the paths of all other members begin. */
    private SequencedSet<String> needed(SequencedSet<String> needed) {
        spokenOf().forEach(name -> needed.add(names.find(name).path().getFirst()));
        return needed;
    }

    private List<String> spokenOf() {
        var members = new ArrayList<>(ask.dimensions());
        members.addAll(ask.segments());
        ask.times().forEach(time -> members.add(time.dimension()));
        filters.forEach(filter -> Names.addMembers(filter, members));
        return members;
    }

    /** Takes every cube into the tree that a member of the query or a reference in it speaks of. */
    private void place(JoinTree tree) {
        for (var name : spokenOf()) {
            var found = names.find(name);
            addPlaces(tree, tree.locate(found.path()), names.expression(found), new LinkedHashSet<>());
        }
    }

    private void addPlaces(
            JoinTree tree, List<String> owner, Expression expression, SequencedSet<List<String>> places) {
        switch (expression) {
            case Column(var cube, var ignored) -> places.add(tree.from(owner, cube));
            case Member(var cube, var name) -> {
                var place = tree.from(owner, cube);
                places.add(place);
                addPlaces(tree, place, world.dimension(cube, name).sql(), places);
            }
            default -> expression.parts().forEach(part -> addPlaces(tree, owner, part, places));
        }
    }
}
