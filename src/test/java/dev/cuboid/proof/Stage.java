package dev.cuboid.proof;

import dev.cuboid.proof.Expression.Member;
import dev.cuboid.proof.World.Base;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The measures of one grain under one set of conditions, each computed by itself. Those of several stages make others inside. */
final class Stage {
    private final World world;
    private final Names names;
    private final Frame frame;
    private final Map<Member, Column> columns = new LinkedHashMap<>();
    private final SequencedSet<List<Object>> groups = new LinkedHashSet<>();
    private final SequencedSet<String> facts = new LinkedHashSet<>();
    private final List<Leg.Computed> legs = new ArrayList<>();
    private boolean known;

    Stage(World world, Frame frame) {
        this.world = world;
        this.names = new Names(world);
        this.frame = frame;
    }

    /** Values by what a group has of the keys. */
    private record Column(List<String> keys, Map<List<Object>, Object> values) {}

    /** Computes the measures of an expression, and with them which groups there are. */
    void prepare(Expression expression) {
        if (!(expression instanceof Member member)) {
            expression.parts().forEach(this::prepare);
        } else if (names.isMeasure(member) && !columns.containsKey(member)) {
            switch (world.measure(member.cube(), member.name())) {
                case World.Aggregate aggregate -> leaf(member, Leg.of(world, frame, member.cube(), aggregate));
                case World.Rolling rolling -> leaf(member, Leg.rolling(world, frame, member.cube(), rolling));
                case World.Calculated(var ignored, var of) -> prepare(of);
                case World.Staged staged -> staged(member, staged);
                case World.Rank rank -> rank(member, rank);
            }
        }
    }

    private void leaf(Member member, Leg.Computed computed) {
        columns.put(member, new Column(keys(), computed.values()));
        bring(computed.values().keySet());
        facts.add(member.cube());
        legs.add(computed);
    }

    /**
     * The groups that there are: those that the measures bring; where all measures stand at another grain, those that occur
     * among the rows which they are computed from.
     */
    SequencedSet<List<Object>> groups() {
        if (!known) {
            known = true;
            if (keys().isEmpty()) {
                groups.add(List.of());
            } else if (facts.isEmpty()) {
                legs.add(Leg.groups(world, frame, Optional.empty()));
                groups.addAll(legs.getLast().values().keySet());
            }
            for (var fact : keys().isEmpty() ? List.<String>of() : facts) {
                legs.add(Leg.groups(world, frame, Optional.of(fact)));
                groups.addAll(legs.getLast().values().keySet());
            }
        }
        return groups;
    }

    private void bring(Set<List<Object>> some) {
        groups.addAll(some);
        known = true;
    }

    List<Leg.Computed> legs() {
        return legs;
    }

    /** The value of an expression over measures and over the dimensions that are grouped by. */
    Object value(Expression expression, List<Object> group) {
        return new Meaning(
                        column -> {
                            throw new IllegalStateException("a column among measures: " + column);
                        },
                        member -> member(member, group))
                .of(expression);
    }

    private Object member(Member member, List<Object> group) {
        if (!names.isMeasure(member)) {
            return group.get(frame.ask().dimensions().stream()
                    .filter(name -> names.isFor(name, member))
                    .findFirst()
                    .map(keys()::indexOf)
                    .orElseThrow(() -> new IllegalArgumentException("not grouped by " + member)));
        }
        if (world.measure(member.cube(), member.name()) instanceof World.Calculated(var ignored, var of)) {
            return value(of, group);
        }
        var column = columns.get(member);
        return column.values().get(only(column.keys(), keys(), group));
    }

    private void staged(Member member, World.Staged staged) {
        var grains = new Grains(world, frame);
        var kept = grains.kept(staged.grain());
        var shifted = Shifted.of(world, grains.inner(staged.grain(), staged.sight()), staged.shifts());
        var stage = new Stage(world, shifted.frame());
        stage.prepare(staged.of());
        staged.filters().forEach(stage::prepare);
        SequencedMap<List<Object>, List<Object>> members = new LinkedHashMap<>();
        for (var group : stage.groups()) {
            boolean counts =
                    staged.filters().stream().allMatch(filter -> Boolean.TRUE.equals(stage.value(filter, group)));
            var value = counts ? stage.value(staged.of(), group) : null;
            for (var shown : shifted.shownAt(group)) {
                members.computeIfAbsent(only(kept, stage.keys(), shown), ignored -> new ArrayList<>())
                        .add(value);
            }
        }
        if (kept.isEmpty() && members.isEmpty()) {
            members.put(List.of(), List.of());
        }
        var values = new LinkedHashMap<List<Object>, Object>();
        members.forEach((group, rows) -> values.put(group, together(staged.function(), rows)));
        columns.put(member, new Column(kept, values));
        if (kept.equals(keys()) && staged.sight().equals(World.Sight.ALL)) {
            bring(values.keySet());
        }
        take(stage);
    }

    private static Object together(Optional<World.Function> function, List<Object> rows) {
        if (function.isPresent()) {
            return Aggregation.of(function.get(), rows);
        }
        if (rows.size() > 1) {
            throw new IllegalArgumentException("several staged rows and nothing that brings them together");
        }
        return rows.isEmpty() ? null : rows.getFirst();
    }

    /** Ties share a rank; what is unknown comes after all that is known. */
    private void rank(Member member, World.Rank rank) {
        var grains = new Grains(world, frame);
        var partition = rank.grain().base() == Base.SAME ? List.<String>of() : grains.kept(rank.grain());
        var stage = new Stage(world, grains.inner(World.Grain.SAME, rank.sight()));
        stage.prepare(rank.by());
        var order = Comparator.nullsLast(rank.descending() ? Values.ASCENDING.reversed() : Values.ASCENDING);
        var values = new LinkedHashMap<List<Object>, Object>();
        for (var group : stage.groups()) {
            long before = stage.groups().stream()
                    .filter(other -> Objects.equals(only(partition, keys(), other), only(partition, keys(), group)))
                    .filter(other -> order.compare(stage.value(rank.by(), other), stage.value(rank.by(), group)) < 0)
                    .count();
            values.put(group, java.math.BigDecimal.valueOf(before + 1));
        }
        columns.put(member, new Column(keys(), values));
        bring(values.keySet());
        take(stage);
    }

    private void take(Stage inner) {
        facts.addAll(inner.facts);
        legs.addAll(inner.legs);
    }

    private List<String> keys() {
        return frame.ask().groupKeys();
    }

    private static List<Object> only(List<String> some, List<String> keys, List<Object> group) {
        return some.stream().map(key -> group.get(keys.indexOf(key))).collect(Collectors.toCollection(ArrayList::new));
    }
}
