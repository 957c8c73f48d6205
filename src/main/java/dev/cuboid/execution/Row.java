package dev.cuboid.execution;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row that a cursor stands on; valid until the sink that was given it returns. */
public final class Row {
    private static final int CELL_BYTES = 24;

    private final ResultSet result;
    /** Columns whose text is not what the driver hands out as bytes. */
    private final boolean[] decoded;

    private long bytes;

    Row(ResultSet result, List<Column> columns) {
        this.result = result;
        this.decoded = new boolean[columns.size()];
        for (int i = 0; i < decoded.length; i++) {
            decoded[i] = columns.get(i).databaseType().equals("bytea");
        }
    }

    /** The value as the database prints it, in UTF-8; null for NULL. The array is the caller's to read and not to write. */
    public byte @Nullable [] utf8(int column) throws SQLException {
        var printed = decoded[column] ? decoded(column) : result.getBytes(column + 1);
        bytes += CELL_BYTES + (printed == null ? 0 : printed.length);
        return printed;
    }

    private byte @Nullable [] decoded(int column) throws SQLException {
        var text = result.getString(column + 1);
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the cells that were looked at took in memory, roughly, in all rows together. */
    long bytesSoFar() {
        return bytes;
    }

    /** The value as the database prints it; null for NULL. */
    public @Nullable String text(int column) throws SQLException {
        return result.getString(column + 1);
    }
}
