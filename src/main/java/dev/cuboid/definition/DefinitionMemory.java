package dev.cuboid.definition;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A model folder that is read again and again: a file whose content is the same as last time is not read anew. What a
 * template imports counts as its content.
 */
public final class DefinitionMemory {
    private final Path folder;
    private Map<String, Remembered> remembered = new HashMap<>();

    /**
     * What a file's content gave: one tree, or problems.
     *
     * @param imports a digest of what templates could import; empty for a file that is none
     */
    private record Remembered(String content, String imports, List<Definition> trees, List<Diagnostic> problems) {
        boolean isOf(String content, String imports) {
            return this.content.equals(content) && (this.imports.isEmpty() || this.imports.equals(imports));
        }
    }

    public DefinitionMemory(Path folder) {
        this.folder = folder;
    }

    /** Reads the folder with its sub-folders, in the order of the paths; trees of unchanged files are the same objects. */
    public synchronized Definitions read() {
        var trees = new ArrayList<Definition>();
        var problems = new ArrayList<Diagnostic>();
        Map<String, Remembered> now = new HashMap<>();
        var files = ModelFolder.filesIn(folder, problems);
        var imports = digest(String.join("\0", files.imports().keySet()) + "\0"
                + String.join("\0", files.imports().values()));
        for (var file : files.toRead()) {
            var content = digest(file.text());
            var known = remembered.get(file.name());
            var read = known != null && known.isOf(content, imports) ? known : read(file, content, imports, files);
            now.put(file.name(), read);
            trees.addAll(read.trees());
            problems.addAll(read.problems());
        }
        remembered = now;
        return new Definitions(trees, problems);
    }

    private static Remembered read(ModelFolder.File file, String content, String imports, ModelFolder.Contents files) {
        var used = Jinja.isIn(Source.of(file.name(), file.text())) ? imports : "";
        try {
            var tree = DefinitionReader.read(file.name(), file.text(), files.imports());
            return new Remembered(content, used, List.of(tree), List.of());
        } catch (Rejected rejected) {
            return new Remembered(content, used, List.of(), rejected.diagnostics());
        }
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
