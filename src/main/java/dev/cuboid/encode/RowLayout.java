package dev.cuboid.encode;

import java.util.List;

/**
 * Under which keys the columns of a statement go out, in which shape, and how many rows at most. Equal layouts encode the same
 * rows to the same bytes.
 *
 * @param castNumerics whether numbers go out as JSON numbers instead of strings
 * @param mostRows after which the rows are cut off, and the answer says so
 */
public record RowLayout(Shape shape, List<Field> fields, boolean castNumerics, long mostRows) {
    public RowLayout {
        fields = List.copyOf(fields);
    }

    /** The JSON shapes of Cube's clients, and two for a single row. */
    public enum Shape {
        /** A list of objects. */
        DEFAULT,
        /** The keys once, then a list of lists. */
        COMPACT,
        /** The keys once, then a list for each. */
        COLUMNAR,
        /** The object of the only row. */
        OBJECT,
        /** The only cell of the only row. */
        CELL
    }

    /** A key of the answer's rows and where its value comes from. */
    public sealed interface Field {
        String key();

        /** @param source the statement's column, from 0 */
        record Cell(String key, int source) implements Field {}

        /** One text for all rows. */
        record Constant(String key, String text) implements Field {}
    }
}
