package dev.cuboid.definition;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import java.util.List;
import java.util.Locale;
import org.mozilla.javascript.ErrorReporter;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.ConditionalExpression;
import org.mozilla.javascript.ast.ExpressionStatement;
import org.mozilla.javascript.ast.FunctionCall;
import org.mozilla.javascript.ast.FunctionNode;
import org.mozilla.javascript.ast.IfStatement;
import org.mozilla.javascript.ast.InfixExpression;
import org.mozilla.javascript.ast.Loop;
import org.mozilla.javascript.ast.Name;
import org.mozilla.javascript.ast.ObjectProperty;
import org.mozilla.javascript.ast.PropertyGet;
import org.mozilla.javascript.ast.TemplateLiteral;
import org.mozilla.javascript.ast.VariableDeclaration;
import org.mozilla.javascript.ast.VariableInitializer;

/** Why a piece of JavaScript is not read, and what to write in its place. */
final class JsProblem {
    private static final int DEEPEST = 100;
    private static final String WRITE_OUT =
            "write the value out, or write the file as YAML with Jinja, which has loops and variables";

    static Diagnostic statement(AstNode statement, Location.InFile place) {
        if (statement instanceof ExpressionStatement only) {
            return only.getExpression() instanceof FunctionCall call
                    ? call(call, place)
                    : refused(place, "an expression besides `cube(…)` and `view(…)`");
        }
        return switch (statement) {
            case IfStatement _ -> refused(place, "a condition");
            case Loop _ -> refused(place, "a loop");
            case FunctionNode function -> refused(place, "the function `%s`".formatted(function.getName()));
            case VariableDeclaration variables -> refused(place, "the variable `%s`".formatted(name(variables)));
            default -> refused(place, "a statement besides `cube(…)` and `view(…)`");
        };
    }

    private static String name(VariableDeclaration variables) {
        return variables.getVariables().stream()
                .map(VariableInitializer::getTarget)
                .map(AstNode::toSource)
                .findFirst()
                .orElse("");
    }

    private static Diagnostic call(FunctionCall call, Location.InFile place) {
        var function = JsTemplate.path(call.getTarget());
        return switch (function) {
            case "asyncModule" -> refused(place, "`asyncModule(…)`, which makes cubes by running code,");
            case "require" -> refused(place, "`require(…)`");
            case "" -> refused(place, "a call");
            default -> refused(place, "the call `%s(…)`".formatted(function));
        };
    }

    /** What stands where a value should. */
    static Diagnostic dynamic(AstNode node, Location.InFile place) {
        return switch (node) {
            case FunctionCall call -> call(call, place);
            case ConditionalExpression _ -> refused(place, "a condition");
            case InfixExpression sum
            when !(node instanceof PropertyGet || node instanceof ObjectProperty) ->
                refused(place, "an expression that is to be computed, `%s`,".formatted(shortened(sum)));
            case FunctionNode _ -> refused(place, "a function that does more than return a template");
            case ObjectProperty property
            when property.isShorthand() ->
                refused(place, "the shorthand `%s`".formatted(property.getLeft().toSource()));
            case ObjectProperty _ -> refused(place, "a computed or spread property");
            case Name _, PropertyGet _ -> refused(place, "the variable `%s`".formatted(JsTemplate.path(node)));
            default -> refused(place, "`%s`".formatted(shortened(node)));
        };
    }

    static Diagnostic substitution(AstNode node, Location.InFile place) {
        return switch (node) {
            case FunctionCall _, ConditionalExpression _ -> dynamic(node, place);
            default -> refused(place, "`${%s}`".formatted(shortened(node)));
        };
    }

    static Diagnostic templateOutsideSql(String key, Location.InFile place) {
        return refused(place, "a template for `%s`, which is no SQL,".formatted(key.isEmpty() ? "an item" : key));
    }

    private static String shortened(AstNode node) {
        var text = (node instanceof TemplateLiteral ? "`…`" : node.toSource()).replaceAll("\\s+", " ");
        return text.length() > 40 ? text.substring(0, 39) + "…" : text;
    }

    private static Diagnostic refused(Location.InFile place, String what) {
        return Diagnostic.of(
                        ErrorCode.NOT_SUPPORTED,
                        place,
                        what + " is not supported: JavaScript models are read and not run")
                .hint(WRITE_OUT);
    }

    /** The parser calls itself for each bracket. */
    static void checkDepth(Source source) {
        int depth = 0;
        for (int i = 0; i < source.text().length(); i++) {
            char c = source.text().charAt(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth > DEEPEST) {
                throw new Rejected(Diagnostic.of(
                        ErrorCode.MODEL_TOO_LARGE, source.at(i), "brackets are nested more than " + DEEPEST + " deep"));
            }
        }
    }

    /** Keeps the first error of the parser; those behind it follow from it. */
    static final class Reporter implements ErrorReporter {
        private static final List<String> NOT_PARSED =
                List.of("import", "export", "...", "for", "while", "class", "async");

        private final Source source;
        private Diagnostic first;

        Reporter(Source source) {
            this.source = source;
            this.first = Diagnostic.of(ErrorCode.MODEL_SYNTAX, source.at(0), "not valid JavaScript");
        }

        Diagnostic problem() {
            return first;
        }

        @Override
        public void warning(String message, String file, int line, String text, int column) {
            // what is merely unusual
        }

        @Override
        public void error(String message, String file, int line, String text, int column) {
            throw runtimeError(message, file, line, text, column);
        }

        @Override
        public EvaluatorException runtimeError(String message, String file, int line, String text, int column) {
            var place = new Location.InFile(source.file(), Math.max(1, line), Math.max(1, column));
            var start = source.line(Math.max(1, line)).strip();
            var word = start.startsWith("...") ? "..." : start.split("\\W", 2)[0];
            first = NOT_PARSED.contains(word)
                    ? refused(new Location.InFile(source.file(), line, 1), "`" + word + "`")
                    : Diagnostic.of(
                                    ErrorCode.MODEL_SYNTAX,
                                    place,
                                    "not valid JavaScript: " + message.toLowerCase(Locale.ROOT))
                            .hint("check the brackets, commas and quotes up to here");
            return new EvaluatorException(message);
        }
    }

    private JsProblem() {}
}
