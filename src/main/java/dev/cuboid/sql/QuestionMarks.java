package dev.cuboid.sql;

/**
 * JDBC takes a question mark for a bind, so an operator's own ({@code data ? 'key'}) is written twice. Inside quotes it is
 * left alone. Quotes may open in one piece of a template and close in another.
 */
final class QuestionMarks {
    private char open;

    String doubled(String sql) {
        if (open == 0 && sql.indexOf('?') < 0 && sql.indexOf('\'') < 0 && sql.indexOf('"') < 0) {
            return sql;
        }
        var text = new StringBuilder(sql.length() + 2);
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (open != 0) {
                open = c == open ? 0 : open;
            } else if (c == '\'' || c == '"') {
                open = c;
            } else if (c == '?') {
                text.append('?');
            }
            text.append(c);
        }
        return text.toString();
    }
}
