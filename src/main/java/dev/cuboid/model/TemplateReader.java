package dev.cuboid.model;

import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.model.SqlTemplate.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * SQL of a model file with its references resolved. Braces inside comments and inside string literals that hold no reference
 * are text; {@code \{} and {@code \}} are always braces. Line comments are dropped, lest one at the end swallow what a
 * statement goes on with.
 */
final class TemplateReader {
    private static final Pattern BARE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*|\"[^\"{}]+\"|`[^`{}]+`");
    private static final Set<String> VALUES = Set.of(
            "null",
            "true",
            "false",
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp",
            "current_user",
            "session_user");

    private static final List<String> ONLY_IN_BRACES =
            List.of("FILTER_PARAMS.", "FILTER_GROUP(", "SQL_UTILS.", "SECURITY_CONTEXT.", "COMPILE_CONTEXT.");

    private final Scope scope;

    TemplateReader(Scope scope) {
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    SqlTemplate read(Scalar sql, Use use) {
        var text = sql.text().strip();
        int offset = sql.text().indexOf(text);
        if (use.bareNameIsColumn() && isBareName(text)) {
            return column(text, sql, use);
        }
        return read(text, new Origin(sql, offset), use);
    }

    /** A stretch of a scalar: an offset in the stretch and the scalar's place give a place in the file. */
    record Origin(Scalar scalar, int offset) {
        Location at(int inside) {
            return scalar.at(offset + inside);
        }

        Origin plus(int more) {
            return new Origin(scalar, offset + more);
        }
    }

    SqlTemplate read(String text, Origin origin, Use use) {
        return new Walk(text, origin, use).template();
    }

    static boolean isBareName(String text) {
        return BARE_NAME.matcher(text).matches() && !VALUES.contains(text.toLowerCase(Locale.ROOT));
    }

    private SqlTemplate column(String text, Scalar sql, Use use) {
        UseCheck.problemsOf(use, new Target.OfCube(List.of(), scope.owner()), sql.location())
                .forEach(scope.problems()::add);
        var name = text.startsWith("`") ? "\"" + text.substring(1, text.length() - 1) + "\"" : text;
        return new SqlTemplate(List.of(new Part.CubeReference(List.of()), new Part.Text("." + name)));
    }

    /** One pass over one text. */
    private final class Walk {
        private final Cursor cursor;
        private final Origin origin;
        private final BraceReader braces;
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private String closing = "";
        private boolean escapes;

        Walk(String source, Origin origin, Use use) {
            this.origin = origin;
            cursor = new Cursor(source);
            braces = new BraceReader(TemplateReader.this, cursor, origin, use);
        }

        SqlTemplate template() {
            while (!cursor.atEnd()) {
                step();
            }
            flush();
            return new SqlTemplate(parts);
        }

        private void step() {
            if (cursor.peek() == '\\' && (cursor.peek(1) == '{' || cursor.peek(1) == '}')) {
                cursor.next();
                text.append(cursor.next());
            } else if (cursor.peek() == '{' || cursor.lookingAt("${")) {
                brace();
            } else if (closing.isEmpty()) {
                plain();
            } else {
                quoted();
            }
        }

        private void brace() {
            int start = cursor.position();
            if (cursor.peek() == '$') {
                cursor.next();
            }
            var part = braces.read(!closing.isEmpty());
            if (part.isPresent()) {
                flush();
                parts.add(part.get());
            } else {
                cursor.moveTo(start);
                text.append(cursor.next());
            }
        }

        private void plain() {
            if (cursor.lookingAt("--")) {
                cursor.upTo("\n");
            } else if (cursor.lookingAt("/*")) {
                text.append(cursor.through("*/"));
            } else {
                rejectUnbraced();
                rejectUnopened();
                open();
                text.append(cursor.next());
            }
        }

        private void rejectUnbraced() {
            for (var word : ONLY_IN_BRACES) {
                if (cursor.lookingAt(word) && !Character.isLetterOrDigit(cursor.peek(-1))) {
                    scope.problems()
                            .report(
                                    ErrorCode.TEMPLATE_SYNTAX,
                                    origin.at(cursor.position()),
                                    "`%s` stands outside of braces".formatted(word.substring(0, word.length() - 1)),
                                    "put `{` and `}` around the whole call");
                }
            }
        }

        private void rejectUnopened() {
            if (cursor.peek() == '}') {
                scope.problems()
                        .report(
                                ErrorCode.TEMPLATE_SYNTAX,
                                origin.at(cursor.position()),
                                "a brace is closed that was not opened",
                                "take it away, or write `\\}` for a brace that belongs to the SQL");
            }
        }

        private void open() {
            char c = cursor.peek();
            if (c == '\'' || c == '"') {
                closing = String.valueOf(c);
                escapes = c == '\'' && (cursor.peek(-1) == 'E' || cursor.peek(-1) == 'e');
            } else if (c == '$' && !Character.isLetterOrDigit(cursor.peek(-1))) {
                openDollarQuote();
            }
        }

        private void openDollarQuote() {
            int start = cursor.position();
            cursor.next();
            var tag = cursor.name();
            boolean opens = cursor.peek() == '$';
            cursor.moveTo(start);
            if (opens) {
                closing = "$" + tag + "$";
                // all but the last character, which the caller copies
                while (cursor.position() < start + tag.length() + 1) {
                    text.append(cursor.next());
                }
            }
        }

        private void quoted() {
            if (escapes && cursor.peek() == '\\') {
                text.append(cursor.next());
            } else if (cursor.lookingAt(closing)) {
                text.append(closing);
                cursor.moveTo(cursor.position() + closing.length());
                closing = "";
                return;
            }
            if (!cursor.atEnd()) {
                text.append(cursor.next());
            }
        }

        private void flush() {
            if (!text.isEmpty()) {
                parts.add(new Part.Text(text.toString()));
                text.setLength(0);
            }
        }
    }
}
