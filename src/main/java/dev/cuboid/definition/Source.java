package dev.cuboid.definition;

import dev.cuboid.diagnostic.Location;

/** The text of a file, one line break per line, without a byte order mark. */
record Source(String file, String text) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    static Source of(String file, String text) {
        var plain = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        plain = plain.replace("\r\n", "\n").replace('\r', '\n');
        // JSON may be indented by tabs, YAML may not; the columns stay
        return new Source(file, file.endsWith(".json") ? plain.replace('\t', ' ') : plain);
    }

    /** A line's text, counted from 0. */
    String line(int number) {
        return text.lines().skip(number).findFirst().orElse("");
    }

    /** The place of a character. */
    Location.InFile at(int offset) {
        int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        int line = (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        return new Location.InFile(file, line, text.codePointCount(lineStart, Math.min(offset, text.length())) + 1);
    }
}
