package dev.cuboid.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link SharedScans}: a measure and itself of another time from one scan. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SharedScansTest {
    @ParameterizedTest
    @CsvSource({
        "month_before, month, 2024-01-01, 2024-12-31",
        "year_before, month, 2023-01-01, 2024-12-31",
        "year_before, quarter, 2023-01-01, 2024-12-31",
        "year_before, year, 2023-01-01, 2024-12-31",
        "days_before, day, 2024-01-01, 2024-01-20",
        // a month does not carry days to days, but its days are those of one scan all the same
        "month_before, day, 2024-01-01, 2024-03-31",
    })
    void one_scan_serves_ranges_that_touch(String measure, String granularity, String from, String to) {
        var plan = plan(measure, granularity, from, to);
        assertThat(plan).contains("Slice sales_leg");
        assertThat(Kiosk.legs(plan)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        // rows between the ranges would be read for nothing
        "year_before, month, 2024-01-01, 2024-03-31",
        // the range begins within a bucket
        "month_before, month, 2024-01-15, 2024-12-31",
        // days do not carry months, nor months quarters, to such
        "days_before, month, 2024-01-01, 2024-12-31",
        "month_before, quarter, 2024-01-01, 2024-12-31",
        "days_before, week, 2024-01-01, 2024-12-29",
        // an hour may come twice
        "days_before, hour, 2024-01-01, 2024-01-20",
    })
    void others_are_read_apart(String measure, String granularity, String from, String to) {
        var plan = plan(measure, granularity, from, to);
        assertThat(plan).doesNotContain("Slice");
        assertThat(Kiosk.legs(plan)).isEqualTo(2);
    }

    @Test
    void a_scan_brings_every_measure_of_its_slices() {
        var plan = Kiosk.plan("""
                {'measures': ['sales.buyers', 'sales.mean', 'sales.month_before'],
                 'timeDimensions': [{'dimension': 'sales.sold_at', 'granularity': 'month', 'dateRange': ['2024-01-01', '2024-06-30']}]}""");
        assertThat(plan)
                .contains(
                        "[sales__buyers = count_distinct(sales.customer_id), sales__mean = avg(sales.amount), sales__total = sum(sales.amount)]");
        assertThat(Kiosk.legs(plan)).isEqualTo(1);
    }

    private static String plan(String measure, String granularity, String from, String to) {
        return Kiosk.plan("""
                {'measures': ['sales.total', 'sales.%s'],
                 'timeDimensions': [{'dimension': 'sales.sold_at', 'granularity': '%s', 'dateRange': ['%s', '%s']}]}""".formatted(measure, granularity, from, to));
    }
}
