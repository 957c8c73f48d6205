package dev.cuboid.model;

import dev.cuboid.definition.Definitions;
import dev.cuboid.diagnostic.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compiles a model again and again: a cube or view is compiled anew only if its definition has changed, or something that
 * was looked up for it. The outcome is that of compiling everything anew, problems included. Thread-safe.
 */
public final class ModelMemory {
    private List<DeclaredFile> files = List.of();
    private Map<String, Inheritance.Merged> mergedCubes = new HashMap<>();
    private Map<String, Inheritance.Merged> mergedViews = new HashMap<>();
    private Map<String, Symbols.Table> tables = Map.of();
    private Map<String, Compiled<Cube>> cubes = Map.of();
    private Map<String, Compiled<View>> views = Map.of();

    /** The model of these definitions, or every problem in them. */
    public synchronized SemanticModel compile(Definitions definitions) {
        files = DeclaredFile.read(definitions.files(), files);
        var problems = new Problems();
        problems.addAll(definitions.problems());
        var declarations = Declarations.of(files, problems);
        if (definitions.problems().isEmpty()) {
            var model = compile(declarations, problems);
            Rejected.ifAny(problems.inOrder());
            return model;
        }
        // a file that could not be read would make every reference to its cubes look wrong
        throw new Rejected(problems.inOrder());
    }

    private SemanticModel compile(Declarations declarations, Problems problems) {
        mergedCubes =
                Inheritance.resolve("cube", declarations.cubes(), declarations.incomplete(), mergedCubes, problems);
        mergedViews =
                Inheritance.resolve("view", declarations.views(), declarations.incomplete(), mergedViews, problems);
        var viewNodes = new SplitViews(declarations.cubes()::containsKey, problems)
                .of(nodes(mergedViews, declarations.views()));
        var symbols = new DeclaredSymbols(nodes(mergedCubes), viewNodes, declarations.incomplete(), tables);
        tables = symbols.cubes();
        cubes = compileCubes(symbols, problems);
        var groups = new ViewGroups(declarations.viewGroups(), declarations.views());
        problems.addAll(groups.problems());
        views = compileViews(viewNodes, symbols, groups, problems);
        var references = new LinkedHashMap<String, List<String>>();
        declarations
                .cubes()
                .keySet()
                .forEach(name -> references.putAll(of(cubes, name).references()));
        viewNodes.keySet().forEach(name -> references.putAll(of(views, name).references()));
        problems.addAll(CycleCheck.problemsIn(references, symbols));
        return new SemanticModel(inOrder(declarations.cubes(), cubes), inOrder(viewNodes, views), groups.extras());
    }

    private Map<String, Compiled<Cube>> compileCubes(DeclaredSymbols symbols, Problems problems) {
        var compiled = new LinkedHashMap<String, Compiled<Cube>>();
        for (var table : symbols.cubes().values()) {
            var known = cubes.get(table.name());
            boolean good = known != null && known.basis().isStill(table.node(), symbols, Set.of(), Map.of());
            compiled.put(table.name(), good ? known : CubeCompiler.compile(table, symbols));
        }
        compiled.values().forEach(cube -> problems.addAll(cube.problems()));
        return compiled;
    }

    private Map<String, Compiled<View>> compileViews(
            Map<String, Node> nodes, DeclaredSymbols symbols, ViewGroups groups, Problems problems) {
        var values = new HashMap<String, Cube>();
        cubes.forEach((name, cube) -> values.put(name, cube.value()));
        var compiled = new LinkedHashMap<String, Compiled<View>>();
        nodes.forEach((name, view) -> {
            var known = views.get(name);
            boolean good = known != null && known.basis().isStill(view, symbols, groups.of(view), values);
            compiled.put(name, good ? known : ViewCompiler.compile(view, symbols, values, groups));
        });
        compiled.values().forEach(view -> problems.addAll(view.problems()));
        return compiled;
    }

    private static Map<String, Node> nodes(Map<String, Inheritance.Merged> merged) {
        var nodes = new LinkedHashMap<String, Node>();
        merged.forEach((name, one) -> nodes.put(name, one.whole()));
        return nodes;
    }

    /** In the order of the files; inheritance had parents come first. */
    private static Map<String, Node> nodes(Map<String, Inheritance.Merged> merged, Map<String, Node> declared) {
        var whole = nodes(merged);
        var nodes = new LinkedHashMap<String, Node>();
        declared.keySet().forEach(name -> nodes.put(name, whole.getOrDefault(name, Node.EMPTY)));
        return nodes;
    }

    /** In the order of the files; inheritance had parents come first. */
    private static <T> List<T> inOrder(Map<String, Node> declared, Map<String, Compiled<T>> compiled) {
        var values = new ArrayList<T>();
        declared.keySet().forEach(name -> values.add(of(compiled, name).value()));
        return values;
    }

    private static <T> Compiled<T> of(Map<String, Compiled<T>> compiled, String name) {
        var one = compiled.get(name);
        if (one == null) {
            throw new IllegalStateException("`" + name + "` was declared and not compiled");
        }
        return one;
    }
}
