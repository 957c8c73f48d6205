package dev.cuboid.proof;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Whether a value passes the conditions of a query, as the documentation of the operators has it. */
record FilterMeaning(ZoneId zone, Function<String, Object> values) {
    boolean passes(Ask.Condition condition) {
        return switch (condition) {
            case Ask.All(var conditions) -> conditions.stream().allMatch(this::passes);
            case Ask.Any(var conditions) -> conditions.stream().anyMatch(this::passes);
            case Ask.Test(var member, var operator, var wanted) -> passes(values.apply(member), operator, wanted);
        };
    }

    private boolean passes(Object value, String operator, List<String> wanted) {
        return switch (operator) {
            case "set" -> value != null;
            case "notSet" -> value == null;
            case "equals", "in" -> value == null ? withNull(wanted) : isOneOf(value, wanted);
            case "notEquals", "notIn" -> value == null ? !withNull(wanted) : !isOneOf(value, wanted);
            case "contains" -> like(value, wanted, String::contains);
            case "notContains" -> unlike(value, wanted, String::contains);
            case "startsWith" -> like(value, wanted, String::startsWith);
            case "notStartsWith" -> unlike(value, wanted, String::startsWith);
            case "endsWith" -> like(value, wanted, String::endsWith);
            case "notEndsWith" -> unlike(value, wanted, String::endsWith);
            default -> value != null && compares(value, operator, wanted);
        };
    }

    private boolean compares(Object value, String operator, List<String> wanted) {
        return switch (operator) {
            case "gt" -> Values.compare(value, typed(value, wanted.getFirst())) > 0;
            case "gte" -> Values.compare(value, typed(value, wanted.getFirst())) >= 0;
            case "lt" -> Values.compare(value, typed(value, wanted.getFirst())) < 0;
            case "lte" -> Values.compare(value, typed(value, wanted.getFirst())) <= 0;
            case "inDateRange" -> within(zone, (Instant) value, wanted.getFirst(), wanted.getLast());
            case "notInDateRange" -> !within(zone, (Instant) value, wanted.getFirst(), wanted.getLast());
            case "onTheDate" -> within(zone, (Instant) value, wanted.getFirst(), wanted.getFirst());
            case "beforeDate" -> ((Instant) value).isBefore(start(zone, wanted.getFirst()));
            case "beforeOrOnDate" -> ((Instant) value).isBefore(end(zone, wanted.getFirst()));
            case "afterDate" -> !((Instant) value).isBefore(end(zone, wanted.getFirst()));
            case "afterOrOnDate" -> !((Instant) value).isBefore(start(zone, wanted.getFirst()));
            default -> throw new IllegalArgumentException("no operator " + operator);
        };
    }

    /** Both are days of the zone, and belong to the range. */
    static boolean within(ZoneId zone, Instant instant, String firstDay, String lastDay) {
        return !instant.isBefore(start(zone, firstDay)) && instant.isBefore(end(zone, lastDay));
    }

    private static Instant start(ZoneId zone, String day) {
        return LocalDate.parse(day).atStartOfDay(zone).toInstant();
    }

    private static Instant end(ZoneId zone, String day) {
        return LocalDate.parse(day).plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static boolean withNull(List<String> wanted) {
        return wanted.stream().anyMatch(Objects::isNull);
    }

    private static boolean isOneOf(Object value, List<String> wanted) {
        return wanted.stream().filter(Objects::nonNull).anyMatch(one -> Values.equal(value, typed(value, one)));
    }

    private static boolean like(Object value, List<String> wanted, BiPredicate<String, String> fits) {
        return value == null ? withNull(wanted) : fitsAny((String) value, wanted, fits);
    }

    private static boolean unlike(Object value, List<String> wanted, BiPredicate<String, String> fits) {
        return value == null ? !withNull(wanted) : !fitsAny((String) value, wanted, fits);
    }

    private static boolean fitsAny(String value, List<String> wanted, BiPredicate<String, String> fits) {
        var lower = value.toLowerCase(Locale.ROOT);
        return wanted.stream().filter(Objects::nonNull).anyMatch(one -> fits.test(lower, one.toLowerCase(Locale.ROOT)));
    }

    private static Object typed(Object like, String text) {
        return switch (like) {
            case BigDecimal ignored -> new BigDecimal(text);
            case Boolean ignored -> Boolean.valueOf(text);
            case String ignored -> text;
            default -> throw new IllegalArgumentException("no values of " + like.getClass());
        };
    }
}
