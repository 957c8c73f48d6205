package dev.cuboid.model;

import dev.cuboid.model.SqlTemplate.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A template cut into the words of SQL, for judging what it reads. Comments and blanks are left out. */
final class SqlTokens {
    enum Type {
        WORD,
        QUOTED_NAME,
        STRING,
        NUMBER,
        SYMBOL,
        REFERENCE
    }

    /**
     * @param part the reference's number among the template's parts, or -1
     * @param spaced whether a blank stands before it
     */
    record Token(Type type, String text, int part, boolean spaced) {
        boolean isWord(String word) {
            return type == Type.WORD && text.equalsIgnoreCase(word);
        }

        boolean isSymbol(String symbol) {
            return type == Type.SYMBOL && text.equals(symbol);
        }

        String lower() {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    /** Stands for a reference in the text; of Unicode's private use area, so that no SQL has it. */
    private static final char MARK = '\uE000';

    private final Cursor cursor;
    private final List<Integer> references = new ArrayList<>();
    private final List<Token> tokens = new ArrayList<>();
    private int referencesPassed;

    private SqlTokens(SqlTemplate template) {
        var text = new StringBuilder();
        for (int i = 0; i < template.parts().size(); i++) {
            if (template.parts().get(i) instanceof Part.Text(var sql)) {
                text.append(sql);
            } else {
                text.append(MARK);
                references.add(i);
            }
        }
        cursor = new Cursor(text.toString());
    }

    static List<Token> of(SqlTemplate template) {
        var reader = new SqlTokens(template);
        while (reader.more()) {
            reader.step();
        }
        return List.copyOf(reader.tokens);
    }

    private boolean spaced;

    private boolean more() {
        int start = cursor.position();
        cursor.skipBlanks();
        while (cursor.lookingAt("--") || cursor.lookingAt("/*")) {
            skip(cursor.lookingAt("--") ? cursor.through("\n") : cursor.through("*/"));
            cursor.skipBlanks();
        }
        spaced = cursor.position() > start;
        return !cursor.atEnd();
    }

    private void step() {
        char c = cursor.peek();
        int start = cursor.position();
        if (c == MARK) {
            cursor.next();
            add(Type.REFERENCE, "", references.get(referencesPassed++));
        } else if (c == '\'') {
            string(start);
        } else if (c == '"') {
            cursor.next();
            add(Type.QUOTED_NAME, skip(c + cursor.through("\"")), -1);
        } else if (Character.isDigit(c) || (c == '.' && Character.isDigit(cursor.peek(1)))) {
            number(start);
        } else {
            var word = cursor.name();
            if (word.isEmpty()) {
                symbol(start);
            } else {
                add(Type.WORD, word, -1);
            }
        }
    }

    private void string(int start) {
        do {
            cursor.next();
            cursor.through("'");
        } while (cursor.peek() == '\'');
        add(Type.STRING, skip(cursor.from(start)), -1);
    }

    private void number(int start) {
        while (Character.isLetterOrDigit(cursor.peek()) || cursor.peek() == '.') {
            cursor.next();
        }
        add(Type.NUMBER, cursor.from(start), -1);
    }

    private void symbol(int start) {
        boolean pair = cursor.lookingAt("::") || cursor.lookingAt("=>");
        cursor.moveTo(start + (pair ? 2 : 1));
        add(Type.SYMBOL, cursor.from(start), -1);
    }

    private void add(Type type, String text, int part) {
        tokens.add(new Token(type, text, part, spaced));
    }

    /** References inside strings and comments are passed over. */
    private String skip(String text) {
        referencesPassed += (int) text.chars().filter(c -> c == MARK).count();
        return text;
    }
}
