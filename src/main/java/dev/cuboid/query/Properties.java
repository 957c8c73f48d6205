package dev.cuboid.query;

import dev.cuboid.diagnostic.Diagnostic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The properties of a JSON object by the types that Cube's validator gives them, and with its complaints. */
final class Properties {
    private static final BigDecimal LARGEST_SAFE = BigDecimal.valueOf(9_007_199_254_740_991L);

    private final JsonNode node;
    private final String at;
    private final Problems problems;

    Properties(JsonNode node, String at, Problems problems) {
        this.node = node;
        this.at = at;
        this.problems = problems;
    }

    /** Whether the property is a list of something. */
    boolean given(String name) {
        var value = node.get(name);
        return value != null && !value.isEmpty();
    }

    /** The list's items; an absent list has none. */
    Iterable<JsonNode> list(String name) {
        return items(node.get(name), at + "/" + name);
    }

    private Iterable<JsonNode> items(@Nullable JsonNode list, String pointer) {
        if (list == null) {
            return List.of();
        }
        if (!list.isArray()) {
            problems.invalid(pointer, "must be an array");
            return List.of();
        }
        return list;
    }

    /** Member names of at most so many parts; what is no name is reported and left out. */
    List<String> members(String name, int mostParts, String pattern) {
        var names = new ArrayList<String>();
        int index = 0;
        for (var item : list(name)) {
            if (isMember(item, mostParts)) {
                names.add(item.stringValue());
            } else {
                problems.add(
                        hinted(Problems.wrong("%s/%s/%d".formatted(at, name, index), complaint(item, pattern)), item));
            }
            index++;
        }
        return names;
    }

    private static boolean isMember(JsonNode item, int mostParts) {
        int parts = item.isString() ? MemberText.parts(item.stringValue()) : 0;
        return parts >= 2 && parts <= mostParts;
    }

    /** The pattern is for machines. */
    private static Diagnostic hinted(Diagnostic problem, JsonNode item) {
        return item.isString() && MemberText.parts(item.stringValue()) == 1
                ? problem.hint("`CUBE.%1$s`, with the cube or view that has the member `%1$s` in place of CUBE"
                        .formatted(item.stringValue()))
                : problem;
    }

    private static String complaint(JsonNode item, String pattern) {
        if (item.isString()) {
            return MemberText.mismatch(item.stringValue(), pattern);
        }
        return item.isObject()
                ? "does not match any of the allowed types: expressions are not allowed in this context"
                : "must be one of [string, object]";
    }

    /** A number of rows; null and absence are the same. */
    Optional<Long> wholeNumber(String name) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        var complaint = complaint(value);
        if (complaint.isPresent()) {
            problems.invalid(at + "/" + name, complaint.get());
            return Optional.empty();
        }
        return Optional.of(value.decimalValue().longValue());
    }

    private static Optional<String> complaint(JsonNode number) {
        if (!number.isNumber()) {
            return Optional.of("must be a number");
        }
        var size = number.decimalValue().stripTrailingZeros();
        if (size.abs().compareTo(LARGEST_SAFE) > 0) {
            return Optional.of("must be a safe number");
        }
        if (size.scale() > 0) {
            return Optional.of("must be an integer");
        }
        return size.signum() < 0 ? Optional.of("must be greater than or equal to 0") : Optional.empty();
    }

    boolean truth(String name) {
        var value = node.get(name);
        if (value == null) {
            return false;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isString()
                && (value.stringValue().equals("true") || value.stringValue().equals("false"))) {
            return value.stringValue().equals("true");
        }
        problems.invalid(at + "/" + name, "must be a boolean");
        return false;
    }

    <T> Optional<T> choice(String name, T[] choices, Function<T, String> wireName) {
        var value = node.get(name);
        if (value == null) {
            return Optional.empty();
        }
        for (var choice : choices) {
            if (value.isString() && wireName.apply(choice).equals(value.stringValue())) {
                return Optional.of(choice);
            }
        }
        problems.invalid(
                at + "/" + name,
                "must be one of " + Arrays.stream(choices).map(wireName).collect(Collectors.joining(", ", "[", "]")));
        return Optional.empty();
    }

    /** A list of lists of names. */
    List<List<String>> paths(String name) {
        var paths = new ArrayList<List<String>>();
        for (var item : list(name)) {
            var pointer = "%s/%s/%d".formatted(at, name, paths.size());
            var path = new ArrayList<String>();
            int index = 0;
            for (var step : items(item, pointer)) {
                if (step.isString()) {
                    path.add(step.stringValue());
                } else {
                    problems.invalid(pointer + "/" + index, "must be a string");
                }
                index++;
            }
            paths.add(path);
        }
        return paths;
    }
}
