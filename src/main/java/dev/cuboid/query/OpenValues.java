package dev.cuboid.query;

import dev.cuboid.model.Filter;
import dev.cuboid.model.ValueType;
import dev.cuboid.query.ResolvedQuery.Value;
import dev.cuboid.query.ResolvedQuery.Value.Parameter;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which values of a query stay open while it is resolved. Texts and numbers can: nothing but the statement that is made looks
 * at them. The values of switches, truth values and times choose between plans, so they are closed. Serves one thread.
 */
public final class OpenValues {
    static final OpenValues NONE = new OpenValues(List.of(), new BitSet());

    private final Map<String, Integer> numbers = new HashMap<>();
    private final BitSet closed;
    private boolean found;

    /**
     * @param values by their numbers, as {@link Pattern} has them
     * @param closed numbers of those that are not open
     */
    public OpenValues(List<String> values, BitSet closed) {
        for (int number = 0; number < values.size(); number++) {
            numbers.put(values.get(number), number);
        }
        this.closed = (BitSet) closed.clone();
    }

    /** What stands for a value of the query's own filters. */
    Value instead(Value value, String text, ValueType type, Filter.Condition filter) {
        if (numbers.isEmpty() || !Pattern.isOpen(filter)) {
            return value;
        }
        var number = numbers.get(text);
        if (number == null) {
            throw new IllegalStateException("a value that is not among those of its query: " + filter.member());
        }
        if (closed.get(number)) {
            return value;
        }
        return switch (type) {
            case STRING -> new Parameter(number, Parameter.Kind.TEXT);
            case NUMBER -> new Parameter(number, Parameter.Kind.NUMBER);
            case BOOLEAN, TIME, GEO, SWITCH -> {
                closed.set(number);
                found = true;
                yield value;
            }
        };
    }

    /** Whether a value had to be closed that was not yet when another of its uses may have been left open. */
    public boolean foundMoreToClose() {
        return found;
    }

    public BitSet closed() {
        return (BitSet) closed.clone();
    }
}
