package dev.cuboid.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows that were taken out of the driver, so that another thread may look at them while the driver fetches more. */
final class Portion {
    private static final int CELL_BYTES = 24;
    private static final int FEW_ROWS = 64;

    private final int width;
    private final boolean last;
    private byte[] @Nullable [] cells;
    private int rows;
    private long bytes;

    private Portion(ResultRow row, int width, ResultSet result, int most) throws SQLException {
        this.width = width;
        this.cells = new byte[Math.min(most, FEW_ROWS) * width][];
        while (rows < most && result.next()) {
            add(row);
        }
        this.last = rows < most;
    }

    /** @param most rows; the result has ended if there are fewer */
    static Portion next(ResultSet result, ResultRow row, int width, int most) throws SQLException {
        return new Portion(row, width, result, most);
    }

    /** Null for NULL. */
    byte @Nullable [] cell(int row, int column) {
        return cells[row * width + column];
    }

    int rows() {
        return rows;
    }

    /** What its rows take in memory, roughly. */
    long bytes() {
        return bytes;
    }

    /** Whether no rows come after these. */
    boolean isLast() {
        return last;
    }

    private void add(ResultRow row) throws SQLException {
        int at = rows * width;
        if (at + width > cells.length) {
            cells = Arrays.copyOf(cells, cells.length * 2);
        }
        for (int column = 0; column < width; column++) {
            var cell = row.utf8(column);
            cells[at + column] = cell;
            bytes += CELL_BYTES + (cell == null ? 0 : cell.length);
        }
        rows++;
    }
}
