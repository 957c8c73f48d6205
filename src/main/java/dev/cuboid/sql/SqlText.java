package dev.cuboid.sql;

import java.util.List;

/**
 * One statement for one database, in JDBC's text form ({@code ?} for each bind).
 *
 * @param binds in the order of the placeholders, never null; String, BigDecimal, Boolean, Long or OffsetDateTime
 * @param keys the answer's row keys, in the order of the statement's columns
 */
public record SqlText(String sql, List<Object> binds, List<String> keys) {
    public SqlText {
        binds = List.copyOf(binds);
        keys = List.copyOf(keys);
    }

    /** The text with PostgreSQL's own {@code $1}, {@code $2} … for the binds. */
    public String numbered() {
        return NumberedBinds.of(sql);
    }
}
