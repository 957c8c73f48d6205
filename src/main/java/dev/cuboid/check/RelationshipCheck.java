package dev.cuboid.check;

import dev.cuboid.model.Cube;
import dev.cuboid.model.SqlTemplate;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts the rows on the many side of a join that have no partner. */
final class RelationshipCheck {
    private static final String ORPHANS = """
            WITH m(%1$s) AS MATERIALIZED (%2$s), o(%3$s) AS (%4$s),
            lone AS (SELECT %1$s FROM m WHERE %5$s AND NOT EXISTS (SELECT 1 FROM o WHERE %6$s))
            SELECT (SELECT count(*) FROM m), (SELECT count(*) FROM lone), (SELECT concat_ws(', ', %1$s) FROM lone LIMIT 1)
            """;

    private final Session session;
    private final Statements statements;
    private final long most;

    /** @param rows that were looked at */
    record Orphans(long rows, long lone, String sample) {}

    /** One side of a join. */
    record Side(Cube cube, List<SqlTemplate> key) {}

    RelationshipCheck(Session session, Statements statements, long most) {
        this.session = session;
        this.statements = statements;
        this.most = most;
    }

    Orphans orphans(Side many, Side one) throws SQLException {
        var rows = statements.rows(many.cube().name(), many.key(), most);
        var others = statements.allRows(one.cube().name(), one.key());
        int width = many.key().size();
        var sql = ORPHANS.formatted(
                KeyCheck.names("k", width).collect(Collectors.joining(", ")),
                rows.sql(),
                KeyCheck.names("p", width).collect(Collectors.joining(", ")),
                others.sql(),
                KeyCheck.names("k", width).map(name -> name + " IS NOT NULL").collect(Collectors.joining(" AND ")),
                IntStream.range(0, width)
                        .mapToObj(i -> "p%d = k%d".formatted(i, i))
                        .collect(Collectors.joining(" AND ")));
        var binds = new java.util.ArrayList<>(rows.binds());
        binds.addAll(others.binds());
        return session.rows(sql, binds, row -> {
                    var sample = row.getString(3);
                    return new Orphans(row.getLong(1), row.getLong(2), sample == null ? "" : sample);
                })
                .getFirst();
    }
}
