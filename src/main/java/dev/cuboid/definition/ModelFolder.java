package dev.cuboid.definition;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** The files of a model folder: which are read, which are refused, which are none of our business. */
final class ModelFolder {
    private static final List<String> READ = List.of(".yml", ".yaml", ".json", ".js", ".yml.jinja", ".yaml.jinja");
    private static final List<String> IMPORTED = List.of(".jinja");
    private static final List<String> NOT_READ = List.of(".ts", ".mjs", ".cjs");

    /** @param name relative to the model folder, with slashes */
    record File(String name, String text) {}

    /** @param imports what templates may import, by name */
    record Contents(List<File> toRead, SequencedMap<String, String> imports) {}

    static Contents filesIn(Path folder, List<Diagnostic> problems) {
        if (!Files.isDirectory(folder)) {
            problems.add(unreadable(folder.toString(), "the model folder does not exist"));
            return new Contents(List.of(), new LinkedHashMap<>());
        }
        var files = new ArrayList<File>();
        var imports = new ArrayList<File>();
        for (var name : namesIn(folder, problems)) {
            if (endsWith(name, READ)) {
                read(folder, name, files, problems);
            } else if (endsWith(name, IMPORTED)) {
                read(folder, name, imports, problems);
            } else if (endsWith(name, NOT_READ)) {
                problems.add(notRead(name));
            }
        }
        if (files.isEmpty() && problems.isEmpty()) {
            problems.add(unreadable(folder.toString(), "the model folder has no model file")
                    .hint("add a file that ends in .yml, .yaml or .json and lists `cubes`"));
        }
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        imports.forEach(file ->
                texts.put(file.name(), Source.of(file.name(), file.text()).text()));
        return new Contents(files, texts);
    }

    private static List<String> namesIn(Path folder, List<Diagnostic> problems) {
        var names = new ArrayList<String>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return !directory.equals(folder) && hidden(directory)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    // a link, as volumes of configuration use them, counts as the file that it leads to
                    if (!hidden(file) && Files.isRegularFile(file)) {
                        names.add(folder.relativize(file).toString().replace('\\', '/'));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            problems.add(unreadable(folder.toString(), "the model folder cannot be read: " + e.getMessage()));
        }
        names.sort(Comparator.naturalOrder());
        return names;
    }

    private static boolean hidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static boolean endsWith(String name, List<String> endings) {
        return endings.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }

    private static void read(Path folder, String name, List<File> files, List<Diagnostic> problems) {
        var path = folder.resolve(name);
        try {
            if (Files.size(path) > YamlTree.MOST_CHARACTERS) {
                problems.add(Diagnostic.of(
                        ErrorCode.MODEL_TOO_LARGE,
                        new Location.InFile(name, 1, 1),
                        "the file is larger than " + YamlTree.MOST_CHARACTERS + " bytes"));
                return;
            }
            files.add(new File(name, Files.readString(path)));
        } catch (CharacterCodingException e) {
            problems.add(unreadable(name, "the file is not UTF-8 text").hint("save it as UTF-8"));
        } catch (IOException e) {
            problems.add(unreadable(name, "the file cannot be read: " + e.getMessage()));
        }
    }

    private static Diagnostic unreadable(String name, String message) {
        return Diagnostic.of(ErrorCode.MODEL_UNREADABLE, new Location.InFile(name, 1, 1), message);
    }

    private static Diagnostic notRead(String name) {
        return Diagnostic.of(
                        ErrorCode.NOT_SUPPORTED,
                        new Location.InFile(name, 1, 1),
                        "`" + name + "` is not read: model files are YAML, JSON or JavaScript")
                .hint("move what it defines to a .yml file, and take this file out of the model folder");
    }

    private ModelFolder() {}
}
