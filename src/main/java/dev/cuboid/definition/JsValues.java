package dev.cuboid.definition;

import dev.cuboid.definition.Definition.Entry;
import dev.cuboid.definition.Definition.Mapping;
import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.definition.Definition.Sequence;
import dev.cuboid.definition.Definition.Type;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mozilla.javascript.Token;
import org.mozilla.javascript.ast.ArrayLiteral;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.FunctionNode;
import org.mozilla.javascript.ast.KeywordLiteral;
import org.mozilla.javascript.ast.Name;
import org.mozilla.javascript.ast.NumberLiteral;
import org.mozilla.javascript.ast.ObjectLiteral;
import org.mozilla.javascript.ast.ObjectProperty;
import org.mozilla.javascript.ast.ParenthesizedExpression;
import org.mozilla.javascript.ast.PropertyGet;
import org.mozilla.javascript.ast.StringLiteral;
import org.mozilla.javascript.ast.TemplateLiteral;
import org.mozilla.javascript.ast.UnaryExpression;

/** Values of a JavaScript model: literals, references to members, templates, and functions that only return one of these. */
final class JsValues {
    private static final Set<String> SQL = Set.of("sql", "sqlTable", "sql_table", "url", "if");
    private static final List<String> OF_CALLER = List.of("public", "shown", "visible", "dataSource", "data_source");
    private static final Set<String> REFERENCE = Set.of(
            "extends",
            "timeDimension",
            "time_dimension",
            "timeDimensionReference",
            "dimension",
            "member",
            "key",
            "joinPath",
            "join_path");

    private final Source source;
    private final List<Diagnostic> problems;

    JsValues(Source source, List<Diagnostic> problems) {
        this.source = source;
        this.problems = problems;
    }

    Location.InFile at(AstNode node) {
        return source.at(node.getAbsolutePosition());
    }

    /** @param key what the value is the value of; nothing for items of lists, where members may be named */
    Definition read(AstNode node, String key) {
        return switch (node) {
            case ObjectLiteral object -> object(object);
            case ArrayLiteral array -> array(array);
            case StringLiteral text -> text(text, isSql(key) ? JsTemplate.braces(text.getValue()) : text.getValue());
            case TemplateLiteral template -> template(template, key);
            case NumberLiteral number -> scalar(number, number.getValue(), Type.NUMBER);
            case KeywordLiteral word -> keyword(word);
            case UnaryExpression minus
            when minus.getType() == Token.NEG && minus.getOperand() instanceof NumberLiteral number ->
                scalar(minus, "-" + number.getValue(), Type.NUMBER);
            case ParenthesizedExpression inner -> read(inner.getExpression(), key);
            case FunctionNode function -> function(function, key);
            case Name _, PropertyGet _ -> path(node, key);
            default -> refused(node);
        };
    }

    private static boolean isSql(String key) {
        return SQL.contains(key);
    }

    private Definition object(ObjectLiteral object) {
        var entries = new ArrayList<Entry>();
        var seen = new HashSet<String>();
        for (var property : object.getElements()) {
            var key = key(property);
            if (key.isEmpty()) {
                problems.add(JsProblem.dynamic(property, at(property)));
            } else if (seen.add(key)) {
                entries.add(new Entry(key, at(property), read(property.getRight(), key)));
            } else {
                problems.add(
                        Diagnostic.of(ErrorCode.DUPLICATE_NAME, at(property), "`" + key + "` defined more than once")
                                .hint("keep one of them; JavaScript would take the last one"));
            }
        }
        return new Mapping(entries, at(object));
    }

    /** The name of a property; nothing where it is computed, spread, an accessor or a shorthand. */
    private static String key(ObjectProperty property) {
        if (property.isShorthand() || property.isGetterMethod() || property.isSetterMethod()) {
            return "";
        }
        return switch (property.getLeft()) {
            case Name name -> name.getIdentifier();
            case StringLiteral text -> text.getValue();
            case NumberLiteral number -> number.getValue();
            default -> "";
        };
    }

    private Definition array(ArrayLiteral array) {
        return new Sequence(
                array.getElements().stream().map(item -> read(item, "")).toList(), at(array));
    }

    private Definition keyword(KeywordLiteral word) {
        return switch (word.getType()) {
            case Token.TRUE, Token.FALSE -> scalar(word, word.toSource(), Type.BOOLEAN);
            case Token.NULL -> scalar(word, "null", Type.NULL);
            default -> refused(word);
        };
    }

    private Definition template(TemplateLiteral template, String key) {
        if (!isSql(key) && !template.getSubstitutions().isEmpty()) {
            problems.add(JsProblem.templateOutsideSql(
                    key, at(template.getSubstitutions().getFirst())));
        }
        return text(template, new JsTemplate(source, problems).text(template, isSql(key)));
    }

    /** A function that only returns something stands for what it returns; Cube calls it when names are resolved. */
    private Definition function(FunctionNode function, String key) {
        return JsTemplate.returned(function).map(value -> read(value, key)).orElseGet(() -> refused(function));
    }

    private Definition path(AstNode node, String key) {
        var path = JsTemplate.path(node);
        boolean ofCaller = OF_CALLER.contains(key) && path.startsWith("COMPILE_CONTEXT.");
        boolean allowed = key.isEmpty() || REFERENCE.contains(key) || ofCaller;
        if (!allowed || path.isEmpty() || path.startsWith("process.") || path.equals("undefined")) {
            return refused(node);
        }
        return scalar(node, path, Type.TEXT);
    }

    private Definition refused(AstNode node) {
        problems.add(JsProblem.dynamic(node, at(node)));
        return scalar(node, "", Type.NULL);
    }

    private Scalar text(AstNode node, String text) {
        return scalar(node, text, Type.TEXT);
    }

    private Scalar scalar(AstNode node, String text, Type type) {
        int start = node.getAbsolutePosition();
        int end = Math.min(source.text().length(), start + Math.max(1, node.getLength()));
        return new Scalar(text, type, source.text().substring(start, end), at(node));
    }
}
