package dev.cuboid.model;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.definition.Definitions;
import dev.cuboid.diagnostic.Rejected;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        var problems = new Problems();
        problems.addAll(definitions.problems());
        var declarations = Declarations.read(definitions.files(), problems);
        if (definitions.problems().isEmpty()) {
            var model = compile(declarations, problems);
            Rejected.ifAny(problems.inOrder());
            return model;
        }
        // a file that could not be read would make every reference to its cubes look wrong
        throw new Rejected(problems.inOrder());
    }

    private static SemanticModel compile(Declarations declarations, Problems problems) {
        var cubes = Inheritance.resolve("cube", declarations.cubes(), declarations.incomplete(), problems);
        var views = Inheritance.resolve("view", declarations.views(), declarations.incomplete(), problems);
        var symbols = new Symbols(cubes, views.keySet(), declarations.incomplete());
        Map<String, Cube> compiledCubes = new HashMap<>();
        var cubeCompiler = new CubeCompiler(symbols, problems);
        symbols.cubeNames()
                .forEach(name ->
                        symbols.cube(name).ifPresent(table -> compiledCubes.put(name, cubeCompiler.compile(table))));
        Map<String, View> compiledViews = new HashMap<>();
        var groups = new ViewGroups(declarations.viewGroups(), declarations.views());
        problems.addAll(groups.problems());
        var viewCompiler = new ViewCompiler(symbols, compiledCubes, groups, problems);
        views.forEach((name, node) -> compiledViews.put(name, viewCompiler.compile(node)));
        var model = new SemanticModel(
                inOrder(declarations.cubes(), compiledCubes),
                inOrder(declarations.views(), compiledViews),
                groups.extras());
        problems.addAll(CycleCheck.problemsIn(model, symbols));
        return model;
    }

    /** In the order of the files; inheritance had parents come first. */
    private static <T> List<T> inOrder(Map<String, Node> declared, Map<String, T> compiled) {
        return declared.keySet().stream().map(compiled::get).toList();
    }

    private ModelCompiler() {}
}
