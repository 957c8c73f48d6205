package dev.cuboid.check;

import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.definition.Definitions;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.model.ModelCompiler;
import java.util.List;

/** The warnings of a model that stands in a test. */
final class Warnings {
    private Warnings() {}

    static List<Diagnostic> of(ErrorCode code, String yaml) {
        var definitions = new Definitions(List.of(DefinitionReader.read("model.yml", yaml)), List.of());
        return ModelWarnings.of(ModelCompiler.compile(definitions), definitions).stream()
                .filter(warning -> warning.code() == code)
                .toList();
    }

    /** The places of the warnings, as line and column. */
    static List<String> places(ErrorCode code, String yaml) {
        return of(code, yaml).stream()
                .map(warning -> warning.location().text().replace("model.yml:", ""))
                .toList();
    }
}
