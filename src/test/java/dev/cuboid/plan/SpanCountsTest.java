package dev.cuboid.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** {@link SpanCounts}: rolling counts of different values. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SpanCountsTest {
    private static final String BY_DAY =
            "'timeDimensions': [{'dimension': 'sales.sold_at', 'granularity': 'day', 'dateRange': ['2024-01-01', '2024-06-30']}]";

    @Test
    void a_count_over_days_is_found_by_spans() {
        assertThat(Kiosk.plan(
                        "{'measures': ['sales.buyers_of_week'], 'dimensions': ['sales.kind'], %s}".formatted(BY_DAY)))
                .contains("Spans of sales__buyers_of_week");
    }

    @Test
    void one_window_over_the_whole_range_is_counted_as_it_is() {
        assertThat(Kiosk.plan("""
                {'measures': ['sales.buyers_of_week'], 'timeDimensions': [{'dimension': 'sales.sold_at', 'dateRange': ['2024-01-01', '2024-06-30']}]}""")).doesNotContain("Spans");
    }

    @Test
    void a_window_of_hours_is_counted_as_it_is() {
        assertThat(Kiosk.plan("{'measures': ['sales.buyers_of_hours'], %s}".formatted(BY_DAY)))
                .doesNotContain("Spans");
    }

    @Test
    void sums_are_added_up() {
        assertThat(Kiosk.plan("{'measures': ['sales.last_days'], %s}".formatted(BY_DAY)))
                .doesNotContain("Spans");
    }
}
