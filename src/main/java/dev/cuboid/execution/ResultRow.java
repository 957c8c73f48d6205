package dev.cuboid.execution;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row that a result of the driver stands on. */
final class ResultRow implements Row {
    private final ResultSet result;
    /** Columns whose text is not what the driver hands out as bytes. */
    private final boolean[] decoded;

    ResultRow(ResultSet result, List<Column> columns) {
        this.result = result;
        this.decoded = new boolean[columns.size()];
        for (int i = 0; i < decoded.length; i++) {
            decoded[i] = columns.get(i).databaseType().equals("bytea");
        }
    }

    @Override
    public byte @Nullable [] utf8(int column) throws SQLException {
        return decoded[column] ? decoded(column) : result.getBytes(column + 1);
    }

    @Override
    public @Nullable String text(int column) throws SQLException {
        return result.getString(column + 1);
    }

    private byte @Nullable [] decoded(int column) throws SQLException {
        var text = result.getString(column + 1);
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
