package dev.cuboid.definition;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Text of model files in, located trees out. */
public final class DefinitionReader {
    /** Reads a model folder with its sub-folders, in the order of the paths; problems of all files are collected. */
    public static Definitions read(Path folder) {
        var trees = new ArrayList<Definition>();
        var problems = new ArrayList<Diagnostic>();
        var files = ModelFolder.filesIn(folder, problems);
        for (var file : files.toRead()) {
            try {
                trees.add(read(file.name(), file.text(), files.imports()));
            } catch (Rejected rejected) {
                problems.addAll(rejected.diagnostics());
            }
        }
        return new Definitions(trees, problems);
    }

    /** Reads one file's text, which is JSON or JavaScript if the name says so, else YAML; templates find nothing to import. */
    public static Definition read(String file, String text) {
        return read(file, text, new LinkedHashMap<>());
    }

    /** @param imports the templates that this file's template may import, by name */
    static Definition read(String file, String text, SequencedMap<String, String> imports) {
        var source = Source.of(file, text);
        var problems = new ArrayList<Diagnostic>();
        var tree = file.endsWith(".js") ? new JsFile(source, problems).read() : yaml(source, imports, problems);
        Rejected.ifAny(List.copyOf(problems));
        return tree;
    }

    private static Definition yaml(Source source, SequencedMap<String, String> imports, List<Diagnostic> problems) {
        var rendered = Jinja.isIn(source) ? Jinja.render(source, imports) : source;
        return new YamlTree(rendered, problems).read();
    }

    private DefinitionReader() {}
}
