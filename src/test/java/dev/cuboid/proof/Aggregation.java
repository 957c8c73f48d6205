package dev.cuboid.proof;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;

/** An aggregate over the values of a group's rows. NULLs do not count; of nothing, a count is 0 and all else NULL. */
final class Aggregation {
    private static final MathContext DIGITS = new MathContext(40);

    static Object of(World.Function function, List<Object> values) {
        var known = values.stream().filter(Objects::nonNull).toList();
        return switch (function) {
            case COUNT -> BigDecimal.valueOf(known.size());
            case COUNT_DISTINCT ->
                BigDecimal.valueOf(
                        known.stream().map(Values::grouped).distinct().count());
            case SUM -> known.isEmpty() ? null : sum(known);
            case AVG -> known.isEmpty() ? null : sum(known).divide(BigDecimal.valueOf(known.size()), DIGITS);
            case MIN -> known.stream().min(Values.ASCENDING).orElse(null);
            case MAX -> known.stream().max(Values.ASCENDING).orElse(null);
        };
    }

    private static BigDecimal sum(List<Object> values) {
        return values.stream().map(BigDecimal.class::cast).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Aggregation() {}
}
