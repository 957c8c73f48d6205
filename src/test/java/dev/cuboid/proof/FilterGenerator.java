package dev.cuboid.proof;

import dev.cuboid.proof.AskGenerator.Offered;
import dev.cuboid.proof.World.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Conditions with every operator, alone or nested. */
final class FilterGenerator {
    private static final List<String> SETS = List.of("set", "notSet");
    private static final List<String> EQUALS = List.of("equals", "notEquals", "in", "notIn");
    private static final List<String> TEXTUAL =
            List.of("contains", "notContains", "startsWith", "notStartsWith", "endsWith", "notEndsWith");
    private static final List<String> ORDERED = List.of("gt", "gte", "lt", "lte");
    private static final List<String> DATED = List.of(
            "inDateRange", "notInDateRange", "onTheDate", "beforeDate", "beforeOrOnDate", "afterDate", "afterOrOnDate");
    private static final List<String> PIECES = List.of("e", "BLUE", "%", "_", "re", "'", "100", "ALL", "none");

    private final Chance chance;

    FilterGenerator(Chance chance) {
        this.chance = chance;
    }

    Ask.Condition ofDimensions(List<Offered> dimensions) {
        return nested(() -> ofDimension(chance.oneOf(dimensions)), 2);
    }

    Ask.Condition ofMeasures(List<String> measures) {
        return nested(() -> ofMeasure(chance.oneOf(measures)), 1);
    }

    private Ask.Condition nested(Supplier<Ask.Condition> leaf, int depth) {
        if (depth == 0 || chance.in(65)) {
            return leaf.get();
        }
        var conditions = new ArrayList<Ask.Condition>();
        int count = chance.between(2, 3);
        for (int i = 0; i < count; i++) {
            conditions.add(nested(leaf, depth - 1));
        }
        return chance.in(60) ? new Ask.Any(conditions) : new Ask.All(conditions);
    }

    private Ask.Condition ofDimension(Offered dimension) {
        var operators = new ArrayList<>(SETS);
        operators.addAll(
                switch (dimension.kind()) {
                    case STRING -> chance.in(50) ? EQUALS : TEXTUAL;
                    case NUMBER -> chance.in(50) ? EQUALS : ORDERED;
                    case BOOLEAN -> EQUALS;
                    case TIME -> DATED;
                });
        var operator = chance.oneOf(operators);
        return new Ask.Test(dimension.name(), operator, values(dimension.kind(), operator));
    }

    private Ask.Condition ofMeasure(String measure) {
        var operator = chance.oneOf(chance.in(20) ? SETS : chance.in(70) ? ORDERED : EQUALS);
        return new Ask.Test(measure, operator, values(Kind.NUMBER, operator));
    }

    private List<String> values(Kind kind, String operator) {
        if (SETS.contains(operator)) {
            return List.of();
        }
        if (ORDERED.contains(operator)) {
            return List.of(value(kind));
        }
        if (DATED.contains(operator)) {
            return dates(operator.endsWith("Range") ? chance.between(0, 120) : -1);
        }
        var values = new ArrayList<String>();
        int count = chance.between(1, 3);
        for (int i = 0; i < count; i++) {
            values.add(TEXTUAL.contains(operator) ? chance.oneOf(PIECES) : value(kind));
        }
        if (chance.in(20)) {
            values.set(chance.between(0, count - 1), null);
        }
        return Collections.unmodifiableList(values);
    }

    private String value(Kind kind) {
        return switch (kind) {
            case STRING ->
                chance.oneOf(Stream.concat(RowGenerator.TEXTS.stream(), Stream.of("BLUE", "large", "NONE"))
                        .toList());
            case NUMBER ->
                chance.in(5)
                        ? chance.oneOf(List.of("9007199254740992", "9007199254740993", "9007199254740994"))
                        : String.valueOf(chance.between(-1, 6));
            case BOOLEAN -> String.valueOf(chance.in(50));
            case TIME -> throw new IllegalArgumentException("times are compared by dates");
        };
    }

    private List<String> dates(int days) {
        var from = LocalDate.of(2024, 1, 1).plusDays(chance.between(0, 360));
        return days < 0
                ? List.of(from.toString())
                : List.of(from.toString(), from.plusDays(days).toString());
    }
}
