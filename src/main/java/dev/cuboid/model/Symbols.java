package dev.cuboid.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of a model before their definitions are compiled: which cubes, members and joins there are. */
final class Symbols {
    /** A member by its name, with its definition. */
    record Member(MemberName name, MemberKind kind, Node node) {
        boolean isTime() {
            return kind == MemberKind.DIMENSION && node.text("type").equals("time");
        }

        /** The names of its own granularities. */
        List<String> granularities() {
            return node.parts("granularities").stream().map(Node::name).toList();
        }
    }

    /** @param joins by target */
    record Table(String name, Node node, Map<String, Member> members, Map<String, Node> joins) {
        static Table of(Node node) {
            Map<String, Member> members = new LinkedHashMap<>();
            for (var kind : MemberKind.values()) {
                for (var part : node.parts(kind.parameter())) {
                    members.putIfAbsent(part.name(), new Member(new MemberName(node.name(), part.name()), kind, part));
                }
            }
            Map<String, Node> joins = new LinkedHashMap<>();
            node.parts("joins").forEach(join -> joins.putIfAbsent(join.name(), join));
            return new Table(node.name(), node, members, joins);
        }

        Optional<Member> member(String wanted) {
            return Optional.ofNullable(members.get(wanted));
        }

        List<Member> membersOf(MemberKind kind) {
            return members.values().stream()
                    .filter(member -> member.kind() == kind)
                    .toList();
        }

        boolean hasPrimaryKey() {
            return members.values().stream().anyMatch(member -> member.node().flag("primaryKey", false));
        }
    }

    private final Map<String, Table> cubes = new LinkedHashMap<>();
    private final Map<MemberName, Member> ownMembersOfViews = new HashMap<>();
    private final Set<String> viewNames;
    private final Set<String> incomplete;
    private final Map<String, String> componentParent = new HashMap<>();

    Symbols(Map<String, Node> cubes, Set<String> viewNames, Set<String> incomplete) {
        this.viewNames = viewNames;
        this.incomplete = incomplete;
        cubes.forEach((name, node) -> this.cubes.put(name, Table.of(node)));
        this.cubes.forEach((name, table) -> table.joins().keySet().forEach(target -> unite(name, target)));
    }

    Optional<Table> cube(String name) {
        return Optional.ofNullable(cubes.get(name));
    }

    boolean isView(String name) {
        return viewNames.contains(name);
    }

    Set<String> cubeNames() {
        return cubes.keySet();
    }

    /** The names of all time shifts that calendar cubes define. */
    Set<String> shiftNames() {
        var names = new LinkedHashSet<String>();
        for (var cube : cubes.values()) {
            for (var dimension : cube.membersOf(MemberKind.DIMENSION)) {
                dimension.node().parts("timeShift").forEach(shift -> names.add(shift.name()));
            }
        }
        return names;
    }

    /** Whether members of the cube or view could not be read, so that a missing one need not be a mistake of its own. */
    boolean incomplete(String name) {
        return incomplete.contains(name);
    }

    /** Whether joins lead from one to the other, in whatever direction. */
    boolean connected(String one, String other) {
        return component(one).equals(component(other));
    }

    /** A member of a cube, or one that a view defines itself. */
    Optional<Member> member(MemberName name) {
        return cube(name.cube())
                .flatMap(table -> table.member(name.member()))
                .or(() -> Optional.ofNullable(ownMembersOfViews.get(name)));
    }

    void addOwnMemberOfView(Member member) {
        ownMembersOfViews.putIfAbsent(member.name(), member);
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
