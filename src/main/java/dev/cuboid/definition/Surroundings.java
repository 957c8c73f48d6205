package dev.cuboid.definition;

import java.util.regex.Pattern;

/** What stands around an expression in its line of the template, which decides about the quotes of a text. */
record Surroundings(boolean inDoubleQuotes, boolean inSingleQuotes, boolean besideWord) {
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{.*?}}");
    private static final Pattern BLOCK = Pattern.compile("\\{[%#].*?[%#]}");

    static Surroundings of(String text, int start, int end) {
        var before = text.substring(text.lastIndexOf('\n', Math.max(0, start - 1)) + 1, start);
        before = BLOCK.matcher(EXPRESSION.matcher(before).replaceAll("x")).replaceAll("");
        boolean inDouble = false;
        boolean inSingle = false;
        for (int i = 0; i < before.length(); i++) {
            boolean opens = i == 0 || !isWord(before.charAt(i - 1));
            switch (before.charAt(i)) {
                case '\\' -> i += inDouble ? 1 : 0;
                case '"' -> inDouble = inDouble ? false : opens && !inSingle;
                case '\'' -> inSingle = inSingle ? false : opens;
                default -> {
                    // nothing that concerns quotes
                }
            }
        }
        boolean wordBefore = !before.isEmpty() && isWord(before.charAt(before.length() - 1));
        boolean wordAfter = end < text.length() && (isWord(text.charAt(end)) || text.startsWith("{{", end));
        return new Surroundings(inDouble, inSingle, wordBefore || wordAfter);
    }

    /** Whether a text may bring quotes of its own. */
    boolean areFree() {
        return !inDoubleQuotes && !inSingleQuotes && !besideWord;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
