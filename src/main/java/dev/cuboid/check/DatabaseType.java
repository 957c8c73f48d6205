package dev.cuboid.check;

import dev.cuboid.model.ValueType;
import java.util.List;

/**
 * A type of the database.
 *
 * @param name for people: {@code timestamp with time zone}
 * @param internal the catalog's name, of a domain's base type: {@code timestamptz}
 * @param category as the catalog sorts types: N numbers, S texts, B truth values, D dates and times …
 */
record DatabaseType(String name, String internal, char category) {
    private static final List<String> INSTANTS = List.of("date", "timestamp", "timestamptz");

    /** Whether values of this type can be served as the declared one. Any value can be shown as text. */
    boolean fits(ValueType declared) {
        return switch (declared) {
            case NUMBER -> isNumber();
            case BOOLEAN -> category == 'B';
            case TIME -> INSTANTS.contains(internal);
            case STRING, GEO, SWITCH -> true;
        };
    }

    /** Amounts of money are text with a currency sign in them. */
    private boolean isNumber() {
        return category == 'N' && !internal.equals("money");
    }

    /** What a member with such values is best declared as. */
    ValueType natural() {
        if (isNumber()) {
            return ValueType.NUMBER;
        }
        if (category == 'B') {
            return ValueType.BOOLEAN;
        }
        return INSTANTS.contains(internal) ? ValueType.TIME : ValueType.STRING;
    }

    /** What turns a value of this type into the declared one. */
    String cast(ValueType declared) {
        return switch (declared) {
            case NUMBER -> category == 'B' ? "::int" : "::numeric";
            case BOOLEAN -> "::boolean";
            case TIME -> "::timestamptz";
            case STRING, GEO, SWITCH -> "::text";
        };
    }
}
