package dev.cuboid.query;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Filter;
import dev.cuboid.model.ValueType;
import dev.cuboid.query.ResolvedQuery.Value;
import dev.cuboid.query.ResolvedQuery.Value.Parameter;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Reads the text of one filter value by its member's type. */
final class TypedValues {
    private static final int MOST_DIGITS = 1_000;

    static Value read(String text, ValueType type, Filter.Condition filter, DateRanges dates) {
        return switch (type) {
            case STRING, GEO, SWITCH -> new Value.OfText(text);
            case NUMBER -> new Value.OfNumber(number(text, filter));
            case BOOLEAN -> new Value.OfBoolean(truth(text, filter));
            case TIME -> new Value.OfTime(dates.moment(text, filter.location()).start(dates.zone()));
        };
    }

    private static BigDecimal number(String text, Filter.Condition filter) {
        BigDecimal number;
        try {
            number = new BigDecimal(text.strip());
        } catch (NumberFormatException notANumber) {
            throw wrong(filter, "`%s` is not a number, and `%s` is".formatted(text, filter.member()));
        }
        if (isInRange(number)) {
            return number;
        }
        throw wrong(filter, "`%s` is out of the range of numbers".formatted(text));
    }

    /** The value that takes a parameter's place; empty if it cannot. */
    static Optional<Value> read(String text, Parameter.Kind kind) {
        return switch (kind) {
            case TEXT -> Optional.of(new Value.OfText(text));
            case NUMBER -> {
                try {
                    yield Optional.of(new BigDecimal(text.strip()))
                            .filter(TypedValues::isInRange)
                            .map(Value.OfNumber::new);
                } catch (NumberFormatException notANumber) {
                    yield Optional.empty();
                }
            }
        };
    }

    /** Others are not worth the memory that their digits take. */
    static boolean isInRange(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && number.scale() <= MOST_DIGITS && number.scale() >= -MOST_DIGITS;
    }

    private static boolean truth(String text, Filter.Condition filter) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> true;
            case "false", "f", "no", "n", "off", "0" -> false;
            default ->
                throw wrong(filter, "`%s` is neither true nor false, and `%s` is".formatted(text, filter.member()));
        };
    }

    static Rejected wrong(Filter.Condition filter, String message) {
        return new Rejected(Diagnostic.of(ErrorCode.INVALID_VALUE, filter.location(), message));
    }

    private TypedValues() {}
}
