package dev.cuboid.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** {@link CoarserStages}: a total of the totals that a leg beside it has. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CoarserStagesTest {
    @Test
    void a_sum_is_added_up_from_the_finer_leg() {
        var plan = Kiosk.plan("{'measures': ['sales.total', 'sales.all'], 'dimensions': ['sales.kind']}");
        assertThat(plan).contains("sales__all = sum(sales__total)");
        assertThat(Kiosk.legs(plan)).isEqualTo(1);
    }

    @Test
    void so_is_a_count_which_is_0_where_there_is_nothing() {
        var plan = Kiosk.plan("{'measures': ['sales.count', 'sales.all_counted'], 'dimensions': ['sales.kind']}");
        assertThat(plan).contains("sales__all_counted = sum(sales__count) or 0");
        assertThat(Kiosk.legs(plan)).isEqualTo(1);
    }

    @Test
    void a_leg_beside_another_fact_serves_too() {
        var plan = Kiosk.plan(
                "{'measures': ['sales.total', 'sales.all', 'visits.count'], 'dimensions': ['customers.tier']}");
        assertThat(Kiosk.legs(plan)).isEqualTo(2);
    }

    @Test
    void rows_that_a_further_join_repeats_are_read_apart() {
        var plan = Kiosk.plan(
                "{'measures': ['customers.credit', 'customers.all_credit'], 'dimensions': ['customers.tier']}");
        assertThat(Kiosk.legs(plan)).isEqualTo(1);
        var repeated =
                Kiosk.plan("{'measures': ['customers.credit', 'customers.all_credit'], 'dimensions': ['sales.kind']}");
        assertThat(Kiosk.legs(repeated)).isEqualTo(2);
    }

    @Test
    void different_values_cannot_be_added_up() {
        var plan = Kiosk.plan("{'measures': ['sales.buyers', 'sales.all_buyers'], 'dimensions': ['sales.kind']}");
        assertThat(Kiosk.legs(plan)).isEqualTo(2);
    }

    @Test
    void a_stage_that_does_not_add_up_keeps_the_type_of_its_measure() {
        var plan = Kiosk.plan("{'measures': ['sales.total', 'sales.whole'], 'dimensions': ['sales.kind']}");
        assertThat(Kiosk.legs(plan)).isEqualTo(2);
    }

    @Test
    void other_rows_are_read_apart() {
        var plan = Kiosk.plan("""
                {'measures': ['sales.total', 'sales.all_kinds'], 'dimensions': ['sales.kind'],
                 'filters': [{'member': 'sales.kind', 'operator': 'equals', 'values': ['a']}]}""");
        assertThat(Kiosk.legs(plan)).isEqualTo(2);
    }
}
