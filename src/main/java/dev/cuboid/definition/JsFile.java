package dev.cuboid.definition;

import dev.cuboid.definition.Definition.Entry;
import dev.cuboid.definition.Definition.Mapping;
import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.definition.Definition.Sequence;
import dev.cuboid.definition.Definition.Type;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Rejected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mozilla.javascript.CompilerEnvirons;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.Parser;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.AstRoot;
import org.mozilla.javascript.ast.EmptyStatement;
import org.mozilla.javascript.ast.ExpressionStatement;
import org.mozilla.javascript.ast.FunctionCall;
import org.mozilla.javascript.ast.Name;
import org.mozilla.javascript.ast.ObjectLiteral;
import org.mozilla.javascript.ast.StringLiteral;

/**
 * A model file of Cube in JavaScript, read as a tree of syntax and never run: each statement is {@code cube(name, {…})} or
 * {@code view(name, {…})}. The result is the tree that the same model in YAML gives.
 */
final class JsFile {
    private static final Map<String, String> LISTS = Map.of("cube", "cubes", "view", "views");

    private final Source source;
    private final List<Diagnostic> problems;
    private final JsValues values;

    JsFile(Source source, List<Diagnostic> problems) {
        this.source = source;
        this.problems = problems;
        this.values = new JsValues(source, problems);
    }

    Definition read() {
        Map<String, List<Definition>> found = new LinkedHashMap<>();
        for (var node : parse()) {
            if (node instanceof AstNode statement
                    && !(statement instanceof EmptyStatement)
                    && !isDirective(statement)) {
                read(statement, found);
            }
        }
        var start = source.at(0);
        var entries = new ArrayList<Entry>();
        found.forEach((list, items) -> entries.add(
                new Entry(list, start, new Sequence(items, items.getFirst().location()))));
        return new Mapping(entries, start);
    }

    private AstRoot parse() {
        JsProblem.checkDepth(source);
        var environment = new CompilerEnvirons();
        environment.setLanguageVersion(Context.VERSION_ECMASCRIPT);
        environment.setReservedKeywordAsIdentifier(true);
        var reporter = new JsProblem.Reporter(source);
        environment.setErrorReporter(reporter);
        try {
            return new Parser(environment, reporter).parse(source.text(), source.file(), 1);
        } catch (EvaluatorException invalid) {
            throw new Rejected(reporter.problem());
        }
    }

    /** {@code 'use strict';} and its like. */
    private static boolean isDirective(AstNode statement) {
        return statement instanceof ExpressionStatement only && only.getExpression() instanceof StringLiteral;
    }

    private void read(AstNode statement, Map<String, List<Definition>> found) {
        if (statement instanceof ExpressionStatement only
                && only.getExpression() instanceof FunctionCall call
                && call.getTarget() instanceof Name function
                && LISTS.containsKey(function.getIdentifier())) {
            var item = item(function.getIdentifier(), call);
            if (item != null) {
                found.computeIfAbsent(LISTS.get(function.getIdentifier()), _ -> new ArrayList<>())
                        .add(item);
            }
        } else {
            problems.add(JsProblem.statement(statement, values.at(statement)));
        }
    }

    private @org.jspecify.annotations.Nullable Definition item(String kind, FunctionCall call) {
        var arguments = call.getArguments();
        if (arguments.size() != 2 || !(arguments.get(1) instanceof ObjectLiteral body)) {
            problems.add(Diagnostic.of(
                            ErrorCode.NOT_SUPPORTED,
                            values.at(call),
                            "`%s(…)` is given something other than a name and an object".formatted(kind))
                    .hint("write `%s('name', { … })`".formatted(kind)));
            return null;
        }
        var name = values.read(arguments.get(0), "name");
        if (!(name instanceof Scalar text) || text.type() != Type.TEXT) {
            problems.add(Diagnostic.of(
                            ErrorCode.NOT_SUPPORTED,
                            values.at(arguments.get(0)),
                            "the name of a %s has to be text".formatted(kind))
                    .hint("write the name in quotes"));
            return null;
        }
        var entries = new ArrayList<Entry>();
        entries.add(new Entry("name", values.at(arguments.get(0)), text));
        if (values.read(body, "") instanceof Mapping mapping) {
            entries.addAll(mapping.entries());
        }
        return new Mapping(entries, values.at(call));
    }
}
