package dev.cuboid.sql;

import dev.cuboid.query.ResolvedQuery.Comparison;
import dev.cuboid.query.ResolvedQuery.Match;
import dev.cuboid.query.ResolvedQuery.Value;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A value held against values of the request. Every one of those is bound. */
final class PredicateSql {
    /** From this many values on a list is bound as one array, so that its length does not change the statement. */
    private static final int LONG_LIST = 20;

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
                var any = new ArrayList<Condition>(texts.stream()
                        .map(text -> Pieces.condition(field, " ilike ", Binds.of(pattern(match, text))))
                        .toList());
                if (orNull) {
                    any.add(field.isNull());
                }
                yield DSL.or(any);
            }
            case Comparison.NotLike(var match, var texts, var orNull) -> {
                var none = DSL.and(texts.stream()
                        .map(text -> Pieces.condition(field, " not ilike ", Binds.of(pattern(match, text))))
                        .toList());
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

    private static Condition among(Field<?> field, List<Value> values) {
        if (values.size() == 1) {
            return Pieces.condition(field, " = ", value(values.getFirst()));
        }
        return values.size() >= LONG_LIST && canBeArray(values)
                ? Pieces.condition(field, " = any(", Binds.of(array(values)), ")")
                : Pieces.condition(field, " in (", list(values), ")");
    }

    private static Condition notAmong(Field<?> field, List<Value> values) {
        if (values.size() == 1) {
            return Pieces.condition(field, " <> ", value(values.getFirst()));
        }
        return values.size() >= LONG_LIST && canBeArray(values)
                ? Pieces.condition(field, " <> all(", Binds.of(array(values)), ")")
                : Pieces.condition(field, " not in (", list(values), ")");
    }

    private static org.jooq.QueryPart list(List<Value> values) {
        return Pieces.list(values.stream().map(PredicateSql::value).toList());
    }

    /** Texts, and whole numbers: the database reads the array's text as the column's own type. */
    private static boolean canBeArray(List<Value> values) {
        return values.stream()
                .allMatch(value -> value instanceof Value.OfText
                        || (value instanceof Value.OfNumber(var number)
                                && number.stripTrailingZeros().scale() <= 0));
    }

    private static String array(List<Value> values) {
        var text = new StringBuilder("{");
        for (var value : values) {
            text.append(text.length() == 1 ? "" : ",");
            switch (value) {
                case Value.OfText(var element) ->
                    text.append('"')
                            .append(element.replace("\\", "\\\\").replace("\"", "\\\""))
                            .append('"');
                case Value.OfNumber(var number) -> text.append(number.toBigInteger());
                case Value.OfBoolean(var truth) -> text.append(truth);
                case Value.OfTime(var instant) ->
                    text.append('"').append(instant).append('"');
            }
        }
        return text.append('}').toString();
    }

    static Field<?> value(Value value) {
        return switch (value) {
            case Value.OfText(var text) -> Binds.of(text);
            case Value.OfNumber(var number) -> number(number);
            case Value.OfBoolean(var truth) -> Binds.of(truth);
            case Value.OfTime(var instant) ->
                Binds.of(instant.atOffset(ZoneOffset.UTC), SQLDataType.TIMESTAMPWITHTIMEZONE);
        };
    }

    /** Whole numbers are bound as such, so that a comparison with an integer column can use its index. */
    private static Field<?> number(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 18) {
            return Binds.of(plain.longValueExact());
        }
        return Binds.of(number);
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
