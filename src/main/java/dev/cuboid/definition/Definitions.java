package dev.cuboid.definition;

import dev.cuboid.diagnostic.Diagnostic;
import java.util.List;

/** What a model folder holds: the files that could be read, and the problems of those that could not. */
public record Definitions(List<Definition> files, List<Diagnostic> problems) {
    public Definitions {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }
}
