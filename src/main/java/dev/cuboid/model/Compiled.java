package dev.cuboid.model;

import dev.cuboid.diagnostic.Diagnostic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What compiling one cube or view gave, with all that it was made from.
 *
 * @param references of each member that is built from others, and of the cube's own query
 */
record Compiled<T>(Basis basis, T value, Map<String, List<String>> references, List<Diagnostic> problems) {
    Compiled {
        problems = List.copyOf(problems);
    }

    /**
     * All that went into it.
     *
     * @param groups of a view
     * @param cubes whose compiled form a view shows
     */
    record Basis(Node node, AskedSymbols.Answers answers, Set<String> groups, Collection<Cube> cubes) {
        boolean isStill(Node now, Symbols symbols, Set<String> groupsNow, Map<String, Cube> cubesNow) {
            return node.equals(now)
                    && answers.areThoseOf(symbols)
                    && groups.equals(groupsNow)
                    && cubes.stream().allMatch(cube -> cube.equals(cubesNow.get(cube.name())));
        }
    }
}
