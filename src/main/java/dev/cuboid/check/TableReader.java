package dev.cuboid.check;

import dev.cuboid.check.Table.Column;
import dev.cuboid.check.Table.ForeignKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the tables and views of one schema from the catalog, by name. Partitions belong to their table. */
final class TableReader {
    private static final String TABLES = """
            SELECT c.oid, c.relname, quote_ident(n.nspname) || '.' || quote_ident(c.relname), c.relkind IN ('v', 'm'),
              coalesce(obj_description(c.oid, 'pg_class'), ''),
              ARRAY(SELECT a.attname::text FROM pg_index i, unnest(i.indkey::int2[]) WITH ORDINALITY k(number, place),
                  pg_attribute a
                WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid AND a.attnum = k.number
                  AND k.place <= i.indnkeyatts ORDER BY k.place)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'v', 'm', 'f', 'p') AND NOT c.relispartition
              AND has_table_privilege(c.oid, 'SELECT')
            ORDER BY c.relname
            """;
    private static final String COLUMNS = """
            SELECT c.oid, a.attname, quote_ident(a.attname), format_type(t.oid, NULL), coalesce(b.typname, t.typname),
              t.typcategory, coalesce(col_description(c.oid, a.attnum), '')
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type b ON b.oid = nullif(t.typbasetype, 0)
            WHERE n.nspname = ? ORDER BY c.oid, a.attnum
            """;
    private static final String FOREIGN_KEYS = """
            SELECT f.conrelid, f.confrelid,
              ARRAY(SELECT a.attname::text FROM unnest(f.conkey) WITH ORDINALITY k(number, place), pg_attribute a
                WHERE a.attrelid = f.conrelid AND a.attnum = k.number ORDER BY k.place),
              ARRAY(SELECT a.attname::text FROM unnest(f.confkey) WITH ORDINALITY k(number, place), pg_attribute a
                WHERE a.attrelid = f.confrelid AND a.attnum = k.number ORDER BY k.place)
            FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE f.contype = 'f' AND n.nspname = ? ORDER BY f.conrelid, f.conname
            """;

    private final Session session;
    private final Map<Long, List<Column>> columns = new LinkedHashMap<>();
    private final Map<Long, List<ForeignKey>> foreignKeys = new LinkedHashMap<>();

    private TableReader(Session session) {
        this.session = session;
    }

    static List<Table> read(Session session, String schema) throws SQLException {
        return new TableReader(session).read(schema);
    }

    private List<Table> read(String schema) throws SQLException {
        session.rows(COLUMNS, List.of(schema), this::column);
        session.rows(FOREIGN_KEYS, List.of(schema), this::foreignKey);
        return session.rows(TABLES, List.of(schema), this::table);
    }

    private boolean column(ResultSet row) throws SQLException {
        var type = new DatabaseType(
                row.getString(4), row.getString(5), row.getString(6).charAt(0));
        return columns.computeIfAbsent(row.getLong(1), table -> new ArrayList<>())
                .add(new Column(row.getString(2), row.getString(3), type, row.getString(7)));
    }

    private boolean foreignKey(ResultSet row) throws SQLException {
        return foreignKeys
                .computeIfAbsent(row.getLong(1), table -> new ArrayList<>())
                .add(new ForeignKey(row.getLong(2), texts(row, 3), texts(row, 4)));
    }

    private Table table(ResultSet row) throws SQLException {
        long id = row.getLong(1);
        return new Table(
                id,
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                row.getString(5),
                columns.getOrDefault(id, List.of()),
                texts(row, 6),
                foreignKeys.getOrDefault(id, List.of()));
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
