package dev.cuboid.check;

import java.util.List;
import java.util.Optional;

/**
 * A table or view as the catalog describes it. Names under {@code sql} are quoted where SQL needs it.
 *
 * @param sql with its schema
 * @param key columns of the primary key, in its order; none where the catalog knows none
 */
record Table(
        long id,
        String name,
        String sql,
        boolean view,
        String comment,
        List<Column> columns,
        List<String> key,
        List<ForeignKey> foreignKeys) {
    Table {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        foreignKeys = List.copyOf(foreignKeys);
    }

    record Column(String name, String sql, DatabaseType type, String comment) {}

    /** @param target the table's id */
    record ForeignKey(long target, List<String> columns, List<String> targetColumns) {
        ForeignKey {
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
        }
    }

    Optional<Column> column(String wanted) {
        return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
    }

    boolean isReference(Column column) {
        return foreignKeys.stream().anyMatch(key -> key.columns().contains(column.name()));
    }
}
