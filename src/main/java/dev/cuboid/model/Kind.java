package dev.cuboid.model;

import java.util.List;
import java.util.function.Supplier;

/** What the value of a parameter may be. */
sealed interface Kind {
    /** Values without inner structure. */
    enum Plain implements Kind {
        TEXT,
        NAME,
        REFERENCE,
        SQL,
        FLAG,
        /** Any JSON value, kept as it is. */
        ANYTHING,
        /** Any object, kept as it is. */
        OBJECT
    }

    /** One of some words, in snake_case or camelCase. */
    record Choice(List<String> words) implements Kind {}

    record ListOf(Kind item) implements Kind {}

    /** A list, or a single value that stands for a list of one. */
    record OneOrMore(Kind item) implements Kind {}

    /** Objects that each have a name: a list, or an object whose keys are the names. */
    record Named(Shape shape) implements Kind {}

    record Part(Supplier<Shape> shape) implements Kind {}

    /** A plain value, or something with structure. */
    record Either(Kind plain, Kind structured) implements Kind {}

    /** The word {@code *}, or a list. */
    record AllOr(Kind list) implements Kind {}

    /**
     * Read and checked, and not served in the way of Cube.
     *
     * @param how it is served, for people
     */
    record Partly(Kind kind, String how) implements Kind {}

    static Kind choice(String... words) {
        return new Choice(List.of(words));
    }

    static Kind listOf(Kind item) {
        return new ListOf(item);
    }

    static Kind named(Shape shape) {
        return new Named(shape);
    }

    static Kind part(Shape shape) {
        return new Part(() -> shape);
    }
}
