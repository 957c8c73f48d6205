package dev.cuboid.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * The meaning of a query, computed slowly and plainly from rows in memory. Each leaf measure is computed by itself; the
 * results meet on the values of the dimensions; calculated measures, measure filters, order and limit come last.
 */
final class Evaluator {
    private final Names names;
    private final Ask ask;
    private final Stage stage;

    private Evaluator(World world, Ask ask) {
        this.names = new Names(world);
        this.ask = ask;
        this.stage = new Stage(world, Frame.of(ask));
    }

    /** Throws {@link Unanswerable} where the model gives the query no meaning. */
    static Answer answer(World world, Ask ask) {
        OwnFilters.requireSeen(world, ask);
        return new Evaluator(world, ask).answer();
    }

    private Answer answer() {
        measuresInPlay().forEach(name -> stage.prepare(member(name)));
        var rows = new ArrayList<Map<String, Object>>();
        for (var group : stage.groups()) {
            if (names.filtersOnMeasures(ask).stream().allMatch(filterIn(group)::passes)) {
                rows.add(row(group));
            }
        }
        var order = order();
        rows.sort(comparator(order));
        return new Answer(
                page(rows),
                order.stream().map(Ask.Key::name).toList(),
                stage.legs().stream().anyMatch(Leg.Computed::refusable),
                stage.legs().stream().anyMatch(Leg.Computed::contested));
    }

    private FilterMeaning filterIn(List<Object> group) {
        return new FilterMeaning(ask.zone(), name -> stage.value(member(name), group));
    }

    private SequencedSet<String> measuresInPlay() {
        var members = new LinkedHashSet<>(ask.measures());
        var filtered = new ArrayList<String>();
        names.filtersOnMeasures(ask).forEach(filter -> Names.addMembers(filter, filtered));
        members.addAll(filtered);
        return members;
    }

    private Expression.Member member(String name) {
        var found = names.find(name);
        return new Expression.Member(found.cube(), found.member());
    }

    private Map<String, Object> row(List<Object> group) {
        var row = new LinkedHashMap<String, Object>();
        var keys = ask.groupKeys();
        for (int i = 0; i < keys.size(); i++) {
            row.put(keys.get(i), group.get(i));
        }
        ask.measures().forEach(name -> row.put(name, stage.value(member(name), group)));
        return row;
    }

    /** Ties are broken by all that the rows are grouped by. */
    private List<Ask.Key> order() {
        var order = new ArrayList<>(wanted());
        if (!order.isEmpty()) {
            ask.groupKeys().stream()
                    .filter(key -> order.stream().noneMatch(one -> one.name().equals(key)))
                    .map(key -> new Ask.Key(key, false))
                    .forEach(order::add);
        }
        return order;
    }

    private List<Ask.Key> wanted() {
        if (ask.page().order() != null) {
            return ask.page().order();
        }
        var keys = ask.groupKeys();
        if (keys.size() > ask.dimensions().size()) {
            return List.of(new Ask.Key(keys.get(ask.dimensions().size()), false));
        }
        if (!ask.measures().isEmpty() && !keys.isEmpty()) {
            return List.of(new Ask.Key(ask.measures().getFirst(), true));
        }
        return keys.isEmpty() ? List.of() : List.of(new Ask.Key(keys.getFirst(), false));
    }

    private static Comparator<Map<String, Object>> comparator(List<Ask.Key> order) {
        Comparator<Map<String, Object>> comparator = (left, right) -> 0;
        for (var key : order) {
            comparator = comparator.thenComparing(row -> row.get(key.name()), values(key));
        }
        return comparator;
    }

    private static Comparator<Object> values(Ask.Key key) {
        Comparator<Object> values = key.descending() ? Values.ASCENDING.reversed() : Values::compare;
        boolean last = key.nulls() == null ? !key.descending() : key.nulls().equals("last");
        return last ? Comparator.nullsLast(values) : Comparator.nullsFirst(values);
    }

    private List<Map<String, Object>> page(List<Map<String, Object>> rows) {
        int from = Math.min(
                rows.size(), ask.page().offset() == null ? 0 : ask.page().offset());
        int to = ask.page().limit() == null
                ? rows.size()
                : Math.min(rows.size(), from + ask.page().limit());
        return List.copyOf(rows.subList(from, to));
    }
}
