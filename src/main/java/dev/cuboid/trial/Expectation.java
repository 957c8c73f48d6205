package dev.cuboid.trial;

import dev.cuboid.definition.Definition;
import java.math.BigDecimal;
import java.util.List;

/** What a test says of an answer. */
sealed interface Expectation {
    /** These rows and no others, in the columns that they name. */
    record Rows(Table table) implements Expectation {}

    /** In each row, and there is one. A key that is empty stands for the only measure. */
    record Equals(List<Named> values) implements Expectation {
        public Equals {
            values = List.copyOf(values);
        }
    }

    /** In each row, and there is one; both bounds are allowed themselves. */
    record Between(List<Bounds> bounds) implements Expectation {
        public Between {
            bounds = List.copyOf(bounds);
        }
    }

    /** The measures add up: grouped by these dimensions too, the sum of the rows is what the query itself gives. */
    record SumsTo(List<String> dimensions) implements Expectation {
        public SumsTo {
            dimensions = List.copyOf(dimensions);
        }
    }

    /** Another query gives the same rows, column by column. */
    record SameAsQuery(Definition query) implements Expectation {}

    /** A statement of the database's own gives the same rows, column by column. */
    record SameAsSql(String sql) implements Expectation {}

    record Named(String key, Cell value) {}

    record Bounds(String key, BigDecimal least, BigDecimal most) {}
}
