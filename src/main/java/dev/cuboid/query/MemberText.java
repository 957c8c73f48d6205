package dev.cuboid.query;

/** The patterns that Cube holds names in a query against, without a regular expression on the way of every request. */
final class MemberText {
    static final String MEMBER = "/^[a-zA-Z0-9_]+\\.[a-zA-Z0-9_]+$/";
    static final String DIMENSION = "/^[a-zA-Z0-9_]+\\.[a-zA-Z0-9_]+(\\.[a-zA-Z0-9_]+)?$/";
    static final String ORDER_KEY =
            "/^[a-zA-Z0-9_]+\\.[a-zA-Z0-9_]+$|^[a-zA-Z0-9_]+$|^[a-zA-Z0-9_]+\\.[a-zA-Z0-9_]+\\.[a-zA-Z0-9_]+$/";

    /** The number of names between the dots, or 0 if one of them is empty or has another character. */
    static int parts(String text) {
        int parts = 1;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && inside) {
                parts++;
                inside = false;
            } else if (isWord(c)) {
                inside = true;
            } else {
                return 0;
            }
        }
        return inside ? parts : 0;
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    static String mismatch(String text, String pattern) {
        return text.isEmpty()
                ? "is not allowed to be empty"
                : "with value \"%s\" fails to match the required pattern: %s".formatted(text, pattern);
    }

    private MemberText() {}
}
