package dev.cuboid.execution;

import dev.cuboid.execution.Column.Kind;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** Tells from a result's metadata what its columns hold. */
final class Columns {
    private Columns() {}

    /** @param keys of the columns that are read; none for all columns, under their own names */
    static List<Column> of(ResultSetMetaData metadata, List<String> keys) throws SQLException {
        var columns = new ArrayList<Column>();
        int most = keys.isEmpty() ? metadata.getColumnCount() : keys.size();
        for (int i = 1; i <= most; i++) {
            var type = metadata.getColumnTypeName(i);
            var kind = kind(metadata.getColumnType(i), type);
            boolean decimal = kind == Kind.DECIMAL;
            columns.add(new Column(
                    keys.isEmpty() ? metadata.getColumnLabel(i) : keys.get(i - 1),
                    kind,
                    type,
                    decimal ? metadata.getPrecision(i) : 0,
                    decimal ? Math.max(0, metadata.getScale(i)) : 0));
        }
        return columns;
    }

    private static Kind kind(int type, String name) {
        return switch (type) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> name.equals("oid") ? Kind.TEXT : Kind.WHOLE;
            case Types.NUMERIC, Types.DECIMAL -> Kind.DECIMAL;
            case Types.REAL, Types.DOUBLE, Types.FLOAT -> name.equals("money") ? Kind.TEXT : Kind.FLOAT;
            case Types.BIT, Types.BOOLEAN -> name.equals("bool") ? Kind.TRUTH : Kind.TEXT;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                name.equals("timestamptz") ? Kind.INSTANT : Kind.TIME;
            case Types.DATE -> Kind.DAY;
            default -> Kind.TEXT;
        };
    }
}
