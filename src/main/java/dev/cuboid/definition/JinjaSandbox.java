package dev.cuboid.definition;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.el.JinjavaProcessors;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.Context.Library;
import com.hubspot.jinjava.interpret.InterpreterFactory;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.Importable;
import com.hubspot.jinjava.loader.ResourceLocator;
import com.hubspot.jinjava.loader.ResourceNotFoundException;
import com.hubspot.jinjava.random.RandomNumberGeneratorStrategy;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The template engine with everything taken away that a model has no need of: what is not on the lists below is disabled,
 * values are reached without reflection, imports come from a map, and there is no clock and no chance.
 */
final class JinjaSandbox {
    private static final Map<Library, List<String>> ALLOWED = new EnumMap<>(Map.of(
            Library.TAG,
            List.of(
                    "break",
                    "continue",
                    "do",
                    "elif",
                    "else",
                    "endfor",
                    "endif",
                    "endmacro",
                    "endraw",
                    "endset",
                    "for",
                    "from",
                    "if",
                    "import",
                    "include",
                    "macro",
                    "raw",
                    "set",
                    "enddo"),
            Library.FUNCTION,
            List.of(":namespace", ":range"),
            Library.FILTER,
            List.of(
                    "abs",
                    "add",
                    "attr",
                    "bool",
                    "capitalize",
                    "count",
                    "d",
                    "default",
                    "dictsort",
                    "difference",
                    "divide",
                    "e",
                    "escape",
                    "first",
                    "float",
                    "groupby",
                    "indent",
                    "int",
                    "intersect",
                    "items",
                    "join",
                    "last",
                    "length",
                    "list",
                    "lower",
                    "map",
                    "multiply",
                    "regex_replace",
                    "reject",
                    "rejectattr",
                    "replace",
                    "reverse",
                    "round",
                    "safe",
                    "select",
                    "selectattr",
                    "sort",
                    "split",
                    "string",
                    "sum",
                    "title",
                    "tojson",
                    "trim",
                    "union",
                    "unique",
                    "upper",
                    "urlencode",
                    "wordcount"),
            Library.EXP_TEST,
            List.of()));

    static final String NO_TEMPLATE = "the model folder has no template";

    static PlacedInterpreter interpreter(JinjaRun run) {
        var engine = new Jinjava(config(run));
        engine.setResourceLocator(new Imports(run));
        new JinjaFilters(run).all().forEach(engine::registerFilter);
        var context = new Context(engine.getGlobalContextCopy(), words(), disabled(engine.getGlobalContext()));
        return new PlacedInterpreter(engine, context, engine.getGlobalConfig(), run);
    }

    private static JinjavaConfig config(JinjaRun run) {
        return JinjavaConfig.newBuilder()
                .withInterperterFactory(new Factory(run))
                .withProcessors(JinjavaProcessors.newBuilder()
                        .withNodePreProcessor(run::before)
                        .withNodePostProcessor(run::after)
                        .build())
                .withElResolver(new JinjaResolver(run))
                .withLegacyOverrides(LegacyOverrides.newBuilder()
                        .withEvaluateMapKeys(true)
                        .withIterateOverMapKeys(true)
                        .withUseNaturalOperatorPrecedence(true)
                        .withAllowAdjacentTextNodes(true)
                        .withUseTrimmingForNotesAndExpressions(true)
                        .withParseWhitespaceControlStrictly(true)
                        .withKeepNullableLoopValues(true)
                        .build())
                .withRandomNumberGeneratorStrategy(RandomNumberGeneratorStrategy.CONSTANT_ZERO)
                .withNestedInterpretationEnabled(false)
                .withMaxRenderDepth(JinjaBudget.DEEPEST_MACROS)
                .withEnableRecursiveMacroCalls(true)
                .withMaxMacroRecursionDepth(JinjaBudget.DEEPEST_MACROS)
                .withMaxOutputSize(8L * YamlTree.MOST_CHARACTERS)
                .withMaxStringLength(JinjaBudget.LONGEST_TEXT)
                .withMaxListSize(JinjaBudget.MOST_ITEMS)
                .withMaxMapSize(JinjaBudget.MOST_ITEMS)
                .withRangeLimit(JinjaBudget.MOST_ITEMS)
                .build();
    }

    /** The words of Python, which the engine takes for names. */
    private static Map<String, Object> words() {
        Map<String, Object> bindings = new LinkedHashMap<>();
        bindings.put("True", true);
        bindings.put("False", false);
        return bindings;
    }

    private static Map<Library, Set<String>> disabled(Context context) {
        Map<Library, Set<String>> disabled = new TreeMap<>();
        disabled.put(Library.TAG, allBut(Library.TAG, context.getAllTags()));
        disabled.put(Library.FUNCTION, allBut(Library.FUNCTION, context.getAllFunctions()));
        disabled.put(Library.FILTER, allBut(Library.FILTER, context.getAllFilters()));
        return disabled;
    }

    private static Set<String> allBut(Library library, Collection<? extends Importable> all) {
        var allowed = ALLOWED.getOrDefault(library, List.of());
        return all.stream()
                .map(Importable::getName)
                .filter(name -> !allowed.contains(name))
                .collect(Collectors.toSet());
    }

    /** The templates of the model folder by their path in it; no file is opened. */
    private record Imports(JinjaRun run) implements ResourceLocator {
        @Override
        public String getString(String name, Charset encoding, JinjavaInterpreter interpreter)
                throws ResourceNotFoundException {
            var path = name.replaceFirst("^(\\./|/)+", "");
            var text = run.imports().get(path);
            if (text == null) {
                throw new ResourceNotFoundException(NO_TEMPLATE + " `" + name + "`; it has "
                        + (run.imports().isEmpty()
                                ? "none"
                                : String.join(", ", run.imports().keySet())));
            }
            return text;
        }
    }

    private record Factory(JinjaRun run) implements InterpreterFactory {
        @Override
        public JinjavaInterpreter newInstance(JinjavaInterpreter original) {
            return new PlacedInterpreter(original, run);
        }

        @Override
        public JinjavaInterpreter newInstance(Jinjava application, Context context, JinjavaConfig config) {
            return new PlacedInterpreter(application, context, config, run);
        }
    }

    private JinjaSandbox() {}
}
