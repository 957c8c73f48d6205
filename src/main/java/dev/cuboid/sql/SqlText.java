package dev.cuboid.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement for one database, in JDBC's text form ({@code ?} for each bind).
 *
 * @param binds in the order of the placeholders; String, BigDecimal, Boolean, Long, OffsetDateTime or LocalDateTime
 * @param keys the answer's row keys, in the order of the statement's columns
 */
public record SqlText(String sql, List<@Nullable Object> binds, List<String> keys) {
    public SqlText {
        binds = Collections.unmodifiableList(new ArrayList<>(binds));
        keys = List.copyOf(keys);
    }
}
