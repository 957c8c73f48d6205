package dev.cuboid.proof;

import dev.cuboid.proof.Expression.Column;
import dev.cuboid.proof.Expression.Member;
import java.time.Instant;
import java.time.LocalDateTime;
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
    private final Frame frame;
    private final Ask ask;
    private final List<Ask.Condition> filters;
    private final SubQueries subQueries;

    private Leg(World world, Frame frame) {
        this.world = world;
        this.names = new Names(world);
        this.frame = frame;
        this.ask = frame.ask();
        this.filters = names.filtersOnRows(ask);
        this.subQueries = new SubQueries(world, frame);
    }

    /** @param refusable and {@code contested} as in {@link Answer} */
    record Computed(Map<List<Object>, Object> values, boolean refusable, boolean contested) {}

    /** The combinations of the dimensions' values that occur, each with no value; among the rows of a fact, if one is given. */
    static Computed groups(World world, Frame frame, Optional<String> fact) {
        var leg = new Leg(
                world,
                fact.map(cube -> frame.with(OwnFilters.of(world, frame.ask(), cube)))
                        .orElse(frame));
        var cubes = new LinkedHashSet<String>();
        fact.ifPresent(cubes::add);
        var root = leg.ways().root(fact, leg.needed(cubes));
        var tree = new JoinTree(leg.ways(), root.cube());
        leg.place(tree);
        var groups = new LinkedHashMap<List<Object>, Object>();
        leg.kept(tree).forEach(row -> groups.put(leg.group(tree, row), null));
        return new Computed(groups, leg.subQueries.refusable(), root.contested());
    }

    /** Per group: the distinct rows of the fact in it, aggregated. */
    static Computed of(World world, Frame frame, String fact, World.Aggregate measure) {
        var own = OwnFilters.of(world, frame.ask(), fact);
        return new Leg(world, frame.with(own)).of(fact, measure);
    }

    private Computed of(String fact, World.Aggregate measure) {
        var setting = setting(fact, measure);
        var tree = setting.tree();
        var place = setting.fact();
        var values = new LinkedHashMap<List<Object>, Object>();
        distinctRows(tree, place, kept(tree))
                .forEach((group, rows) -> values.put(group, aggregate(tree, place, measure, rows)));
        if (ask.groupKeys().isEmpty() && values.isEmpty()) {
            values.put(List.of(), aggregate(tree, place, measure, List.of()));
        }
        return new Computed(values, setting.refusable(), setting.contested());
    }

    /** For each bucket of the calendar and each combination of the other dimensions: the rows in the bucket's window. */
    static Computed rolling(World world, Frame frame, String fact, World.Rolling measure) {
        var own = OwnFilters.of(world, frame.ask(), fact);
        var time = own.times().stream()
                .filter(one -> one.granularity() != null)
                .findFirst()
                .or(() -> own.times().stream().filter(one -> one.from() != null).findFirst())
                .orElseThrow(() ->
                        new Unanswerable(Unanswerable.Reason.WINDOW_WITHOUT_TIME, measure.name() + " has no time"));
        var moves = frame.moves().stream()
                .filter(move -> new Names(world).isFor(time.dimension(), move.time()))
                .toList();
        boolean even = measure.window() instanceof Window.Around
                && moves.stream().allMatch(move -> move.interval().matches(".*(day|week)s?"));
        if (!moves.isEmpty() && !even) {
            throw new Unanswerable(Unanswerable.Reason.SHIFT_DOES_NOT_FIT, "rows are moved into other windows");
        }
        var times = new ArrayList<>(own.times());
        times.set(times.indexOf(time), new Ask.Time(time.dimension(), null, null, null));
        return new Leg(world, frame.with(own.withTimes(times)))
                .rolling(fact, measure, time, own.groupKeys().indexOf(time.key()));
    }

    /** @param key where the bucket stands in a group */
    private Computed rolling(String fact, World.Rolling measure, Ask.Time time, int key) {
        var setting = setting(fact, measure.of());
        var tree = setting.tree();
        var timed = new ArrayList<Timed>();
        for (var row : kept(tree)) {
            if (row.get(setting.fact()) != null && dimension(tree, row, time.dimension()) instanceof Instant instant) {
                timed.add(new Timed(row, shownAt(time, instant)));
            }
        }
        var windows = new LinkedHashMap<Window.Bucket, List<Map<List<String>, Map<String, Object>>>>();
        var combinations = new LinkedHashSet<List<Object>>();
        for (var bucket :
                Window.spine(shown(time), timed.stream().map(Timed::at).toList())) {
            var inWindow = timed.stream()
                    .filter(one -> measure.window().holds(one.at(), bucket))
                    .map(Timed::row)
                    .toList();
            windows.put(bucket, inWindow);
            inWindow.forEach(row -> combinations.add(group(tree, row)));
        }
        if (ask.groupKeys().isEmpty()) {
            combinations.add(List.of());
        }
        var values = new LinkedHashMap<List<Object>, Object>();
        windows.forEach((bucket, rows) -> {
            var groups = distinctRows(tree, setting.fact(), rows);
            for (var combination : combinations) {
                var group = new ArrayList<>(combination);
                if (key >= 0) {
                    group.add(key, bucket.start());
                }
                var members = groups.getOrDefault(combination, List.of());
                values.put(group, aggregate(tree, setting.fact(), measure.of(), members));
            }
        });
        return new Computed(values, setting.refusable(), setting.contested());
    }

    private record Timed(Map<List<String>, Map<String, Object>> row, LocalDateTime at) {}

    private Ways ways() {
        return new Ways(world, ask.hints());
    }

    /** Where a measure is computed: the joins, and the place of its fact in them. */
    private record Setting(JoinTree tree, List<String> fact, boolean refusable, boolean contested) {}

    private Setting setting(String fact, World.Aggregate measure) {
        var root = ways().root(Optional.of(fact), needed(new LinkedHashSet<>(List.of(fact))));
        var tree = new JoinTree(ways(), root.cube());
        var place = tree.locate(List.of(fact));
        place(tree);
        requireOneRow(tree, place, measure);
        boolean keyless = world.cube(fact).key().isEmpty();
        if (keyless && tree.multiplies(place) && !measure.function().idempotent()) {
            throw new Unanswerable(Unanswerable.Reason.MULTIPLIED_WITHOUT_KEY, fact + " has no primary key");
        }
        boolean refusable =
                root.contested() || subQueries.refusable() || (keyless && (tree.multiplies(place) || place.size() > 1));
        return new Setting(tree, place, refusable, root.contested());
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
            JoinTree tree, List<String> fact, List<Map<List<String>, Map<String, Object>>> rows) {
        var groups = new LinkedHashMap<List<Object>, Map<Object, Map<List<String>, Map<String, Object>>>>();
        for (var row : rows) {
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
                                ? Buckets.start(shownAt(time, instant), time.granularity())
                                : null);
            }
        }
        return group;
    }

    /** The wall time at which a row is shown. */
    private LocalDateTime shownAt(Ask.Time time, Instant instant) {
        var at = LocalDateTime.ofInstant(instant, ask.zone());
        for (var move : movesOf(time)) {
            at = Window.moved(at, move.interval(), move.later() ? 1 : -1);
        }
        return at;
    }

    /** The range in which rows are shown, given the one that they happen in. */
    private Ask.Time shown(Ask.Time time) {
        var shown = time;
        for (var move : time.from() == null ? List.<Frame.Move>of() : movesOf(time)) {
            shown = shown.moved(move.interval(), move.later() ? 1 : -1);
        }
        return shown;
    }

    /** Innermost first. */
    private List<Frame.Move> movesOf(Ask.Time time) {
        return frame.moves().reversed().stream()
                .filter(move -> names.isFor(time.dimension(), move.time()))
                .toList();
    }

    private Object dimension(JoinTree tree, Map<List<String>, Map<String, Object>> row, String name) {
        var found = names.find(name);
        var place = tree.locate(found.path());
        return value(tree, place, world.dimension(found.cube(), found.member()), row);
    }

    private Object value(
            JoinTree tree, List<String> place, World.Dimension dimension, Map<List<String>, Map<String, Object>> row) {
        if (!dimension.ofMeasures()) {
            return meaning(tree, place, row).of(dimension.sql());
        }
        return row.get(place) == null
                ? null
                : subQueries.value(place.getLast(), dimension, key(tree, place, dimension, row));
    }

    /** What a row is known by to the measures that a dimension is made of. */
    private List<Object> key(
            JoinTree tree, List<String> place, World.Dimension dimension, Map<List<String>, Map<String, Object>> row) {
        var key = new ArrayList<>();
        if (dimension.by().isEmpty()) {
            world.cube(place.getLast())
                    .key()
                    .forEach(column -> key.add(Values.grouped(row.get(place).get(column))));
        }
        for (var level : dimension.by()) {
            var value =
                    value(tree, tree.from(place, level.cube()), world.dimension(level.cube(), level.dimension()), row);
            key.add(
                    level.granularity() == null || value == null
                            ? Values.grouped(value)
                            : Buckets.of((Instant) value, level.granularity(), ask.zone()));
        }
        return key;
    }

    /** Of the expressions of the cube at {@code owner}. */
    private Meaning meaning(JoinTree tree, List<String> owner, Map<List<String>, Map<String, Object>> row) {
        return new Meaning(
                column -> {
                    var own = row.get(tree.from(owner, column.cube()));
                    return own == null ? null : own.get(column.column());
                },
                member -> value(
                        tree, tree.from(owner, member.cube()), world.dimension(member.cube(), member.name()), row));
    }

    /** The fact, and where the paths of all other members begin. */
    private SequencedSet<String> needed(SequencedSet<String> needed) {
        spokenOf().forEach(name -> needed.add(names.find(name).path().getFirst()));
        return needed;
    }

    private List<String> spokenOf() {
        var members = new ArrayList<>(ask.dimensions());
        ask.times().stream().filter(time -> time.granularity() != null).forEach(time -> members.add(time.dimension()));
        members.addAll(ask.segments());
        ask.times().forEach(time -> members.add(time.dimension()));
        filters.forEach(filter -> Names.addMembers(filter, members));
        return members;
    }

    /** Takes every cube into the tree that a member of the query or a reference in it speaks of. */
    private void place(JoinTree tree) {
        for (var name : spokenOf()) {
            var found = names.find(name);
            addPlacesOf(tree, tree.locate(found.path()), found, new LinkedHashSet<>());
        }
    }

    private void addPlaces(
            JoinTree tree, List<String> owner, Expression expression, SequencedSet<List<String>> places) {
        switch (expression) {
            case Column(var cube, var ignored) -> places.add(tree.from(owner, cube));
            case Member(var cube, var name) -> {
                var place = tree.from(owner, cube);
                places.add(place);
                addPlacesOf(tree, place, new Names.Found(cube, name, List.of(cube)), places);
            }
            default -> expression.parts().forEach(part -> addPlaces(tree, owner, part, places));
        }
    }

    /** What is made of measures is looked up by the key of its own row. */
    private void addPlacesOf(JoinTree tree, List<String> place, Names.Found found, SequencedSet<List<String>> places) {
        if (names.isOfMeasures(found)) {
            var dimension = world.dimension(found.cube(), found.member());
            subQueries.prepare(found.cube(), dimension, place.size() > 1);
            dimension.by().forEach(level -> places.add(tree.from(place, level.cube())));
        } else {
            addPlaces(tree, place, names.expression(found), places);
        }
    }
}
