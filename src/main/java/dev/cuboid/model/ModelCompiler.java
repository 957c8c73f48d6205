package dev.cuboid.model;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.definition.Definitions;
import java.nio.file.Path;
import java.util.List;

/** Definitions in, model out, or every problem of all files at once. */
public final class ModelCompiler {
    /** Reads and compiles a model folder. */
    public static SemanticModel compile(Path folder) {
        return compile(DefinitionReader.read(folder));
    }

    public static SemanticModel compile(List<Definition> files) {
        return compile(new Definitions(files, List.of()));
    }

    public static SemanticModel compile(Definitions definitions) {
        return new ModelMemory().compile(definitions);
    }

    private ModelCompiler() {}
}
