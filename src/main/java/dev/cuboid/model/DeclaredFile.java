package dev.cuboid.model;

import dev.cuboid.definition.Definition;
import dev.cuboid.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file held against the data model's table.
 *
 * @param node what fits; empty where the file is no object at all
 * @param incomplete names of cubes and views whose members could not all be read
 */
record DeclaredFile(Definition source, Node node, Set<String> incomplete, List<Diagnostic> problems) {
    /** Trees that were read before are not looked into again. */
    static List<DeclaredFile> read(List<Definition> sources, List<DeclaredFile> known) {
        Map<Definition, DeclaredFile> bySource = new IdentityHashMap<>();
        known.forEach(file -> bySource.put(file.source(), file));
        var files = new ArrayList<DeclaredFile>();
        for (var source : sources) {
            var earlier = bySource.get(source);
            files.add(earlier != null ? earlier : read(source));
        }
        return files;
    }

    private static DeclaredFile read(Definition source) {
        var problems = new Problems();
        var reader = new ShapeReader(problems);
        var node = reader.read(source, CubeShapes.FILE, "").orElse(Node.EMPTY);
        var incomplete = new HashSet<String>();
        for (var key : List.of("cubes", "views")) {
            node.parts(key).stream().filter(reader::incomplete).map(Node::name).forEach(incomplete::add);
        }
        return new DeclaredFile(source, node, incomplete, problems.found());
    }
}
