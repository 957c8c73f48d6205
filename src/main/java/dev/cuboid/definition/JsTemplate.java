package dev.cuboid.definition;

import dev.cuboid.diagnostic.Diagnostic;
import java.util.List;
import java.util.Set;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.FunctionCall;
import org.mozilla.javascript.ast.FunctionNode;
import org.mozilla.javascript.ast.Name;
import org.mozilla.javascript.ast.PropertyGet;
import org.mozilla.javascript.ast.StringLiteral;
import org.mozilla.javascript.ast.TemplateCharacters;
import org.mozilla.javascript.ast.TemplateLiteral;

/** A template literal as the text that stands in YAML: {@code ${Users.id}} becomes {@code {Users.id}}. */
record JsTemplate(Source source, List<Diagnostic> problems) {
    private static final Set<String> CONTEXT = Set.of("FILTER_PARAMS", "FILTER_GROUP", "SQL_UTILS", "SECURITY_CONTEXT");

    String text(TemplateLiteral template, boolean sql) {
        var text = new StringBuilder();
        for (var part : template.getElements()) {
            if (part instanceof TemplateCharacters characters) {
                text.append(sql ? braces(characters.getValue()) : characters.getValue());
            } else {
                text.append('{').append(reference(part)).append('}');
            }
        }
        return text.toString();
    }

    /** Braces that stand for themselves, as YAML wants them. */
    static String braces(String text) {
        return text.replace("{", "\\{").replace("}", "\\}");
    }

    /** The reference in the spelling of the file, which the reader of templates understands. */
    private String reference(AstNode node) {
        if (!isReference(node)) {
            problems.add(JsProblem.substitution(node, source.at(node.getAbsolutePosition())));
            return "CUBE";
        }
        int start = node.getAbsolutePosition();
        return source.text().substring(start, start + node.getLength());
    }

    private static boolean isReference(AstNode node) {
        if (!(node instanceof FunctionCall call)) {
            var path = path(node);
            return !path.isEmpty() && !path.startsWith("process.");
        }
        var function = path(call.getTarget());
        if (function.endsWith(".sql")) {
            return call.getArguments().isEmpty();
        }
        boolean known = CONTEXT.contains(function.split("\\.", 2)[0]);
        return known && call.getArguments().stream().allMatch(JsTemplate::isArgument);
    }

    private static boolean isArgument(AstNode argument) {
        return switch (argument) {
            case StringLiteral _ -> true;
            case TemplateLiteral text -> text.getSubstitutions().stream().allMatch(JsTemplate::isReference);
            case FunctionNode function -> function.getBody() instanceof AstNode body && isArgument(body);
            default -> isReference(argument);
        };
    }

    /** {@code a.b.c}, or nothing for whatever is no path of names. */
    static String path(AstNode node) {
        return switch (node) {
            case Name name -> name.getIdentifier();
            case PropertyGet get -> {
                var left = path(get.getTarget());
                yield left.isEmpty() ? "" : left + "." + get.getProperty().getIdentifier();
            }
            default -> "";
        };
    }
}
