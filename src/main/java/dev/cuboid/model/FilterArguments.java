package dev.cuboid.model;

import dev.cuboid.model.SqlTemplate.FilterArgument;
import dev.cuboid.model.SqlTemplate.LambdaPart;
import dev.cuboid.model.TemplateReader.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code filter(…)} is given: a column as a string, or a function of the filter's values, in Python's spelling
 * ({@code lambda from, to: f"…"}) or JavaScript's ({@code (from, to) => `…`}).
 */
record FilterArguments(TemplateReader templates, Cursor cursor, Origin origin) {
    Optional<FilterArgument> read() {
        var column = QuotedText.read(cursor);
        if (column.isPresent()) {
            return column.map(text -> new FilterArgument.Expression(
                    templates.read(text.content(), origin.plus(text.offset()), Use.ROW_VALUE)));
        }
        return python().or(this::arrow);
    }

    private Optional<FilterArgument> python() {
        int start = cursor.position();
        cursor.skipBlanks();
        if (cursor.name().equals("lambda")) {
            var parameters = parameters();
            if (cursor.accept(":")) {
                return body(parameters);
            }
        }
        cursor.moveTo(start);
        return Optional.empty();
    }

    private Optional<FilterArgument> arrow() {
        boolean parenthesised = cursor.accept("(");
        var parameters = parameters();
        if ((parenthesised && !cursor.accept(")")) || !cursor.accept("=>")) {
            return Optional.empty();
        }
        return body(parameters);
    }

    private List<String> parameters() {
        var parameters = new ArrayList<String>();
        do {
            cursor.skipBlanks();
            var name = cursor.name();
            if (!name.isEmpty()) {
                parameters.add(name);
            }
        } while (cursor.accept(","));
        return parameters;
    }

    private Optional<FilterArgument> body(List<String> parameters) {
        return QuotedText.read(cursor)
                .flatMap(text -> parts(text.content(), parameters))
                .map(parts -> new FilterArgument.Lambda(parameters.size(), parts));
    }

    /** Text and parameters in turn; empty where the braces hold anything else. */
    private static Optional<List<LambdaPart>> parts(String body, List<String> parameters) {
        var parts = new ArrayList<LambdaPart>();
        var inside = new Cursor(body);
        while (!inside.atEnd()) {
            var text = inside.upTo("{");
            boolean brace = inside.accept("{");
            var plain = brace && text.endsWith("$") ? text.substring(0, text.length() - 1) : text;
            if (!plain.isEmpty()) {
                parts.add(new LambdaPart.Text(plain));
            }
            if (brace) {
                inside.skipBlanks();
                int index = parameters.indexOf(inside.name());
                if (index < 0 || !inside.accept("}")) {
                    return Optional.empty();
                }
                parts.add(new LambdaPart.Parameter(index));
            }
        }
        return Optional.of(parts);
    }
}
