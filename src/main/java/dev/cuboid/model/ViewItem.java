package dev.cuboid.model;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.Definition.Mapping;
import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.diagnostic.Location;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One entry of what a view lists in {@code cubes}: a path, and what is taken from the cube at its end.
 *
 * @param selected by the name in the cube; hierarchies may add their levels
 */
record ViewItem(
        Node node, List<String> path, Symbols.Table cube, Set<String> excluded, Map<String, Selection> selected) {
    /** @param override title, format and so on that the view gives the member; often empty */
    record Selection(String name, Node override, Location location) {
        String nameInView(ViewItem item) {
            var name = override.has("alias") ? override.text("alias") : this.name;
            if (!item.node().flag("prefix", false)) {
                return name;
            }
            var prefix = item.node().has("alias")
                    ? item.node().text("alias")
                    : item.cube().name();
            return prefix + "_" + name;
        }
    }

    static ViewItem of(Node node, List<String> path, Symbols.Table cube) {
        var excluded = new HashSet<String>();
        node.scalars("excludes").forEach(name -> excluded.add(name.text()));
        var item = new ViewItem(node, path, cube, excluded, new LinkedHashMap<>());
        if (item.takesAll()) {
            cube.members().values().stream()
                    .filter(member -> member.kind() != MemberKind.PRE_AGGREGATION)
                    .forEach(member -> item.select(member.name().member()));
        } else {
            node.items("includes").forEach(item::select);
        }
        return item;
    }

    boolean takesAll() {
        return node.text("includes").equals("*");
    }

    /** Takes a member more, unless the view excludes it. */
    void select(String name) {
        add(new Selection(name, Node.EMPTY, node.location()));
    }

    private void select(Definition include) {
        switch (include) {
            case Scalar name -> add(new Selection(name.text(), Node.EMPTY, name.location()));
            case Mapping mapping -> {
                var override = new Node(mapping);
                add(new Selection(override.name(), override, override.location()));
            }
            case Definition.Sequence _ -> throw new IllegalStateException("a list among includes passed its shape");
        }
    }

    private void add(Selection selection) {
        if (!excluded.contains(selection.name())) {
            selected.putIfAbsent(selection.name() + "\n" + selection.nameInView(this), selection);
        }
    }

    boolean selects(String name) {
        return selected.values().stream().anyMatch(selection -> selection.name().equals(name));
    }
}
