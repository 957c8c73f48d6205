package dev.cuboid.sql;

import dev.cuboid.query.Pattern;
import dev.cuboid.query.ResolvedQuery.Comparison;
import dev.cuboid.query.ResolvedQuery.Match;
import dev.cuboid.query.ResolvedQuery.Value;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A value held against values of the request. Every one of those is bound. */
final class PredicateSql {
    /** From this many values on a list is bound as one array, so that its length does not change the statement. */
    private static final int LONG_LIST = Pattern.LONG_LIST;

    static Condition test(Field<?> field, Comparison comparison) {
        return switch (comparison) {
            case Comparison.Among(var values, var orNull) -> {
                if (values.isEmpty()) {
                    yield field.isNull();
                }
                yield orNull ? among(field, values).or(field.isNull()) : among(field, values);
            }
            case Comparison.NotAmong(var values, var orNull) -> {
                if (values.isEmpty()) {
                    yield field.isNotNull();
                }
                yield orNull ? notAmong(field, values).or(field.isNull()) : notAmong(field, values);
            }
            case Comparison.Like(var match, var texts, var orNull) -> {
                var any = like(field, match, texts);
                yield orNull ? any.or(field.isNull()) : any;
            }
            case Comparison.NotLike(var match, var texts, var orNull) -> {
                var none = notLike(field, match, texts);
                yield orNull ? none.or(field.isNull()) : none;
            }
            case Comparison.Against(var operator, var value) ->
                switch (operator) {
                    case LESS -> Pieces.condition(field, " < ", value(value));
                    case LESS_OR_EQUAL -> Pieces.condition(field, " <= ", value(value));
                    case GREATER -> Pieces.condition(field, " > ", value(value));
                    case GREATER_OR_EQUAL -> Pieces.condition(field, " >= ", value(value));
                };
            case Comparison.IsSet _ -> field.isNotNull();
            case Comparison.IsNotSet _ -> field.isNull();
            case Comparison.Within(var range) ->
                Pieces.condition(
                        "(",
                        field,
                        " >= ",
                        value(new Value.OfTime(range.from())),
                        " and ",
                        field,
                        " < ",
                        value(new Value.OfTime(range.until())),
                        ")");
            case Comparison.Outside(var range) ->
                Pieces.condition(
                        "(",
                        field,
                        " < ",
                        value(new Value.OfTime(range.from())),
                        " or ",
                        field,
                        " >= ",
                        value(new Value.OfTime(range.until())),
                        ")");
        };
    }

    private static Condition like(Field<?> field, Match match, List<String> texts) {
        var patterns = texts.stream().map(text -> pattern(match, text)).toList();
        return patterns.size() >= LONG_LIST
                ? Pieces.condition(field, " ilike any(", ArrayLiteral.ofTexts(patterns, "text[]"), ")")
                : DSL.or(patterns.stream()
                        .map(pattern -> Pieces.condition(field, " ilike ", Binds.of(pattern)))
                        .toList());
    }

    private static Condition notLike(Field<?> field, Match match, List<String> texts) {
        var patterns = texts.stream().map(text -> pattern(match, text)).toList();
        return patterns.size() >= LONG_LIST
                ? Pieces.condition(field, " not ilike all(", ArrayLiteral.ofTexts(patterns, "text[]"), ")")
                : DSL.and(patterns.stream()
                        .map(pattern -> Pieces.condition(field, " not ilike ", Binds.of(pattern)))
                        .toList());
    }

    private static Condition among(Field<?> field, List<Value> values) {
        if (values.size() == 1) {
            return Pieces.condition(field, " = ", value(values.getFirst()));
        }
        return values.size() >= LONG_LIST
                ? Pieces.condition(field, " = any(", ArrayLiteral.of(values), ")")
                : Pieces.condition(field, " in (", list(values), ")");
    }

    private static Condition notAmong(Field<?> field, List<Value> values) {
        if (values.size() == 1) {
            return Pieces.condition(field, " <> ", value(values.getFirst()));
        }
        return values.size() >= LONG_LIST
                ? Pieces.condition(field, " <> all(", ArrayLiteral.of(values), ")")
                : Pieces.condition(field, " not in (", list(values), ")");
    }

    private static org.jooq.QueryPart list(List<Value> values) {
        return Pieces.list(values.stream().map(PredicateSql::value).toList());
    }

    static Field<?> value(Value value) {
        return switch (value) {
            case Value.OfText(var text) -> Binds.of(text);
            case Value.OfNumber(var number) -> number(number);
            case Value.OfBoolean(var truth) -> Binds.of(truth);
            case Value.OfTime(var instant) ->
                Binds.of(instant.atOffset(ZoneOffset.UTC), SQLDataType.TIMESTAMPWITHTIMEZONE);
            case Value.Parameter parameter -> Binds.open(parameter);
        };
    }

    private static Field<?> number(BigDecimal number) {
        return bound(number) instanceof Long whole ? Binds.of(whole) : Binds.of(number);
    }

    /** Whole numbers are bound as such, so that a comparison with an integer column can use its index. */
    static Object bound(BigDecimal number) {
        return isLong(number) ? number.longValueExact() : number;
    }

    /** Whether it surely fits a bigint, without a fraction. */
    static boolean isLong(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        return plain.scale() <= 0 && plain.precision() - plain.scale() <= 18;
    }

    /** The value's own signs are literal: percent, underscore and the backslash that hides them. */
    private static String pattern(Match match, String text) {
        var literal = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return switch (match) {
            case ANYWHERE -> "%" + literal + "%";
            case AT_START -> literal + "%";
            case AT_END -> "%" + literal;
        };
    }

    private PredicateSql() {}
}
