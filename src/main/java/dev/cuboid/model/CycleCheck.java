package dev.cuboid.model;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** No member is built from itself, and no cube's query from its own. */
final class CycleCheck {
    private final Map<String, List<String>> references;
    private final Symbols symbols;
    private final List<Diagnostic> problems = new ArrayList<>();
    private final Set<String> finished = new HashSet<>();

    private CycleCheck(Map<String, List<String>> references, Symbols symbols) {
        this.references = references;
        this.symbols = symbols;
    }

    /** @param references of members and of cubes' own queries; those that have none need not be in it */
    static List<Diagnostic> problemsIn(Map<String, List<String>> references, Symbols symbols) {
        var check = new CycleCheck(references, symbols);
        references.keySet().forEach(name -> check.visit(name, new ArrayList<>()));
        return check.problems;
    }

    private void visit(String name, List<String> path) {
        if (path.contains(name)) {
            report(path.subList(path.indexOf(name), path.size()));
            return;
        }
        if (finished.contains(name)) {
            return;
        }
        path.add(name);
        references.getOrDefault(name, List.of()).forEach(next -> visit(next, path));
        path.removeLast();
        finished.add(name);
    }

    private void report(List<String> cycle) {
        var first = cycle.getFirst();
        var problem = Diagnostic.of(
                ErrorCode.REFERENCE_CYCLE,
                location(first),
                "`%s` is built from itself: %s → %s".formatted(first, String.join(" → ", cycle), first));
        boolean self = cycle.size() == 1 && first.contains(".");
        problems.add(problem.hint(
                self
                        ? "write `{CUBE}.%s` if the table's column is meant"
                                .formatted(first.substring(first.indexOf('.') + 1))
                        : "take one of these references away"));
    }

    private Location location(String name) {
        var node = name.contains(".")
                ? symbols.member(MemberName.parse(name)).map(Symbols.Member::node)
                : symbols.cube(name).map(Symbols.Table::node);
        return node.map(found -> (Location) found.location()).orElse(new Location.InFile(name, 1, 1));
    }
}
