package dev.cuboid.model;

import java.util.List;
import java.util.Optional;

/**
 * A string literal of Python or JavaScript inside a template's braces.
 *
 * @param offset where its content begins in the text around it
 */
record QuotedText(String content, int offset) {
    private static final List<String> QUOTES = List.of("'''", "\"\"\"", "'", "\"", "`");

    /** The literal that comes next, with or without an {@code f} before it; the cursor stays if there is none. */
    static Optional<QuotedText> read(Cursor cursor) {
        int start = cursor.position();
        cursor.skipBlanks();
        if ((cursor.peek() == 'f' || cursor.peek() == 'F') && "'\"`".indexOf(cursor.peek(1)) >= 0) {
            cursor.next();
        }
        for (var quote : QUOTES) {
            if (cursor.lookingAt(quote)) {
                return inside(cursor, quote, start);
            }
        }
        cursor.moveTo(start);
        return Optional.empty();
    }

    private static Optional<QuotedText> inside(Cursor cursor, String quote, int start) {
        cursor.accept(quote);
        int offset = cursor.position();
        var content = new StringBuilder();
        while (!cursor.atEnd() && !cursor.lookingAt(quote)) {
            if (cursor.peek() == '\\' && cursor.peek(1) == quote.charAt(0)) {
                cursor.next();
            }
            content.append(cursor.next());
        }
        if (cursor.atEnd()) {
            cursor.moveTo(start);
            return Optional.empty();
        }
        cursor.accept(quote);
        return Optional.of(new QuotedText(content.toString(), offset));
    }
}
