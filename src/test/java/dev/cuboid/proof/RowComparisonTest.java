package dev.cuboid.proof;

import static dev.cuboid.proof.RowComparison.Order.ANY;
import static dev.cuboid.proof.RowComparison.Order.STRICT;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RowComparisonTest {
    @Test
    void numbers_are_compared_by_value() {
        assertSame("12.50", new BigDecimal("12.5"));
        assertSame(7, "7");
        assertSame("1e2", 100);
        assertDiffers("12.51", 12.5);
        assertDiffers("1", "2");
    }

    @Test
    void whole_numbers_are_exact_and_others_to_a_billionth() {
        assertSame("0.3333333333333333", "0.33333333333333333333");
        assertDiffers("0.33333333", "0.333333333333");
        assertDiffers("9007199254740993", "9007199254740992");
    }

    @Test
    void times_are_compared_to_the_millisecond() {
        assertSame("2024-03-01", "2024-03-01T00:00:00.000");
        assertSame("2024-03-01 10:00:00.123456+00", "2024-03-01T10:00:00.123");
        assertDiffers("2024-03-01T10:00:00.124", "2024-03-01T10:00:00.123");
        assertDiffers("2024-03-01T10:00:00", "2024-03-01T11:00:00");
    }

    @Test
    void null_is_nothing_else() {
        assertSame(null, null);
        assertDiffers(null, 0);
        assertDiffers("", null);
        assertDiffers("null", null);
    }

    @Test
    void booleans_and_texts_are_compared_as_they_are() {
        assertSame(true, "true");
        assertDiffers(true, false);
        assertDiffers("Berlin", "berlin");
    }

    @Test
    void order_counts_only_where_it_is_strict() {
        var upwards = List.of(row("a", 1), row("b", 2));
        var downwards = List.of(row("b", 2), row("a", 1));
        assertThat(RowComparison.difference(upwards, downwards, ANY)).isEmpty();
        assertThat(RowComparison.difference(upwards, downwards, STRICT)).isPresent();
    }

    @Test
    void rows_that_are_missing_or_too_many_are_seen() {
        var one = List.of(row("a", 1));
        var two = List.of(row("a", 1), row("a", 1));
        assertThat(RowComparison.difference(one, two, ANY)).hasValue("2 rows, expected 1");
        assertThat(RowComparison.difference(two, one, ANY)).isPresent();
        assertThat(RowComparison.difference(List.of(), one, ANY)).isPresent();
        assertThat(RowComparison.difference(List.of(), List.of(), ANY)).isEmpty();
    }

    @Test
    void values_may_not_change_rows() {
        var expected = List.of(row("a", 1), row("b", 2));
        var crossed = List.of(row("a", 2), row("b", 1));
        assertThat(RowComparison.difference(expected, crossed, ANY)).isPresent();
    }

    @Test
    void keys_beside_those_expected_are_ignored_and_missing_ones_are_not() {
        var more = Map.<String, Object>of("name", "a", "count", 1, "other", 3);
        assertThat(RowComparison.difference(List.of(row("a", 1)), List.of(more), ANY))
                .isEmpty();
        assertThat(RowComparison.difference(List.of(more), List.of(row("a", 1)), ANY))
                .isPresent();
    }

    private static Map<String, Object> row(String name, int count) {
        return Map.of("name", name, "count", count);
    }

    private static void assertSame(Object expected, Object actual) {
        for (var order : Arrays.asList(ANY, STRICT)) {
            assertThat(RowComparison.difference(one(expected), one(actual), order))
                    .isEmpty();
        }
    }

    private static void assertDiffers(Object expected, Object actual) {
        assertThat(RowComparison.difference(one(expected), one(actual), ANY)).isPresent();
    }

    private static List<Map<String, Object>> one(Object value) {
        var row = new LinkedHashMap<String, Object>();
        row.put("value", value);
        return List.of(row);
    }
}
