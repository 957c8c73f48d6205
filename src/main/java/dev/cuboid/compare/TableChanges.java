package dev.cuboid.compare;

import dev.cuboid.lineage.Dependencies;
import dev.cuboid.lineage.Naming;
import dev.cuboid.lineage.Node;
import dev.cuboid.model.Cube;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.Presentation;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came, went or changed among cubes, views, joins and granularities. */
final class TableChanges {
    /** A cube or a view. */
    private record Table(String word, String name, Presentation presentation, boolean policies) {
        static Map<String, Table> of(SemanticModel model) {
            var tables = new LinkedHashMap<String, Table>();
            for (Cube cube : model.cubes()) {
                tables.put(cube.name(), new Table("cube", cube.name(), cube.presentation(), cube.policies()));
            }
            for (View view : model.views()) {
                tables.put(view.name(), new Table("view", view.name(), view.presentation(), view.policies()));
            }
            return tables;
        }
    }

    private final SemanticModel base;
    private final SemanticModel head;
    private final Naming naming;
    private final List<Change> changes = new ArrayList<>();

    private TableChanges(SemanticModel base, SemanticModel head, Naming naming) {
        this.base = base;
        this.head = head;
        this.naming = naming;
    }

    static List<Change> between(SemanticModel base, SemanticModel head, Naming naming) {
        var tables = new TableChanges(base, head, naming);
        tables.compareTables();
        tables.compareJoins();
        tables.compareWays();
        tables.compareGranularities();
        return tables.changes;
    }

    private void compareTables() {
        var after = Table.of(head);
        var kept = new ArrayList<String>();
        for (var table : Table.of(base).values()) {
            var name = naming.of(table.name());
            var now = after.get(name);
            if (now == null) {
                add(seen(table), table.name(), table.word() + " is gone");
                continue;
            }
            kept.add(name);
            if (!name.equals(table.name())) {
                add(seen(table), table.name(), table.word() + " is renamed to `" + name + "`");
            }
            compare(table, now);
        }
        after.values().stream()
                .filter(table -> !kept.contains(table.name()))
                .forEach(table -> add(Impact.COMPATIBLE, table.name(), table.word() + " is new"));
    }

    private static Impact seen(Table table) {
        return table.presentation().visible() ? Impact.BREAKING : Impact.COMPATIBLE;
    }

    private void compare(Table before, Table after) {
        if (before.presentation().visible() && !after.presentation().visible()) {
            add(Impact.BREAKING, after.name(), after.word() + " is hidden");
        } else if (after.presentation().visible() && !before.presentation().visible()) {
            add(Impact.COMPATIBLE, after.name(), after.word() + " is public now");
        }
        if (before.policies() != after.policies()) {
            add(
                    Impact.RESULT_CHANGING,
                    after.name(),
                    after.policies() ? "has access policies now" : "has no access policies any more");
        }
        var edits =
                Edits.between(MemberChanges.texts(before.presentation()), MemberChanges.texts(after.presentation()));
        if (!edits.isEmpty()) {
            changes.add(new Change(Impact.COMPATIBLE, after.name(), "is shown otherwise", edits, List.of()));
        }
    }

    private void compareJoins() {
        var before = joins(base, naming);
        var after = joins(head, Naming.SAME);
        for (var join : before) {
            if (!after.contains(join) && head.cube(join.from()).isPresent()) {
                add(Impact.BREAKING, join.from(), "is no longer joined to `" + join.to() + "`");
            }
        }
        var cubes = base.cubes().stream().map(cube -> naming.of(cube.name())).toList();
        for (var join : after) {
            if (!before.contains(join) && cubes.contains(join.from())) {
                add(Impact.COMPATIBLE, join.from(), "is joined to `" + join.to() + "` now");
            }
        }
    }

    private static List<Node.Join> joins(SemanticModel model, Naming naming) {
        return model.cubes().stream()
                .flatMap(cube -> cube.joins().stream()
                        .map(join -> new Node.Join(naming.of(cube.name()), naming.of(join.target()))))
                .toList();
    }

    /** A join that is new may be a shorter way for queries that took another one. */
    private void compareWays() {
        var ways = Dependencies.of(base);
        var newWays = Dependencies.of(head);
        var joins = joins(head, Naming.SAME);
        for (var cube : base.cubes()) {
            var after = newWays.waysFrom(naming.of(cube.name()));
            ways.waysFrom(cube.name()).forEach((target, way) -> {
                var was = way.stream()
                        .map(join -> new Node.Join(naming.of(join.from()), naming.of(join.to())))
                        .toList();
                var is = after.getOrDefault(naming.of(target), List.of());
                if (joins.containsAll(was) && !is.equals(was)) {
                    changes.add(new Change(
                            Impact.BREAKING,
                            naming.of(cube.name()),
                            "is joined to `" + naming.of(target) + "` by another path",
                            List.of(new Change.Edit(Item.JOIN_PATH, text(was), text(is))),
                            List.of()));
                }
            });
        }
    }

    private static String text(List<Node.Join> way) {
        return way.stream()
                .map(Node.Join::to)
                .collect(Collectors.joining(".", way.getFirst().from() + ".", ""));
    }

    private void compareGranularities() {
        for (var cube : base.cubes()) {
            for (var dimension : cube.dimensions()) {
                head.dimension(naming.of(dimension.name())).ifPresent(now -> compare(dimension, now));
            }
        }
    }

    private void compare(Dimension before, Dimension after) {
        for (var granularity : before.granularities()) {
            if (after.granularity(granularity.name()).isEmpty()) {
                add(
                        before.presentation().visible() ? Impact.BREAKING : Impact.COMPATIBLE,
                        after.name().text(),
                        "no longer has the granularity `" + granularity.name() + "`");
            }
        }
        for (var granularity : after.granularities()) {
            if (before.granularity(granularity.name()).isEmpty()) {
                add(Impact.COMPATIBLE, after.name().text(), "has the granularity `" + granularity.name() + "` now");
            }
        }
    }

    private void add(Impact impact, String subject, String message) {
        changes.add(Change.of(impact, subject, message));
    }
}
