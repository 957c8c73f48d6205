package dev.cuboid.proof;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;

/** SQL's values in memory: BigDecimal, String, Boolean, Instant, LocalDateTime (a bucket's wall time), and null for NULL. */
final class Values {
    /** Ascending as PostgreSQL sorts: NULL comes last. */
    static final Comparator<Object> ASCENDING = Comparator.nullsLast(Values::compare);

    @SuppressWarnings("unchecked")
    static int compare(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    /** Whether both are values and equal; numbers by value. */
    static boolean equal(Object left, Object right) {
        return left != null && right != null && compare(left, right) == 0;
    }

    /** The same value in the same form, so that groups meet; null meets null. */
    static Object grouped(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    static String literal(Object value) {
        return switch (value) {
            case null -> "NULL";
            case BigDecimal number -> number.toPlainString();
            case Boolean truth -> truth.toString();
            case String text -> "'" + text.replace("'", "''") + "'";
            case Instant instant -> "'" + instant + "'";
            default -> throw new IllegalArgumentException("no literal: " + value.getClass());
        };
    }

    /** As an answer writes it, up to the forms that {@link PlainValue} levels. */
    static Object served(Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant ->
                instant.atOffset(ZoneOffset.UTC).toLocalDateTime()
                        + (instant.getEpochSecond() % 60 == 0 && instant.getNano() == 0 ? ":00" : "");
            case LocalDateTime time -> time + (time.getSecond() == 0 && time.getNano() == 0 ? ":00" : "");
            default -> value;
        };
    }

    private Values() {}
}
