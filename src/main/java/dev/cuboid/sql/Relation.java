package dev.cuboid.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/**
 * A SELECT before its list is settled: what it reads from and what its columns are made of, so that an outer step can be
 * written into it instead of around it.
 *
 * @param keys how many of the columns, from the first on, are grouped by; only when {@code grouping} is GROUPED
 */
record Relation(
        Table<?> from, List<Condition> where, Map<String, Field<?>> columns, Grouping grouping, List<String> keys) {
    enum Grouping {
        NONE,
        GROUPED,
        DISTINCT
    }

    Relation {
        where = List.copyOf(where);
        keys = List.copyOf(keys);
    }

    static Relation of(Table<?> from, Map<String, Field<?>> columns) {
        return new Relation(from, List.of(), columns, Grouping.NONE, List.of());
    }

    Field<?> column(String name) {
        var field = columns.get(name);
        if (field == null) {
            throw new IllegalStateException("no column `" + name + "` among " + columns.keySet());
        }
        return field;
    }

    /** Whether more tables can be joined to it and its columns read as they are. */
    boolean isPlain() {
        return grouping == Grouping.NONE && where.isEmpty();
    }

    Relation with(Map<String, Field<?>> otherColumns) {
        return new Relation(from, where, otherColumns, grouping, keys);
    }

    Relation filtered(List<Condition> conditions) {
        var all = new ArrayList<>(where);
        all.addAll(conditions);
        return new Relation(from, all, columns, grouping, keys);
    }

    static Map<String, Field<?>> noColumns() {
        return new LinkedHashMap<>();
    }
}
