package dev.cuboid.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** {@link StackedFacts}: facts over many groups. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StackedFactsTest {
    @Test
    void facts_are_stacked_and_regrouped() {
        assertThat(Kiosk.plan("{'measures': ['sales.total', 'visits.count'], 'dimensions': ['customers.tier']}"))
                .contains(
                        "Regroup facts by [customers__tier]: [sales__total = max(sales__total), visits__count = max(visits__count)]")
                .contains("Stack on [customers__tier]");
    }

    @Test
    void a_type_that_may_have_no_maximum_meets_by_a_join() {
        assertThat(Kiosk.plan("{'measures': ['sales.total', 'visits.any_open'], 'dimensions': ['customers.tier']}"))
                .contains("Meet on [customers__tier]")
                .doesNotContain("Stack");
    }

    @Test
    void one_row_each_is_put_side_by_side() {
        assertThat(Kiosk.plan("{'measures': ['sales.total', 'visits.count']}")).contains("Meet on []");
    }
}
