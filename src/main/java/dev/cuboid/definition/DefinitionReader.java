package dev.cuboid.definition;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Text of model files in, located trees out. */
public final class DefinitionReader {
    /** Reads a model folder with its sub-folders, in the order of the paths; problems of all files are collected. */
    public static Definitions read(Path folder) {
        var trees = new ArrayList<Definition>();
        var problems = new ArrayList<Diagnostic>();
        for (var file : ModelFolder.filesIn(folder, problems)) {
            try {
                trees.add(read(file.name(), file.text()));
            } catch (Rejected rejected) {
                problems.addAll(rejected.diagnostics());
            }
        }
        return new Definitions(trees, problems);
    }

    /** Reads one file's text, which is JSON if the name says so, else YAML. */
    public static Definition read(String file, String text) {
        var source = Source.of(file, text);
        Rejected.ifAny(JinjaCheck.problemsIn(source));
        var problems = new ArrayList<Diagnostic>();
        var tree = new YamlTree(source, problems).read();
        Rejected.ifAny(List.copyOf(problems));
        return tree;
    }

    private DefinitionReader() {}
}
