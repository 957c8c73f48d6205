package dev.cuboid.proof;

import dev.cuboid.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a statement written by hand.
 *
 * @param order strict where a line of the statement begins with {@code ORDER BY}
 */
record Reference(List<String> columns, List<Map<String, @Nullable Object>> rows, RowComparison.Order order) {
    private static final Pattern ORDERED = Pattern.compile("(?m)^ORDER BY ");

    static Reference run(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var columns = new ArrayList<String>();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                columns.add(result.getMetaData().getColumnLabel(column));
            }
            var rows = new ArrayList<Map<String, @Nullable Object>>();
            while (result.next()) {
                var row = new LinkedHashMap<String, @Nullable Object>();
                for (var column : columns) {
                    boolean truth = result.getObject(column) instanceof Boolean;
                    row.put(column, truth ? result.getBoolean(column) : result.getString(column));
                }
                rows.add(row);
            }
            var strict = ORDERED.matcher(sql).find();
            return new Reference(columns, rows, strict ? RowComparison.Order.STRICT : RowComparison.Order.ANY);
        }
    }
}
