package dev.cuboid.definition;

import dev.cuboid.diagnostic.Location;

/**
 * The text of a file, one line break per line, without a byte order mark.
 *
 * @param origins where the text comes from if a template gave it
 */
record Source(String file, String text, Origins origins) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    static Source of(String file, String text) {
        var plain = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        plain = plain.replace("\r\n", "\n").replace('\r', '\n');
        // JSON may be indented by tabs, YAML may not; the columns stay
        return new Source(file, file.endsWith(".json") ? plain.replace('\t', ' ') : plain, Origins.ITS_OWN);
    }

    /** A line's text, counted from 1. */
    String line(int number) {
        return text.lines().skip(number - 1L).findFirst().orElse("");
    }

    /** The place of a character. */
    Location.InFile at(int offset) {
        if (!origins.isItsOwn()) {
            return origins.at(text, offset);
        }
        int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        int line = (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        return new Location.InFile(file, line, text.codePointCount(lineStart, Math.min(offset, text.length())) + 1);
    }

    /** The place of a character that a parser has counted to, lines and columns from 0. */
    Location.InFile at(int line, int column, int codePoint) {
        return origins.isItsOwn()
                ? new Location.InFile(file, line + 1, column + 1)
                : origins.at(
                        text, text.offsetByCodePoints(0, Math.min(codePoint, text.codePointCount(0, text.length()))));
    }
}
