package dev.cuboid.model;

import dev.cuboid.diagnostic.Location;
import java.util.List;

/** Names with dots between them, as written. */
record Reference(List<String> names, Location at, Place place) {
    enum Place {
        /** Between braces in SQL. */
        SQL,
        /** Between braces in a string literal of SQL, where the braces may be meant literally. */
        STRING,
        /** Without braces, where a parameter takes a member. */
        PARAMETER
    }

    Reference {
        names = List.copyOf(names);
    }

    String head() {
        return names.getFirst();
    }

    List<String> rest() {
        return names.subList(1, names.size());
    }

    String text() {
        return String.join(".", names);
    }
}
