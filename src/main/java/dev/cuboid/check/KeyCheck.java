package dev.cuboid.check;

import dev.cuboid.model.Cube;
import dev.cuboid.model.SqlTemplate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts the rows that share values which should identify one. */
final class KeyCheck {
    private static final String COUNT = """
            WITH t(%1$s) AS MATERIALIZED (%2$s),
            d AS (SELECT %1$s, count(*) AS n FROM t WHERE %3$s GROUP BY %1$s HAVING count(*) > 1)
            SELECT (SELECT count(*) FROM t), (SELECT count(*) FROM t WHERE NOT (%3$s)),
              (SELECT count(*) FROM d), (SELECT coalesce(sum(n), 0) FROM d),
              (SELECT concat_ws(', ', %1$s) FROM d ORDER BY n DESC, %1$s LIMIT 1),
              (SELECT max(n) FROM d)
            """;

    private final Session session;
    private final Catalog catalog;
    private final Statements statements;
    private final Sources sources;
    private final long most;
    private final Map<String, Counted> known = new LinkedHashMap<>();

    /**
     * @param rows that were looked at; one more than the budget where there are more
     * @param empty rows with a NULL in the key
     * @param keys that stand more than once
     * @param repeated rows with one of those
     * @param proven whether a constraint says so and no row was read
     */
    record Counted(long rows, long empty, long keys, long repeated, String sample, long sampleRows, boolean proven) {
        static final Counted PROVEN = new Counted(0, 0, 0, 0, "", 0, true);

        static Counted read(ResultSet row) throws SQLException {
            var sample = row.getString(5);
            return new Counted(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    sample == null ? "" : sample,
                    row.getLong(6),
                    false);
        }
    }

    KeyCheck(Session session, Catalog catalog, Statements statements, Sources sources, long most) {
        this.session = session;
        this.catalog = catalog;
        this.statements = statements;
        this.sources = sources;
        this.most = most;
    }

    /** @param withNulls whether a constraint also has to rule out NULLs to prove it */
    Counted count(Cube cube, List<SqlTemplate> key, boolean withNulls) throws SQLException {
        if (isProven(cube, key, withNulls)) {
            return Counted.PROVEN;
        }
        var rows = statements.rows(cube.name(), key, most + 1);
        var seen = known.get(rows.sql());
        if (seen != null) {
            return seen;
        }
        var names = names("k", key.size()).collect(Collectors.joining(", "));
        var set = names("k", key.size()).map(name -> name + " IS NOT NULL").collect(Collectors.joining(" AND "));
        var counted = session.rows(COUNT.formatted(names, rows.sql(), set), rows.binds(), Counted::read)
                .getFirst();
        known.put(rows.sql(), counted);
        return counted;
    }

    /** The key's columns, for people. */
    String named(List<SqlTemplate> key) {
        var columns =
                key.stream().flatMap(part -> sources.column(part).stream()).toList();
        return columns.size() == key.size() ? String.join(", ", columns) : "key";
    }

    static java.util.stream.Stream<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i);
    }

    private boolean isProven(Cube cube, List<SqlTemplate> key, boolean withNulls) {
        var table = Sources.table(cube);
        var columns =
                key.stream().flatMap(part -> sources.column(part).stream()).toList();
        if (table.isEmpty() || columns.size() != key.size()) {
            return false;
        }
        try {
            return catalog.unique(table.get(), columns) && !(withNulls && catalog.nullable(table.get(), columns));
        } catch (SQLException notAName) {
            return false;
        }
    }
}
