package dev.cuboid.query;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Filter;
import dev.cuboid.model.Filter.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code filters}: conditions, nested in {@code and} and {@code or} at will, with relative dates made absolute. */
final class FilterReader {
    private static final Set<String> CONDITION = Set.of("member", "dimension", "operator", "values");
    private static final Map<String, Operator> OPERATORS = operators();
    private static final int DEEPEST = 100;

    private final DateRanges dates;
    private final Problems problems;

    FilterReader(DateRanges dates, Problems problems) {
        this.dates = dates;
        this.problems = problems;
    }

    List<Filter> read(Iterable<JsonNode> items, String at) {
        var filters = new ArrayList<Filter>();
        int index = 0;
        for (var item : items) {
            var place = at + "/" + index++;
            filter(item, place, new Top(place), 0).ifPresent(filters::add);
        }
        return filters;
    }

    /** The outermost filter, which Cube names whatever is wrong inside. */
    private record Top(String pointer) {}

    private Optional<Filter> filter(JsonNode node, String at, Top top, int depth) {
        if (!node.isObject()) {
            return refuse(top, at, "it is no object");
        }
        if (depth > DEEPEST) {
            return refuse(top, at, "it is nested more than %d levels deep".formatted(DEEPEST));
        }
        boolean and = node.has("and");
        if (!and && !node.has("or")) {
            return condition(node, at, top);
        }
        if (node.size() != 1) {
            return refuse(top, at, "a group has either `and` or `or` and nothing else");
        }
        var name = and ? "and" : "or";
        var list = node.get(name);
        if (list == null || !list.isArray()) {
            return refuse(top, at, "`%s` is no list".formatted(name));
        }
        var members = new ArrayList<Filter>();
        int index = 0;
        for (var item : list) {
            filter(item, at + "/" + name + "/" + index++, top, depth + 1).ifPresent(members::add);
        }
        return Optional.of(and ? new Filter.And(members) : new Filter.Or(members));
    }

    private Optional<Filter> condition(JsonNode node, String at, Top top) {
        for (var name : node.propertyNames()) {
            if (!CONDITION.contains(name)) {
                return refuse(top, at, "`%s` is no property of a filter".formatted(name));
            }
        }
        var member = node.has("member") ? node.get("member") : node.get("dimension");
        if (member == null || node.has("member") && node.has("dimension")) {
            problems.add(
                    refusal(top, at, "it names either a `member` or, as older clients do, a `dimension`")
                            .hint(
                                    "`member` beside `operator` and `values`: the dimension or measure that is filtered; or `and` or `or` with a list of filters, alone"));
            return Optional.empty();
        }
        if (!member.isString() || MemberText.parts(member.stringValue()) != 2) {
            return refuse(top, at, "%s is no member name".formatted(member));
        }
        return operator(node.get("operator"), at, top)
                .flatMap(operator -> values(node, operator, at, top)
                        .map(values -> condition(member.stringValue(), operator, values, at)));
    }

    private Filter condition(String member, Operator operator, List<@Nullable String> values, String at) {
        var location = new Location.InQuery(at);
        var condition = new Filter.Condition(member, operator, values, location);
        try {
            return AbsoluteDates.of(condition, dates);
        } catch (Rejected rejected) {
            problems.addAll(rejected);
            return condition;
        }
    }

    private Optional<Operator> operator(@Nullable JsonNode given, String at, Top top) {
        if (given == null || !given.isString()) {
            refuse(top, at, "it names no `operator`");
            return Optional.empty();
        }
        var operator = Optional.ofNullable(OPERATORS.get(given.stringValue()));
        if (operator.isEmpty()) {
            problems.add(refusal(top, at, "the operator `%s` does not exist".formatted(given.stringValue()))
                    .near(
                            given.stringValue(),
                            Arrays.stream(Operator.values())
                                    .map(Operator::wireName)
                                    .toList()));
        }
        return operator;
    }

    private Optional<List<@Nullable String>> values(JsonNode node, Operator operator, String at, Top top) {
        var list = node.get("values");
        if (list == null || list.isArray() && list.isEmpty()) {
            if (needsValues(operator)) {
                problems.add(ErrorCode.VALUES_REQUIRED, at, "Values required for filter: " + node);
                return Optional.empty();
            }
            return Optional.of(List.of());
        }
        if (!list.isArray()) {
            refuse(top, at, "`values` is no list");
            return Optional.empty();
        }
        var values = new ArrayList<@Nullable String>(list.size());
        for (var value : list) {
            if (value.isContainer()) {
                refuse(top, at, "%s among `values` is neither a text, a number, a boolean nor null".formatted(value));
                return Optional.empty();
            }
            values.add(text(value));
        }
        return Optional.of(values);
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (!value.isFloatingPointNumber()) {
            return value.asString();
        }
        var number = value.decimalValue().stripTrailingZeros();
        return TypedValues.isInRange(number) ? number.toPlainString() : number.toString();
    }

    static boolean needsValues(Operator operator) {
        return switch (operator) {
            case SET, NOT_SET, MEASURE_FILTER -> false;
            default -> true;
        };
    }

    private Optional<Filter> refuse(Top top, String at, String reason) {
        problems.add(refusal(top, at, reason));
        return Optional.empty();
    }

    private static Diagnostic refusal(Top top, String at, String reason) {
        var inside = at.equals(top.pointer()) ? "" : "in \"%s\" ".formatted(Problems.label(at));
        return Diagnostic.of(
                ErrorCode.INVALID_QUERY,
                new Location.InQuery(at),
                "Invalid query format: \"%s\" does not match any of the allowed types: %s%s"
                        .formatted(Problems.label(top.pointer()), inside, reason));
    }

    private static Map<String, Operator> operators() {
        var operators = new HashMap<String, Operator>();
        for (var operator : Operator.values()) {
            operators.put(operator.wireName(), operator);
        }
        return operators;
    }
}
