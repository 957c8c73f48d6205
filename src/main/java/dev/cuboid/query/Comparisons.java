package dev.cuboid.query;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Filter;
import dev.cuboid.model.ValueType;
import dev.cuboid.query.ResolvedQuery.Comparison;
import dev.cuboid.query.ResolvedQuery.Match;
import dev.cuboid.query.ResolvedQuery.Operator;
import dev.cuboid.query.ResolvedQuery.Value;
import java.util.ArrayList;
import java.util.List;

/** Turns an operator and its texts into a typed comparison, by the meaning of Cube's operators and the member's type. */
record Comparisons(DateRanges dates, OpenValues open) {
    Comparisons(DateRanges dates) {
        this(dates, OpenValues.NONE);
    }

    Comparison of(Filter.Condition filter, ValueType type) {
        requireValues(filter);
        return switch (filter.operator()) {
            case EQUALS, IN -> among(filter, type);
            case NOT_EQUALS, NOT_IN -> notAmong(filter, type);
            case CONTAINS -> like(filter, type, Match.ANYWHERE);
            case STARTS_WITH -> like(filter, type, Match.AT_START);
            case ENDS_WITH -> like(filter, type, Match.AT_END);
            case NOT_CONTAINS -> notLike(filter, type, Match.ANYWHERE);
            case NOT_STARTS_WITH -> notLike(filter, type, Match.AT_START);
            case NOT_ENDS_WITH -> notLike(filter, type, Match.AT_END);
            case GT -> against(filter, type, Operator.GREATER);
            case GTE -> against(filter, type, Operator.GREATER_OR_EQUAL);
            case LT -> against(filter, type, Operator.LESS);
            case LTE -> against(filter, type, Operator.LESS_OR_EQUAL);
            case SET -> new Comparison.IsSet();
            case NOT_SET -> new Comparison.IsNotSet();
            case IN_DATE_RANGE, ON_THE_DATE -> new Comparison.Within(range(filter, type));
            case NOT_IN_DATE_RANGE -> new Comparison.Outside(range(filter, type));
            case BEFORE_DATE -> date(filter, type, Operator.LESS, true);
            case BEFORE_OR_ON_DATE -> date(filter, type, Operator.LESS, false);
            case AFTER_DATE -> date(filter, type, Operator.GREATER_OR_EQUAL, false);
            case AFTER_OR_ON_DATE -> date(filter, type, Operator.GREATER_OR_EQUAL, true);
            case MEASURE_FILTER -> throw mismatch(filter, "a dimension", "it applies a measure's own filters");
        };
    }

    private static void requireValues(Filter.Condition filter) {
        if (filter.values().isEmpty() && FilterReader.needsValues(filter.operator())) {
            throw new Rejected(Diagnostic.of(
                    ErrorCode.VALUES_REQUIRED,
                    filter.location(),
                    "Values required for filter: `%s` on `%s`"
                            .formatted(filter.operator().wireName(), filter.member())));
        }
    }

    private Comparison among(Filter.Condition filter, ValueType type) {
        var values = values(filter, type);
        boolean orNull = values.size() < filter.values().size();
        return values.isEmpty() ? new Comparison.IsNotSet() : new Comparison.Among(values, orNull);
    }

    private Comparison notAmong(Filter.Condition filter, ValueType type) {
        var values = values(filter, type);
        boolean orNull = values.size() == filter.values().size();
        return values.isEmpty() ? new Comparison.IsSet() : new Comparison.NotAmong(values, orNull);
    }

    private List<Value> values(Filter.Condition filter, ValueType type) {
        var values = new ArrayList<Value>(filter.values().size());
        for (var text : filter.values()) {
            if (text != null) {
                values.add(value(text, type, filter));
            }
        }
        return values;
    }

    private static Comparison like(Filter.Condition filter, ValueType type, Match match) {
        var texts = texts(filter, type);
        boolean orNull = texts.size() < filter.values().size();
        return texts.isEmpty() ? new Comparison.IsNotSet() : new Comparison.Like(match, texts, orNull);
    }

    private static Comparison notLike(Filter.Condition filter, ValueType type, Match match) {
        var texts = texts(filter, type);
        boolean orNull = texts.size() == filter.values().size();
        return texts.isEmpty() ? new Comparison.IsSet() : new Comparison.NotLike(match, texts, orNull);
    }

    private static List<String> texts(Filter.Condition filter, ValueType type) {
        switch (type) {
            case STRING, GEO, SWITCH -> {
                var texts = new ArrayList<String>(filter.values().size());
                for (var text : filter.values()) {
                    if (text != null) {
                        texts.add(text);
                    }
                }
                return texts;
            }
            case NUMBER, BOOLEAN, TIME -> throw mismatch(filter, noun(type), "it looks into texts");
        }
        throw new IllegalStateException("no value type: " + type);
    }

    /** Only the first value counts, as in Cube. */
    private Comparison against(Filter.Condition filter, ValueType type, Operator operator) {
        if (type == ValueType.BOOLEAN) {
            throw mismatch(filter, noun(type), "it compares sizes");
        }
        return new Comparison.Against(operator, value(first(filter), type, filter));
    }

    private Value value(String text, ValueType type, Filter.Condition filter) {
        var value = TypedValues.read(text, type, filter, dates);
        return open.instead(value, text, type, filter);
    }

    private TimeRange range(Filter.Condition filter, ValueType type) {
        mustBeTime(filter, type);
        var absolute = AbsoluteDates.of(filter, dates);
        if (absolute.values().size() > 2) {
            throw TypedValues.wrong(
                    filter,
                    "`%s` takes one or two values".formatted(filter.operator().wireName()));
        }
        var last = absolute.values().getLast();
        return dates.between(first(absolute), last == null ? first(absolute) : last, filter.location());
    }

    private Comparison date(Filter.Condition filter, ValueType type, Operator operator, boolean start) {
        mustBeTime(filter, type);
        var moment = dates.moment(first(AbsoluteDates.of(filter, dates)), filter.location());
        var instant = start ? moment.start(dates.zone()) : moment.end(dates.zone());
        return new Comparison.Against(operator, new Value.OfTime(instant));
    }

    private static String first(Filter.Condition filter) {
        var first = filter.values().getFirst();
        if (first == null) {
            throw TypedValues.wrong(
                    filter,
                    "null is no value for `%s` on `%s`"
                            .formatted(filter.operator().wireName(), filter.member()));
        }
        return first;
    }

    private static void mustBeTime(Filter.Condition filter, ValueType type) {
        if (type != ValueType.TIME) {
            throw mismatch(filter, noun(type), "it compares dates");
        }
    }

    private static String noun(ValueType type) {
        return switch (type) {
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "a truth value";
            case TIME -> "a time";
            case GEO -> "a place";
            case SWITCH -> "a switch";
        };
    }

    private static Rejected mismatch(Filter.Condition filter, String noun, String purpose) {
        return new Rejected(Diagnostic.of(
                ErrorCode.OPERATOR_MISMATCH,
                filter.location(),
                "the operator `%s` does not fit `%s`, which is %s: %s"
                        .formatted(filter.operator().wireName(), filter.member(), noun, purpose)));
    }
}
