package dev.cuboid.model;

import dev.cuboid.diagnostic.ErrorCode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cubes and views of all files, each once, in the order of the files.
 *
 * @param incomplete names of those whose members could not all be read
 */
record Declarations(
        Map<String, Node> cubes, Map<String, Node> views, Map<String, Node> viewGroups, Set<String> incomplete) {
    static Declarations of(List<DeclaredFile> files, Problems problems) {
        var declarations =
                new Declarations(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new HashSet<>());
        for (var file : files) {
            problems.addAll(file.problems());
            declarations.add(file, problems);
        }
        return declarations;
    }

    private void add(DeclaredFile file, Problems problems) {
        file.node().parts("cubes").forEach(cube -> add("cube", cube, cubes, problems));
        file.node().parts("views").forEach(view -> add("view", view, views, problems));
        for (var group : file.node().parts("viewGroups")) {
            if (viewGroups.putIfAbsent(group.name(), group) != null) {
                duplicate("view group", group, viewGroups.getOrDefault(group.name(), group), problems);
            }
        }
        incomplete.addAll(file.incomplete());
    }

    private void add(String what, Node node, Map<String, Node> into, Problems problems) {
        var earlier = cubes.getOrDefault(node.name(), views.getOrDefault(node.name(), Node.EMPTY));
        if (earlier.equals(Node.EMPTY)) {
            into.put(node.name(), node);
        } else {
            duplicate(what, node, earlier, problems);
        }
    }

    private static void duplicate(String what, Node node, Node earlier, Problems problems) {
        problems.report(
                ErrorCode.DUPLICATE_NAME,
                node.location(),
                "%s `%s` defined more than once".formatted(what, node.name()),
                "rename it, or remove one: the first is at "
                        + earlier.location().text());
    }
}
