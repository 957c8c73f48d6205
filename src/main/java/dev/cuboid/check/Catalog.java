package dev.cuboid.check;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the database's catalog tells a check: tables, types, constraints. */
final class Catalog {
    private static final String TYPE = """
            SELECT format_type(t.oid, NULL), coalesce(b.typname, t.typname), t.typcategory
            FROM pg_type t LEFT JOIN pg_type b ON b.oid = nullif(t.typbasetype, 0)
            WHERE t.oid = to_regtype(?)
            """;
    private static final String TABLES = """
            SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            UNION ALL
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND pg_table_is_visible(c.oid)
            """;
    /** A unique index over some of the columns; rows of a table's heirs are not in its index. */
    private static final String UNIQUE = """
            SELECT 1 FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
            WHERE i.indrelid = to_regclass(?) AND i.indisunique AND i.indisvalid
              AND i.indpred IS NULL AND i.indexprs IS NULL AND (c.relkind = 'p' OR NOT c.relhassubclass)
              AND NOT EXISTS (
                SELECT 1 FROM unnest(i.indkey::int2[]) WITH ORDINALITY k(number, place)
                JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
                WHERE k.place <= i.indnkeyatts AND a.attname <> ALL (?))
            LIMIT 1
            """;

    private static final String NULLABLE = """
            SELECT 1 FROM pg_attribute a
            WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND a.attname = ANY (?) AND NOT a.attnotnull
            LIMIT 1
            """;

    private final Session session;
    private final Map<String, DatabaseType> types = new LinkedHashMap<>();

    Catalog(Session session) {
        this.session = session;
    }

    /** The type of a column by the name that the driver gives. */
    DatabaseType type(String driverName) throws SQLException {
        var name = driverName
                .replaceFirst("^bigserial$", "int8")
                .replaceFirst("^serial$", "int4")
                .replaceFirst("^smallserial$", "int2");
        var known = types.get(name);
        if (known == null) {
            known = session
                    .rows(
                            TYPE,
                            List.of(name),
                            row -> new DatabaseType(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3).charAt(0)))
                    .stream()
                    .findFirst()
                    .orElseGet(() -> new DatabaseType(name, name, 'U'));
            types.put(name, known);
        }
        return known;
    }

    List<String> tables() throws SQLException {
        return session.rows(TABLES, List.of(), row -> row.getString(1));
    }

    /** Whether a constraint proves that no two rows share these columns, NULLs aside. */
    boolean unique(String table, List<String> columns) throws SQLException {
        return !session.rows(UNIQUE, List.of(table, columns), row -> row.getInt(1))
                .isEmpty();
    }

    boolean nullable(String table, List<String> columns) throws SQLException {
        return !session.rows(NULLABLE, List.of(table, columns), row -> row.getInt(1))
                .isEmpty();
    }
}
