package dev.cuboid.execution;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps all rows, for callers that look at them more than once. */
final class RowCollector implements RowSink {
    private final List<String> keys;
    private final List<@Nullable Object> cells = new ArrayList<>();
    private List<Column> columns = List.of();

    RowCollector(List<String> keys) {
        this.keys = keys;
    }

    @Override
    public void begin(List<Column> described) {
        columns = described;
    }

    @Override
    public void row(Row row) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            cells.add(value(columns.get(i), row.text(i)));
        }
    }

    @Override
    public void end() {}

    Rows rows() {
        return Rows.of(keys, cells);
    }

    private static @Nullable Object value(Column column, @Nullable String printed) {
        if (printed == null) {
            return null;
        }
        if (column.kind() == Column.Kind.TRUTH) {
            return printed.equals("t");
        }
        return column.kind().isTime() ? PrintedTime.wire(printed) : printed;
    }
}
