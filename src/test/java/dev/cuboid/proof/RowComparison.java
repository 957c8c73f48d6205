package dev.cuboid.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether an answer holds the rows of its reference. Keys that the reference does not list are ignored. */
final class RowComparison {
    /** Whether the order of rows is part of what is expected. */
    enum Order {
        STRICT,
        ANY
    }

    /** What differs first, as a sentence; empty where nothing does. */
    static Optional<String> difference(
            List<? extends Map<String, ? extends @Nullable Object>> expected,
            List<? extends Map<String, ? extends @Nullable Object>> actual,
            Order order) {
        if (expected.size() != actual.size()) {
            return Optional.of("%d rows, expected %d".formatted(actual.size(), expected.size()));
        }
        if (expected.isEmpty()) {
            return Optional.empty();
        }
        var keys = List.copyOf(expected.getFirst().keySet());
        var wanted = order == Order.STRICT ? expected : sorted(expected, keys);
        var got = order == Order.STRICT ? actual : sorted(actual, keys);
        for (int row = 0; row < wanted.size(); row++) {
            var difference = difference(row, keys, wanted.get(row), got.get(row));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(
            int row,
            List<String> keys,
            Map<String, ? extends @Nullable Object> wanted,
            Map<String, ? extends @Nullable Object> got) {
        for (var key : keys) {
            if (!got.containsKey(key)) {
                return Optional.of("row %d: no key %s (has %s)".formatted(row, key, got.keySet()));
            }
            if (!PlainValue.same(wanted.get(key), got.get(key))) {
                return Optional.of("row %d: %s is %s, expected %s".formatted(row, key, got.get(key), wanted.get(key)));
            }
        }
        return Optional.empty();
    }

    private static List<Map<String, ? extends @Nullable Object>> sorted(
            List<? extends Map<String, ? extends @Nullable Object>> rows, List<String> keys) {
        var sorted = new ArrayList<Map<String, ? extends @Nullable Object>>(rows);
        sorted.sort(Comparator.comparing(row ->
                keys.stream().map(key -> PlainValue.sortKey(row.get(key))).collect(Collectors.joining("\u0001"))));
        return sorted;
    }

    private RowComparison() {}
}
