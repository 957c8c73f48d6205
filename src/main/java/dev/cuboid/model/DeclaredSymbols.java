package dev.cuboid.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that the files of a model declare. */
final class DeclaredSymbols implements Symbols {
    private final Map<String, Table> cubes = new LinkedHashMap<>();
    private final Map<String, Node> views;
    private final Set<String> incomplete;
    private final Map<String, String> componentParent = new HashMap<>();

    /** @param known tables of an earlier time, which are kept where their definitions are the same */
    DeclaredSymbols(
            Map<String, Node> cubes, Map<String, Node> views, Set<String> incomplete, Map<String, Table> known) {
        this.views = views;
        this.incomplete = incomplete;
        cubes.forEach((name, node) -> {
            var earlier = known.get(name);
            this.cubes.put(name, earlier != null && earlier.node().equals(node) ? earlier : Table.of(node));
        });
        this.cubes.forEach((name, table) -> table.joins().keySet().forEach(target -> unite(name, target)));
    }

    Map<String, Table> cubes() {
        return cubes;
    }

    @Override
    public Optional<Table> cube(String name) {
        return Optional.ofNullable(cubes.get(name));
    }

    @Override
    public boolean isView(String name) {
        return views.containsKey(name);
    }

    @Override
    public Set<String> cubeNames() {
        return cubes.keySet();
    }

    @Override
    public Set<String> shiftNames() {
        var names = new LinkedHashSet<String>();
        for (var cube : cubes.values()) {
            for (var dimension : cube.membersOf(MemberKind.DIMENSION)) {
                dimension.node().parts("timeShift").forEach(shift -> names.add(shift.name()));
            }
        }
        return names;
    }

    @Override
    public boolean incomplete(String name) {
        return incomplete.contains(name);
    }

    @Override
    public boolean connected(String one, String other) {
        return component(one).equals(component(other));
    }

    @Override
    public Optional<Member> member(MemberName name) {
        return cube(name.cube()).flatMap(table -> table.member(name.member())).or(() -> ownOfView(name));
    }

    private Optional<Member> ownOfView(MemberName name) {
        var view = views.getOrDefault(name.cube(), Node.EMPTY);
        for (var kind : List.of(MemberKind.MEASURE, MemberKind.DIMENSION)) {
            for (var part : view.parts(kind.parameter())) {
                if (part.name().equals(name.member())) {
                    return Optional.of(new Member(name, kind, part));
                }
            }
        }
        return Optional.empty();
    }

    private void unite(String one, String other) {
        componentParent.put(component(one), component(other));
    }

    private String component(String cube) {
        var passed = new ArrayList<String>();
        var root = cube;
        for (var next = componentParent.get(root);
                next != null && !next.equals(root);
                next = componentParent.get(root)) {
            passed.add(root);
            root = next;
        }
        for (var one : passed) {
            componentParent.put(one, root);
        }
        return root;
    }
}
