package dev.cuboid.sql;

import dev.cuboid.query.Pattern;
import dev.cuboid.query.ResolvedQuery.Value;
import dev.cuboid.query.ResolvedQuery.Value.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement for one database, in JDBC's text form ({@code ?} for each bind).
 *
 * @param binds in the order of the placeholders, never null; String, BigDecimal, Boolean, Long or OffsetDateTime, an array of
 *     one of these, or a parameter whose value is told later
 * @param keys the answer's row keys, in the order of the statement's columns; none if whoever reads takes all columns as they are
 */
public record SqlText(String sql, List<Object> binds, List<String> keys) {
    public SqlText {
        binds = List.copyOf(binds);
        keys = List.copyOf(keys);
    }

    /** The statement with values for the parameters that were left open; empty if one of them cannot take its place. */
    public Optional<SqlText> closed(Pattern pattern) {
        var told = new ArrayList<Object>(binds.size());
        for (var bind : binds) {
            if (bind instanceof Parameter parameter) {
                var value = pattern.value(parameter).map(SqlText::bound);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                told.add(value.get());
            } else {
                told.add(bind);
            }
        }
        return Optional.of(new SqlText(sql, told, keys));
    }

    private static Object bound(Value value) {
        return switch (value) {
            case Value.OfText(var text) -> text;
            case Value.OfNumber(var number) -> PredicateSql.bound(number);
            case Value.OfBoolean _, Value.OfTime _, Parameter _ ->
                throw new IllegalStateException("no value of a parameter: " + value);
        };
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
