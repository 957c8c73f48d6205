package dev.cuboid.plan;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of columns and tables inside a statement: readable, unique, and short enough for every database. */
final class Names {
    /** PostgreSQL cuts identifiers to 63 bytes; others allow more. */
    private static final int LONGEST = 63;

    private final Set<String> taken = new HashSet<>();

    /** The name, or the name with a number if it is taken. */
    String unique(String wanted) {
        var name = shortened(wanted);
        for (int i = 2; !taken.add(name); i++) {
            name = shortened(wanted + "_" + i);
        }
        return name;
    }

    /** {@code UserEngagement.eventTime.day} → {@code user_engagement__event_time_day}. */
    static String ofKey(String key) {
        int dot = key.indexOf('.');
        return dot < 0
                ? shortened(snake(key))
                : shortened(snake(key.substring(0, dot)) + "__"
                        + snake(key.substring(dot + 1)).replace('.', '_'));
    }

    static String snake(String name) {
        return hasUpperCase(name) ? separated(name) : name;
    }

    private static boolean hasUpperCase(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isUpperCase(name.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String separated(String name) {
        var text = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean startsWord = Character.isUpperCase(c)
                    && i > 0
                    && (!Character.isUpperCase(name.charAt(i - 1))
                            || (i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1))));
            if (startsWord && name.charAt(i - 1) != '_' && name.charAt(i - 1) != '.') {
                text.append('_');
            }
            text.append(c);
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }

    /** The name itself, or its beginning and a hash of all of it. Model names are ASCII, so characters are bytes. */
    static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        var hash = "_%08x".formatted(name.hashCode());
        return name.substring(0, LONGEST - hash.length()) + hash;
    }
}
