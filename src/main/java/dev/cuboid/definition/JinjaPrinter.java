package dev.cuboid.definition;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints values as Cube does, which escapes as JSON: texts get quotes, lists and maps become JSON, and what is safe is
 * printed as it is. Cube puts quotes also where there are some already or where a word goes on, which nobody can use; there
 * the text stands without quotes of its own, and those around it are escaped in it.
 */
record JinjaPrinter(JinjaTexts texts) {
    String print(@Nullable Object value, Surroundings around) {
        if (!(value instanceof String text)) {
            return escaped(json(value), around);
        }
        if (texts.isSafe(text)) {
            return text;
        }
        if (around.areFree()) {
            return quoted(text);
        }
        if (!around.inDoubleQuotes() && text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("control characters outside of quotes");
        }
        return escaped(text, around);
    }

    private static String escaped(String text, Surroundings around) {
        var escaped = around.inSingleQuotes() ? text.replace("'", "''") : text;
        if (!around.inDoubleQuotes()) {
            return escaped;
        }
        var quoted = quoted(escaped);
        return quoted.substring(1, quoted.length() - 1);
    }

    String json(@Nullable Object value) {
        var json = new StringBuilder();
        write(value, json);
        return json.toString();
    }

    private void write(@Nullable Object value, StringBuilder json) {
        if (json.length() > JinjaBudget.LONGEST_TEXT) {
            throw new IllegalArgumentException("a text without end");
        }
        switch (value) {
            case null -> json.append("null");
            case String text -> json.append(quoted(text));
            case Boolean truth -> json.append(truth);
            case Number number -> json.append(number);
            case Map<?, ?> map -> map(map, json);
            case Map.Entry<?, ?> entry -> map(Map.of(entry.getKey(), entry.getValue()), json);
            case Collection<?> items -> {
                json.append('[');
                var separator = "";
                for (var item : items) {
                    json.append(separator);
                    write(item, json);
                    separator = ", ";
                }
                json.append(']');
            }
            default -> throw new IllegalArgumentException("not a value of templates");
        }
    }

    private void map(Map<?, ?> map, StringBuilder json) {
        json.append('{');
        var separator = "";
        for (var entry : map.entrySet()) {
            json.append(separator)
                    .append(quoted(String.valueOf(entry.getKey())))
                    .append(": ");
            write(entry.getValue(), json);
            separator = ", ";
        }
        json.append('}');
    }

    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                        quoted.append("\\u%04x".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
