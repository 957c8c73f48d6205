package dev.cuboid.definition;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Which texts are printed as they are: those of macros and blocks, and those that passed the filter {@code safe}. */
final class JinjaTexts {
    private final Set<Object> safe = Collections.newSetFromMap(new IdentityHashMap<>());

    /** A text of its own, since equal texts of other origin are not safe. */
    String safe(String text) {
        var own = new StringBuilder(text).toString();
        safe.add(own);
        return own;
    }

    boolean isSafe(Object text) {
        return safe.contains(text);
    }
}
