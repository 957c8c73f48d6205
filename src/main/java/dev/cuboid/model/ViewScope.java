package dev.cuboid.model;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import java.util.List;
import java.util.Optional;

/** Names inside a view: its members, with or without {@code CUBE} or the view's name before them. */
record ViewScope(String owner, ViewMembers members, Symbols symbols, Problems problems) implements Scope {
    @Override
    public Optional<Target> resolve(Reference reference) {
        var names = reference.names();
        var at = reference.at();
        boolean qualified = List.of("CUBE", "TABLE", owner).contains(names.getFirst());
        var rest = qualified ? names.subList(1, names.size()) : names;
        if (rest.isEmpty()) {
            problems.report(
                    ErrorCode.WRONG_REFERENCE,
                    at,
                    "a view has no table, so `{%s}` means nothing in it".formatted(names.getFirst()),
                    "name a member of the view, such as `{CUBE.member}`");
            return Optional.empty();
        }
        var entry = members.member(rest.getFirst());
        if (entry.isEmpty()) {
            unknown(rest.getFirst(), at);
            return Optional.empty();
        }
        var target = entry.get().target();
        return rest.size() == 1 ? Optional.of(target) : bucket(target, rest, at);
    }

    private Optional<Target> bucket(Target.OfMember target, List<String> rest, Location at) {
        if (rest.size() > 2 || !target.member().isTime()) {
            problems.report(
                    ErrorCode.WRONG_REFERENCE,
                    at,
                    "`%s` is no time dimension, so `.%s` says nothing"
                            .formatted(rest.getFirst(), String.join(".", rest.subList(1, rest.size()))));
            return Optional.empty();
        }
        return Granularities.known(target.member(), rest.get(1), at, problems)
                ? Optional.of(new Target.OfBucket(target.path(), target.member(), rest.get(1)))
                : Optional.empty();
    }

    private void unknown(String name, Location at) {
        if (!symbols.incomplete(owner)) {
            problems.add(Diagnostic.of(
                            ErrorCode.UNKNOWN_REFERENCE,
                            at,
                            "'%s' not found for path '%s.%s': view `%2$s` has no such member"
                                    .formatted(name, owner, name))
                    .near(name, members.names())
                    .hint("include it in `cubes` of the view first"));
        }
    }
}
