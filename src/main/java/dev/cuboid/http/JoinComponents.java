package dev.cuboid.http;

import dev.cuboid.model.SemanticModel;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which cubes can be asked together: those connected by joins of any direction bear the same number, from 1. */
final class JoinComponents {
    private JoinComponents() {}

    static Map<String, Integer> of(SemanticModel model) {
        var neighbours = new LinkedHashMap<String, Set<String>>();
        model.cubes().forEach(cube -> neighbours.put(cube.name(), new LinkedHashSet<>()));
        for (var cube : model.cubes()) {
            for (var join : cube.joins()) {
                neighbours
                        .computeIfAbsent(cube.name(), any -> new LinkedHashSet<>())
                        .add(join.target());
                neighbours
                        .computeIfAbsent(join.target(), any -> new LinkedHashSet<>())
                        .add(cube.name());
            }
        }
        var components = new HashMap<String, Integer>();
        int next = 1;
        for (var start : neighbours.keySet()) {
            if (!components.containsKey(start)) {
                mark(start, next++, neighbours, components);
            }
        }
        return components;
    }

    private static void mark(
            String start, int number, Map<String, Set<String>> neighbours, Map<String, Integer> components) {
        var open = new ArrayDeque<String>();
        open.add(start);
        while (!open.isEmpty()) {
            var cube = open.remove();
            if (components.putIfAbsent(cube, number) == null) {
                open.addAll(neighbours.getOrDefault(cube, Set.of()));
            }
        }
    }
}
