package dev.cuboid.proof;

import dev.cuboid.proof.Expression.Column;
import dev.cuboid.proof.Expression.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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

    Leg(World world, Ask ask) {
        this.world = world;
        this.names = new Names(world);
        this.ask = ask;
    }

    /** @param refusable as in {@link Answer} */
    record Computed(Map<List<Object>, Object> values, boolean refusable) {}

    /** The combinations that occur. */
    SequencedSet<List<Object>> groups() {
        var tree = JoinTree.of(world, Optional.empty(), needed(new LinkedHashSet<>()), paths());
        var groups = new LinkedHashSet<List<Object>>();
        kept(tree, ask.filters(), ask.segments()).forEach(row -> groups.add(group(row)));
        return groups;
    }

    /** Per group: the distinct rows of the fact in it, aggregated. */
    Computed of(String fact, World.Aggregate measure) {
        var own = new LinkedHashSet<>(List.of(fact));
        measure.of().forEach(of -> addCubes(of, own));
        measure.filters().forEach(filter -> addCubes(filter, own));
        var ownCubes = List.copyOf(own);
        var tree = JoinTree.of(world, Optional.of(fact), needed(own), paths());
        boolean keyless = world.cube(fact).key().isEmpty()
                && (tree.multiplies(fact) || !tree.root().equals(fact));
        if (keyless && !measure.function().idempotent()) {
            throw new Unanswerable(Unanswerable.Reason.MULTIPLIED_WITHOUT_KEY, fact + " has no primary key");
        }
        if (!ownCubes.stream().allMatch(cube -> tree.determines(fact, cube))) {
            throw new Unanswerable(Unanswerable.Reason.MEASURE_OVER_MANY, measure.name() + " reads several rows");
        }
        var values = new LinkedHashMap<List<Object>, Object>();
        var groups = distinctRows(fact, kept(tree, ask.filters(), ask.segments()));
        groups.forEach((group, rows) -> values.put(group, aggregate(measure, rows)));
        if (ask.groupKeys().isEmpty() && values.isEmpty()) {
            values.put(List.of(), aggregate(measure, List.of()));
        }
        return new Computed(values, keyless);
    }

    /** In each group, one joined row for each row of the fact; a fact without a partner counts nothing. */
    private Map<List<Object>, Collection<Map<String, Map<String, Object>>>> distinctRows(
            String fact, List<Map<String, Map<String, Object>>> rows) {
        var groups = new LinkedHashMap<List<Object>, Map<Object, Map<String, Map<String, Object>>>>();
        for (var row : rows) {
            var group = groups.computeIfAbsent(group(row), ignored -> new IdentityHashMap<>());
            if (row.get(fact) != null) {
                group.putIfAbsent(row.get(fact), row);
            }
        }
        var distinct = new LinkedHashMap<List<Object>, Collection<Map<String, Map<String, Object>>>>();
        groups.forEach((group, members) -> distinct.put(group, members.values()));
        return distinct;
    }

    private Object aggregate(World.Aggregate measure, Collection<Map<String, Map<String, Object>>> rows) {
        var values = new ArrayList<Object>();
        for (var row : rows) {
            var meaning = meaningIn(row);
            if (measure.filters().stream().allMatch(meaning::holds)) {
                values.add(
                        measure.of().isEmpty()
                                ? Boolean.TRUE
                                : meaning.of(measure.of().getFirst()));
            }
        }
        return Aggregation.of(measure.function(), values);
    }

    private List<Map<String, Map<String, Object>>> kept(
            JoinTree tree, List<Ask.Condition> filters, List<String> segments) {
        return tree.rows(world).stream()
                .filter(row -> filters.stream()
                        .filter(filter -> !isOfMeasures(filter))
                        .allMatch(new FilterMeaning(ask.zone(), member -> dimension(row, member))::passes))
                .filter(row -> segments.stream().allMatch(segment -> isIn(row, segment)))
                .filter(row -> ask.times().stream().allMatch(time -> isIn(row, time)))
                .toList();
    }

    private boolean isIn(Map<String, Map<String, Object>> row, String segment) {
        var found = names.find(segment);
        return meaningIn(row).holds(segment(found));
    }

    private Expression segment(Names.Found found) {
        return world.cube(found.cube()).segments().stream()
                .filter(one -> one.name().equals(found.member()))
                .findFirst()
                .orElseThrow()
                .sql();
    }

    private boolean isIn(Map<String, Map<String, Object>> row, Ask.Time time) {
        return time.from() == null
                || (dimension(row, time.dimension()) instanceof Instant instant
                        && new FilterMeaning(ask.zone(), Map.<String, Object>of()::get)
                                .within(instant, time.from(), time.to()));
    }

    boolean isOfMeasures(Ask.Condition condition) {
        return switch (condition) {
            case Ask.All(var conditions) -> conditions.stream().anyMatch(this::isOfMeasures);
            case Ask.Any(var conditions) -> conditions.stream().anyMatch(this::isOfMeasures);
            case Ask.Test(var member, var ignored, var also) -> names.isMeasure(member);
        };
    }

    private List<Object> group(Map<String, Map<String, Object>> row) {
        var group = new ArrayList<>();
        ask.dimensions().forEach(name -> group.add(Values.grouped(dimension(row, name))));
        ask.times().stream()
                .filter(time -> time.granularity() != null)
                .forEach(time -> group.add(
                        dimension(row, time.dimension()) instanceof Instant instant
                                ? Buckets.of(instant, time.granularity(), ask.zone())
                                : null));
        return group;
    }

    private Object dimension(Map<String, Map<String, Object>> row, String name) {
        var found = names.find(name);
        return meaningIn(row).of(world.dimension(found.cube(), found.member()).sql());
    }

    private Meaning meaningIn(Map<String, Map<String, Object>> row) {
        return new Meaning(
                column -> valueIn(row, column),
                member -> meaningIn(row)
                        .of(world.dimension(member.cube(), member.name()).sql()));
    }

    private static Object valueIn(Map<String, Map<String, Object>> row, Column column) {
        var own = row.get(column.cube());
        return own == null ? null : own.get(column.column());
    }

    /** The fact's own cubes first, then those of dimensions, filters and segments. */
    private SequencedSet<String> needed(SequencedSet<String> own) {
        ask.dimensions().forEach(name -> addCubesOfDimension(name, own));
        ask.times().forEach(time -> addCubesOfDimension(time.dimension(), own));
        ask.filters().stream().filter(filter -> !isOfMeasures(filter)).forEach(filter -> addCubesOf(filter, own));
        for (var segment : ask.segments()) {
            own.add(names.find(segment).cube());
            addCubes(segment(names.find(segment)), own);
        }
        return own;
    }

    private void addCubesOf(Ask.Condition condition, SequencedSet<String> cubes) {
        switch (condition) {
            case Ask.All(var conditions) -> conditions.forEach(one -> addCubesOf(one, cubes));
            case Ask.Any(var conditions) -> conditions.forEach(one -> addCubesOf(one, cubes));
            case Ask.Test(var member, var ignored, var also) -> addCubesOfDimension(member, cubes);
        }
    }

    private void addCubesOfDimension(String name, SequencedSet<String> cubes) {
        var found = names.find(name);
        cubes.add(found.cube());
        addCubes(world.dimension(found.cube(), found.member()).sql(), cubes);
    }

    private void addCubes(Expression expression, SequencedSet<String> cubes) {
        switch (expression) {
            case Column(var cube, var ignored) -> cubes.add(cube);
            case Member(var cube, var name) -> {
                cubes.add(cube);
                addCubes(world.dimension(cube, name).sql(), cubes);
            }
            default -> expression.parts().forEach(part -> addCubes(part, cubes));
        }
    }

    private Collection<List<String>> paths() {
        var paths = new HashMap<List<String>, Boolean>();
        var all = new ArrayList<>(ask.measures());
        all.addAll(ask.dimensions());
        all.addAll(ask.segments());
        ask.times().forEach(time -> all.add(time.dimension()));
        ask.filters().forEach(filter -> addMembers(filter, all));
        all.forEach(name -> names.find(name).path().ifPresent(path -> paths.put(path, true)));
        return paths.keySet();
    }

    static void addMembers(Ask.Condition condition, Collection<String> members) {
        switch (condition) {
            case Ask.All(var conditions) -> conditions.forEach(one -> addMembers(one, members));
            case Ask.Any(var conditions) -> conditions.forEach(one -> addMembers(one, members));
            case Ask.Test(var member, var ignored, var also) -> members.add(member);
        }
    }
}
