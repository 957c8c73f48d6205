package dev.cuboid.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One form for values that servers may legitimately write differently: numbers by value, times to the millisecond, booleans
 * and other texts as they are.
 */
final class PlainValue {
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:[T ](\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?)?(?:Z|[+-]00(?::?00)?)?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-9");

    /** A BigDecimal, a String, or null. */
    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth.toString();
            case Number number -> new BigDecimal(number.toString());
            case String text -> ofText(text);
            default -> throw new IllegalArgumentException("no value of an answer: " + value.getClass());
        };
    }

    private static Object ofText(String text) {
        var time = TIME.matcher(text);
        if (time.matches()) {
            var clock = time.group(2) == null ? "00:00:00" : time.group(2);
            var fraction = time.group(3) == null ? "" : time.group(3).substring(1);
            return time.group(1) + "T" + clock + "." + (fraction + "000").substring(0, 3);
        }
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : text;
    }

    /** Whole numbers exactly, others to a billionth of the greater one; all else by its plain form. */
    static boolean same(@Nullable Object left, @Nullable Object right) {
        if (of(left) instanceof BigDecimal a && of(right) instanceof BigDecimal b) {
            boolean whole = isWhole(a) && isWhole(b);
            return whole
                    ? a.compareTo(b) == 0
                    : a.subtract(b).abs().compareTo(TOLERANCE.multiply(a.abs().max(b.abs()))) <= 0;
        }
        return Objects.equals(of(left), of(right));
    }

    /** A text by which rows that are the same come to stand at the same place. */
    static String sortKey(@Nullable Object value) {
        return switch (of(value)) {
            case null -> "0";
            case BigDecimal number -> "1" + sortable(number);
            case Object text -> "2" + text;
        };
    }

    /** Seven digits are enough to pair rows, and few enough that two roundings of one number agree. */
    private static String sortable(BigDecimal number) {
        return "%+.7e".formatted(number.round(new java.math.MathContext(15, RoundingMode.HALF_EVEN)));
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private PlainValue() {}
}
