package dev.cuboid.execution;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The finished rows of one statement, in the forms that clients see: texts (numbers as the database prints them), booleans,
 * and null. One flat list of cells, so that a thousand rows cost no object each.
 */
public final class Rows {
    private final List<String> keys;
    private final List<@Nullable Object> cells;

    private Rows(List<String> keys, List<@Nullable Object> cells) {
        this.keys = List.copyOf(keys);
        this.cells = cells;
    }

    /** Rows of cells that stand one after another, row by row. */
    public static Rows of(List<String> keys, List<@Nullable Object> cells) {
        if (keys.isEmpty() ? !cells.isEmpty() : cells.size() % keys.size() != 0) {
            throw new IllegalArgumentException(cells.size() + " cells for " + keys.size() + " columns");
        }
        return new Rows(keys, new ArrayList<>(cells));
    }

    /** The columns' keys in the answer. */
    public List<String> keys() {
        return keys;
    }

    /** How many rows there are. */
    public int size() {
        return keys.isEmpty() ? 0 : cells.size() / keys.size();
    }

    /** A String, a Boolean, or null for SQL's NULL. */
    public @Nullable Object cell(int row, int column) {
        return cells.get(row * keys.size() + column);
    }

    /** The one number that a counting statement gives. */
    public long count() {
        if (cells.size() != 1 || !(cells.getFirst() instanceof String number)) {
            throw new IllegalStateException("not one number: " + this);
        }
        return Long.parseLong(number);
    }

    /** The one cell of one row as text; NULL, and no row at all, are empty text. */
    public String only() {
        var cell = cells.isEmpty() ? null : cells.getFirst();
        return cell == null ? "" : cell.toString();
    }

    @Override
    public String toString() {
        return "Rows[" + size() + " of " + keys + "]";
    }
}
