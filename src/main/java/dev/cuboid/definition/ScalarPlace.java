package dev.cuboid.definition;

import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.diagnostic.Location;

/**
 * Where a character of a scalar's text stands in the file. Quotes, escapes, indentation and folded lines make the two
 * differ, so the text is followed along the raw form; behind an escape the place may be off by the escape's length.
 */
final class ScalarPlace {
    static Location.InFile of(Scalar scalar, int offset) {
        if (!MarkedText.hasMarks(scalar.raw())) {
            return of(scalar, scalar.raw(), offset);
        }
        var marked = MarkedText.of(scalar.raw());
        return marked.origins().at(marked.text(), follow(scalar.text(), marked.text(), offset));
    }

    private static Location.InFile of(Scalar scalar, String raw, int offset) {
        int place = Math.min(follow(scalar.text(), raw, offset), Math.max(0, raw.length() - 1));
        int lineStart = raw.lastIndexOf('\n', place - 1) + 1;
        int lines = (int) raw.substring(0, place).chars().filter(c -> c == '\n').count();
        var start = scalar.location();
        return lines == 0
                ? new Location.InFile(start.file(), start.line(), start.column() + place)
                : new Location.InFile(start.file(), start.line() + lines, place - lineStart + 1);
    }

    private static int follow(String text, String raw, int offset) {
        int place = bodyStart(raw);
        for (int i = 0; i < text.length() && i <= offset; i++) {
            place = next(raw, place, text.charAt(i));
            if (i < offset) {
                place++;
            }
        }
        return place;
    }

    private static int next(String raw, int from, char wanted) {
        if (Character.isWhitespace(wanted)) {
            return from;
        }
        int found = raw.indexOf(wanted, from);
        return found < 0 ? from : found;
    }

    private static int bodyStart(String raw) {
        if (raw.isEmpty()) {
            return 0;
        }
        return switch (raw.charAt(0)) {
            case '\'', '"' -> 1;
            case '|', '>' -> raw.indexOf('\n') + 1;
            default -> 0;
        };
    }

    private ScalarPlace() {}
}
