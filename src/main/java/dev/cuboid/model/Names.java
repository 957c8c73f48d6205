package dev.cuboid.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How names are spelled: snake_case, camelCase and titles for people. */
final class Names {
    static final Pattern VALID = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");
    /** As the library that Cube makes its titles with. */
    private static final Set<String> SMALL_WORDS = Set.of(
            "and", "or", "nor", "a", "an", "the", "so", "but", "to", "of", "at", "by", "from", "into", "on", "onto",
            "off", "out", "in", "over", "with", "for");

    /** {@code userID} and {@code HTMLPage} are {@code user_id} and {@code html_page}. */
    static String snakeCase(String name) {
        var snake = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            if (i > 0 && beginsWord(name, i)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(name.charAt(i)));
        }
        return snake.toString();
    }

    private static boolean beginsWord(String name, int i) {
        char before = name.charAt(i - 1);
        if (!Character.isUpperCase(name.charAt(i)) || before == '_') {
            return false;
        }
        boolean lastCapital = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
        return !Character.isUpperCase(before) || lastCapital;
    }

    static String camelCase(String name) {
        int underscore = name.indexOf('_', 1);
        if (underscore < 0) {
            return name;
        }
        var camel = new StringBuilder(name.length());
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_' && i > 0) {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return camel.toString();
    }

    /** {@code userId} is "User ID". */
    static String title(String name) {
        var words = List.of(snakeCase(name).replace('_', ' ').strip().split(" +"));
        var title = new StringBuilder();
        for (var word : words) {
            title.append(title.isEmpty() ? "" : " ").append(titleWord(word, title.isEmpty()));
        }
        return title.toString();
    }

    private static String titleWord(String word, boolean first) {
        if (word.equals("id")) {
            return "ID";
        }
        if (word.isEmpty() || (!first && SMALL_WORDS.contains(word))) {
            return word;
        }
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** {@code `a`, `b`} */
    static String quoted(Iterable<String> names) {
        var text = new StringBuilder();
        for (var name : names) {
            text.append(text.isEmpty() ? "`" : ", `").append(name).append('`');
        }
        return text.toString();
    }

    private Names() {}
}
