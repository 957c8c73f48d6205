package dev.cuboid.query;

import dev.cuboid.model.Filter;
import dev.cuboid.model.Filter.Condition;
import dev.cuboid.query.ResolvedQuery.Value;
import dev.cuboid.query.ResolvedQuery.Value.Parameter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query without what usually differs from one request to the next: the moment at which it was asked, and the values that
 * its filters hold members against. Equal values have one number, so that queries of one pattern are equal in the same places.
 *
 * @param form the query with numbers in the place of the values; it cannot be planned, only compared
 * @param values texts, by their numbers from 0
 */
public record Pattern(Query form, List<String> values) {
    /** From this many values on a list is bound as one array, and belongs to the pattern. */
    public static final int LONG_LIST = 20;

    private static final Set<Filter.Operator> HELD_AGAINST_VALUES = EnumSet.of(
            Filter.Operator.EQUALS,
            Filter.Operator.NOT_EQUALS,
            Filter.Operator.IN,
            Filter.Operator.NOT_IN,
            Filter.Operator.GT,
            Filter.Operator.GTE,
            Filter.Operator.LT,
            Filter.Operator.LTE);

    public Pattern {
        values = List.copyOf(values);
    }

    public static Pattern of(Query query) {
        var numbers = new LinkedHashMap<String, Integer>();
        var filters = query.filters().isEmpty() ? query.filters() : numbered(query.filters(), numbers);
        return new Pattern(query.timeless(filters), List.copyOf(numbers.keySet()));
    }

    /** The value that takes a parameter's place; empty if it is not what the parameter has to be. */
    public Optional<Value> value(Parameter parameter) {
        return TypedValues.read(values.get(parameter.number()), parameter.kind());
    }

    /** Whether the values of a condition may be left open. */
    static boolean isOpen(Condition filter) {
        return HELD_AGAINST_VALUES.contains(filter.operator())
                && filter.values().size() < LONG_LIST;
    }

    private static List<Filter> numbered(List<Filter> filters, Map<String, Integer> numbers) {
        var found = new ArrayList<Filter>(filters.size());
        for (var filter : filters) {
            found.add(
                    switch (filter) {
                        case Filter.And(var parts) -> new Filter.And(numbered(parts, numbers));
                        case Filter.Or(var parts) -> new Filter.Or(numbered(parts, numbers));
                        case Condition condition -> isOpen(condition) ? numbered(condition, numbers) : condition;
                    });
        }
        return found;
    }

    private static Condition numbered(Condition condition, Map<String, Integer> numbers) {
        var places = new ArrayList<@Nullable String>(condition.values().size());
        for (var value : condition.values()) {
            places.add(value == null ? null : number(value, numbers));
        }
        return new Condition(condition.member(), condition.operator(), places, condition.location());
    }

    private static String number(String value, Map<String, Integer> numbers) {
        return Integer.toString(
                Optional.ofNullable(numbers.putIfAbsent(value, numbers.size())).orElse(numbers.size() - 1));
    }
}
