package dev.cuboid.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of a model before their definitions are compiled: which cubes, members and joins there are. */
interface Symbols {
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

    /**
     * A cube by its name. Two are equal if their definitions are.
     *
     * @param joins by target
     */
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

        @Override
        public boolean equals(Object other) {
            return other instanceof Table table && node.equals(table.node);
        }

        @Override
        public int hashCode() {
            return node.hashCode();
        }
    }

    Optional<Table> cube(String name);

    boolean isView(String name);

    Set<String> cubeNames();

    /** The names of all time shifts that calendar cubes define. */
    Set<String> shiftNames();

    /** Whether members of the cube or view could not be read, so that a missing one need not be a mistake of its own. */
    boolean incomplete(String name);

    /** Whether joins lead from one to the other, in whatever direction. */
    boolean connected(String one, String other);

    /** A member of a cube, or one that a view defines itself. */
    Optional<Member> member(MemberName name);
}
