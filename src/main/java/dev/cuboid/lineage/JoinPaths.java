package dev.cuboid.lineage;

import dev.cuboid.model.Cube;
import dev.cuboid.model.SemanticModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ways from cube to cube along declared joins: the shortest, and among equals the one that is declared first. */
final class JoinPaths {
    private final Map<String, List<String>> targets = new LinkedHashMap<>();
    private final Map<String, Map<String, List<Node.Join>>> known = new LinkedHashMap<>();

    JoinPaths(SemanticModel model) {
        for (var cube : model.cubes()) {
            targets.put(
                    cube.name(), cube.joins().stream().map(Cube.Join::target).toList());
        }
    }

    /** All cubes that a cube reaches, each with the joins on the way. */
    Map<String, List<Node.Join>> from(String cube) {
        return known.computeIfAbsent(cube, this::search);
    }

    /** The joins between two cubes, whichever of them declares them; none where there is no way. */
    List<Node.Join> between(String one, String other) {
        if (one.equals(other)) {
            return List.of();
        }
        var there = from(one).getOrDefault(other, List.of());
        return there.isEmpty() ? from(other).getOrDefault(one, List.of()) : there;
    }

    /** The joins along a way that names its cubes, from its first to its last. */
    List<Node.Join> along(List<String> cubes) {
        var joins = new ArrayList<Node.Join>();
        for (int i = 1; i < cubes.size(); i++) {
            joins.addAll(between(cubes.get(i - 1), cubes.get(i)));
        }
        return joins;
    }

    private Map<String, List<Node.Join>> search(String start) {
        var found = new LinkedHashMap<String, List<Node.Join>>();
        found.put(start, List.of());
        var queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            var cube = queue.removeFirst();
            for (var target : targets.getOrDefault(cube, List.of())) {
                if (!found.containsKey(target)) {
                    var way = new ArrayList<>(found.getOrDefault(cube, List.of()));
                    way.add(new Node.Join(cube, target));
                    found.put(target, List.copyOf(way));
                    queue.add(target);
                }
            }
        }
        found.remove(start);
        return found;
    }
}
