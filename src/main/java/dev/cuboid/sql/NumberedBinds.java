package dev.cuboid.sql;

/** Turns JDBC's {@code ?} into PostgreSQL's {@code $1}, {@code $2} …, as clients and {@code psql} run it. */
final class NumberedBinds {
    private final String sql;
    private final StringBuilder numbered;
    private int at;
    private int number;

    private NumberedBinds(String sql) {
        this.sql = sql;
        this.numbered = new StringBuilder(sql.length() + 16);
    }

    static String of(String sql) {
        return new NumberedBinds(sql).rewrite();
    }

    private String rewrite() {
        while (at < sql.length()) {
            char next = sql.charAt(at);
            switch (next) {
                case '\'', '"' -> copyThrough(sql.indexOf(next, at + 1), 1);
                case '-' -> copyComment("--", "\n");
                case '/' -> copyComment("/*", "*/");
                case '?' -> placeholder();
                default -> {
                    numbered.append(next);
                    at++;
                }
            }
        }
        return numbered.toString();
    }

    private void copyComment(String opening, String closing) {
        if (sql.startsWith(opening, at)) {
            copyThrough(sql.indexOf(closing, at + opening.length()), closing.length());
        } else {
            numbered.append(sql.charAt(at++));
        }
    }

    /** Copies up to the end of what ends there; to the end of the text where nothing ends it. */
    private void copyThrough(int last, int length) {
        int end = last < 0 ? sql.length() : last + length;
        numbered.append(sql, at, end);
        at = end;
    }

    /** JDBC writes an operator's question mark twice. */
    private void placeholder() {
        if (sql.startsWith("??", at)) {
            numbered.append('?');
            at += 2;
        } else {
            numbered.append('$').append(++number);
            at++;
        }
    }
}
