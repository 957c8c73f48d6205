package dev.cuboid.model;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names inside a cube: first {@code CUBE} and {@code TABLE}, then cubes, then the cube's own members. A cube hides a member
 * of the same name, as in Cube.
 */
record CubeScope(Symbols.Table table, Symbols symbols, Problems problems) implements Scope {
    private static final List<String> OWN = List.of("CUBE", "TABLE");

    @Override
    public String owner() {
        return table.name();
    }

    @Override
    public Optional<Target> resolve(Reference reference) {
        var head = reference.head();
        if (OWN.contains(head) || head.equals(owner())) {
            return within(table, List.of(), reference.rest(), reference);
        }
        var other = symbols.cube(head);
        if (other.isPresent()) {
            return reachable(reference)
                    ? within(other.get(), List.of(head), reference.rest(), reference)
                    : Optional.empty();
        }
        return table.member(head).isPresent()
                ? within(table, List.of(), reference.names(), reference)
                : unknown(reference);
    }

    private Optional<Target> within(Symbols.Table cube, List<String> path, List<String> rest, Reference reference) {
        if (rest.isEmpty()) {
            return Optional.of(new Target.OfCube(path, cube.name()));
        }
        var name = rest.getFirst();
        var next = symbols.cube(name).filter(_ -> cube.joins().containsKey(name));
        var member = cube.member(name);
        if (next.isPresent() && (rest.size() > 1 || member.isEmpty())) {
            return within(next.get(), longer(path, name), rest.subList(1, rest.size()), reference);
        }
        if (member.isPresent()) {
            return member(path, member.get(), rest, reference.at());
        }
        return symbols.cube(name).isPresent() ? notJoined(cube, name, reference.at()) : notIn(cube, name, reference);
    }

    private Optional<Target> member(List<String> path, Symbols.Member member, List<String> rest, Location at) {
        if (rest.size() == 1) {
            return Optional.of(new Target.OfMember(path, member));
        }
        if (rest.size() > 2 || !member.isTime()) {
            problems.report(
                    ErrorCode.WRONG_REFERENCE,
                    at,
                    "`%s` is no time dimension, so `.%s` says nothing"
                            .formatted(member.name().text(), String.join(".", rest.subList(1, rest.size()))));
            return Optional.empty();
        }
        return Granularities.known(member, rest.get(1), at, problems)
                ? Optional.of(new Target.OfBucket(path, member, rest.get(1)))
                : Optional.empty();
    }

    /** The first step of a chosen path has to be a join of this cube; a single cube is found by the planner. */
    private boolean reachable(Reference reference) {
        var head = reference.head();
        var at = reference.at();
        boolean chosenPath = reference.names().size() > 2
                && symbols.cube(reference.names().get(1)).isPresent();
        if (chosenPath && !table.joins().containsKey(head)) {
            notJoined(table, head, at);
            return false;
        }
        if (!symbols.connected(owner(), head)) {
            problems.report(
                    ErrorCode.WRONG_REFERENCE,
                    at,
                    "Can't find join path to join '%s', '%s'".formatted(owner(), head),
                    "add a join to `%s` in cube `%s`, or the other way round".formatted(head, owner()));
            return false;
        }
        return true;
    }

    private Optional<Target> notJoined(Symbols.Table from, String to, Location at) {
        problems.report(
                ErrorCode.WRONG_REFERENCE,
                at,
                "cube `%s` declares no join to `%s`".formatted(from.name(), to),
                from.joins().isEmpty()
                        ? "add `joins` to cube `" + from.name() + "`"
                        : "begin with one of its joins: "
                                + Names.quoted(from.joins().keySet()));
        return Optional.empty();
    }

    private Optional<Target> notIn(Symbols.Table cube, String name, Reference reference) {
        if (!symbols.incomplete(cube.name())) {
            var column = cube.equals(table) ? "{CUBE}." + name : "{" + cube.name() + "}." + name;
            var problem = Diagnostic.of(
                            ErrorCode.UNKNOWN_REFERENCE,
                            reference.at(),
                            "'%s' not found for path '%s.%s': cube `%2$s` has no such member"
                                    .formatted(name, cube.name(), name))
                    .near(name, cube.members().keySet());
            problems.add(hinted(problem, column, reference));
        }
        return Optional.empty();
    }

    private Optional<Target> unknown(Reference reference) {
        if (!symbols.incomplete(owner())) {
            var known = new ArrayList<>(table.members().keySet());
            known.addAll(symbols.cubeNames());
            var problem = Diagnostic.of(
                            ErrorCode.UNKNOWN_REFERENCE,
                            reference.at(),
                            "%s cannot be resolved. There's no such member or cube.".formatted(reference.text()))
                    .near(reference.head(), known);
            problems.add(
                    reference.rest().isEmpty() ? hinted(problem, "{CUBE}." + reference.head(), reference) : problem);
        }
        return Optional.empty();
    }

    private static Diagnostic hinted(Diagnostic problem, String column, Reference reference) {
        return switch (reference.place()) {
            case SQL -> problem.hint("write `" + column + "` if the table's column is meant");
            case STRING -> problem.hint("write `\\{" + reference.text() + "\\}` if braces are part of the string");
            case PARAMETER -> problem;
        };
    }

    private static List<String> longer(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
