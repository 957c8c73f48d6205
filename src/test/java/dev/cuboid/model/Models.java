package dev.cuboid.model;

import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import java.util.List;

/** Models written inside tests. */
final class Models {
    static SemanticModel compile(String yaml) {
        return ModelCompiler.compile(List.of(DefinitionReader.read("model.yml", yaml)));
    }

    static List<String> problems(String yaml) {
        try {
            compile(yaml);
            return List.of();
        } catch (Rejected rejected) {
            return rejected.diagnostics().stream().map(Diagnostic::text).toList();
        }
    }

    /** A model of one cube {@code t} over a table with whatever members are given. */
    static String cube(String members) {
        return "cubes:\n  - name: t\n    sql_table: t\n" + members.indent(4);
    }

    static Dimension dimension(SemanticModel model, String name) {
        return model.dimension(MemberName.parse(name)).orElseThrow();
    }

    static Measure measure(SemanticModel model, String name) {
        return model.measure(MemberName.parse(name)).orElseThrow();
    }

    private Models() {}
}
