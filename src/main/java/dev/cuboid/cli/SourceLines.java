package dev.cuboid.cli;

import dev.cuboid.diagnostic.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines that problems stand in, read when they are wanted. */
final class SourceLines {
    private final Path folder;
    private final Map<String, List<String>> byFile = new HashMap<>();

    SourceLines(Path folder) {
        this.folder = folder;
    }

    /** Empty where the file cannot be read or has no such line. Tabs become blanks, so that columns stay where they are. */
    Optional<String> at(Location location) {
        if (!(location instanceof Location.InFile(var file, var line, var _))) {
            return Optional.empty();
        }
        var lines = byFile.computeIfAbsent(file, this::read);
        return line <= lines.size()
                ? Optional.of(lines.get(line - 1).replace('\t', ' ').stripTrailing())
                : Optional.empty();
    }

    private List<String> read(String file) {
        try {
            return Files.readAllLines(folder.resolve(file));
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
