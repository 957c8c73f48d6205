package dev.cuboid.model;

import java.util.Optional;

/** What names mean inside the SQL of one cube or view. */
interface Scope {
    /** The cube or view whose members speak. */
    String owner();

    Symbols symbols();

    Problems problems();

    /** Looks up {@code a.b.c}; what is not there is reported. */
    Optional<Target> resolve(Reference reference);
}
