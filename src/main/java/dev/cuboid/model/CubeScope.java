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
    public Optional<Target> resolve(List<String> names, Location at) {
        var head = names.getFirst();
        var rest = names.subList(1, names.size());
        if (OWN.contains(head) || head.equals(owner())) {
            return within(table, List.of(), rest, at);
        }
        var other = symbols.cube(head);
        if (other.isPresent()) {
            return reachable(head, rest, at) ? within(other.get(), List.of(head), rest, at) : Optional.empty();
        }
        return table.member(head).isPresent() ? within(table, List.of(), names, at) : unknown(names, at);
    }

    private Optional<Target> within(Symbols.Table cube, List<String> path, List<String> rest, Location at) {
        if (rest.isEmpty()) {
            return Optional.of(new Target.OfCube(path, cube.name()));
        }
        var name = rest.getFirst();
        var next = symbols.cube(name).filter(_ -> cube.joins().containsKey(name));
        var member = cube.member(name);
        if (next.isPresent() && (rest.size() > 1 || member.isEmpty())) {
            return within(next.get(), longer(path, name), rest.subList(1, rest.size()), at);
        }
        if (member.isPresent()) {
            return member(path, member.get(), rest, at);
        }
        return symbols.cube(name).isPresent() ? notJoined(cube, name, at) : notIn(cube, name, at);
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
    private boolean reachable(String head, List<String> rest, Location at) {
        boolean chosenPath = rest.size() > 1 && symbols.cube(rest.getFirst()).isPresent();
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

    private Optional<Target> notIn(Symbols.Table cube, String name, Location at) {
        if (!symbols.incomplete(cube.name())) {
            var column = cube.equals(table) ? "{CUBE}." + name : "{" + cube.name() + "}." + name;
            problems.add(Diagnostic.of(
                            ErrorCode.UNKNOWN_REFERENCE,
                            at,
                            "'%s' not found for path '%s.%s': cube `%2$s` has no such member"
                                    .formatted(name, cube.name(), name))
                    .near(name, cube.members().keySet())
                    .hint("write `" + column + "` if the table's column is meant"));
        }
        return Optional.empty();
    }

    private Optional<Target> unknown(List<String> names, Location at) {
        if (!symbols.incomplete(owner())) {
            var head = names.getFirst();
            var known = new ArrayList<>(table.members().keySet());
            known.addAll(symbols.cubeNames());
            var problem = Diagnostic.of(
                            ErrorCode.UNKNOWN_REFERENCE,
                            at,
                            "%s cannot be resolved. There's no such member or cube.".formatted(String.join(".", names)))
                    .near(head, known);
            problems.add(
                    names.size() == 1
                            ? problem.hint("write `{CUBE}.%s` if the table's column is meant".formatted(head))
                            : problem);
        }
        return Optional.empty();
    }

    private static List<String> longer(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
