package dev.cuboid.proof;

import dev.cuboid.proof.World.Column;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Rows of a table: few distinct values, so that groups meet; NULLs everywhere but in keys. */
final class RowGenerator {
    static final List<String> TEXTS = List.of("blue", "green", "red", "100%", "it's", "a_b", "");
    static final List<Instant> EDGES = List.of(
            Instant.parse("2024-03-31T00:59:59.999999Z"),
            Instant.parse("2024-03-31T01:00:00Z"),
            Instant.parse("2024-03-30T23:00:00Z"),
            Instant.parse("2024-10-27T00:30:00Z"),
            Instant.parse("2024-10-27T01:30:00Z"),
            Instant.parse("2024-10-26T21:59:59.999Z"),
            Instant.parse("2024-03-10T07:00:00Z"),
            Instant.parse("2024-12-31T23:59:59.999999Z"),
            Instant.parse("2024-02-29T12:00:00Z"));
    /** 2⁵³ + 1, which no double is. */
    private static final BigDecimal BEYOND_DOUBLE = new BigDecimal("9007199254740993");

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final Chance chance;

    RowGenerator(Chance chance) {
        this.chance = chance;
    }

    List<Map<String, Object>> rows(WorldGenerator.Draft draft) {
        int count = chance.in(5) ? 0 : chance.between(3, 22);
        var rows = new ArrayList<Map<String, Object>>();
        var taken = new HashSet<List<Object>>();
        for (int number = 1; number <= count; number++) {
            var row = WorldGenerator.emptyRow(draft);
            draft.columns().forEach(column -> row.put(column.name(), value(column)));
            setKey(draft.key(), number, row);
            for (var reference : draft.references()) {
                setReference(reference, row, taken);
            }
            rows.add(row);
        }
        return rows;
    }

    /** Keys of two columns repeat in each of them, so that both are needed. */
    private static void setKey(List<String> key, int number, Map<String, Object> row) {
        if (key.size() == 1) {
            row.put(key.getFirst(), BigDecimal.valueOf(number));
        } else if (key.size() == 2) {
            row.put(key.getFirst(), BigDecimal.valueOf(1 + number / 3));
            row.put(key.getLast(), BigDecimal.valueOf(number % 3));
        }
    }

    private void setReference(
            WorldGenerator.Reference reference, Map<String, Object> row, HashSet<List<Object>> taken) {
        int number = chance.between(1, 24);
        var values = new java.util.LinkedHashMap<String, Object>();
        setKey(reference.columns(), number, values);
        var identity = List.<Object>of(reference.to(), values.toString());
        boolean nobody = chance.in(12) || (reference.unique() && !taken.add(identity));
        values.forEach((column, value) -> row.put(column, nobody || chance.in(3) ? null : value));
    }

    private Object value(Column column) {
        if (chance.in(12)) {
            return null;
        }
        return switch (column.type()) {
            case INTEGER -> chance.in(3) ? BEYOND_DOUBLE : BigDecimal.valueOf(chance.between(-1, 4));
            case DECIMAL -> BigDecimal.valueOf(chance.between(-4, 40) * 25L, 2);
            case TEXT -> chance.oneOf(chance.in(70) ? TEXTS.subList(0, 3) : TEXTS);
            case BOOLEAN -> chance.in(50);
            case INSTANT, TIMESTAMP ->
                chance.in(40) ? chance.oneOf(EDGES) : START.plusSeconds(chance.between(0, 366 * 24 * 4) * 900L);
        };
    }
}
