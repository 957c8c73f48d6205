package dev.cuboid.sql;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement for one database, in JDBC's text form ({@code ?} for each bind).
 *
 * @param binds in the order of the placeholders, never null; String, BigDecimal, Boolean, Long or OffsetDateTime, or an array of
 *     one of these
 * @param keys the answer's row keys, in the order of the statement's columns; none if whoever reads takes all columns as they are
 */
public record SqlText(String sql, List<Object> binds, List<String> keys) {
    public SqlText {
        binds = List.copyOf(binds);
        keys = List.copyOf(keys);
    }

    /** Lists of values are arrays, which Java compares by identity. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SqlText that
                && sql.equals(that.sql)
                && keys.equals(that.keys)
                && Arrays.deepEquals(binds.toArray(), that.binds.toArray());
    }

    @Override
    public int hashCode() {
        return 31 * sql.hashCode() + Arrays.deepHashCode(binds.toArray());
    }

    /** The text with PostgreSQL's own {@code $1}, {@code $2} … for the binds. */
    public String numbered() {
        return NumberedBinds.of(sql);
    }
}
