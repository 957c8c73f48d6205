package dev.cuboid.query;

import static dev.cuboid.query.Requests.resolved;
import static dev.cuboid.query.ShopModel.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OrderingTest {
    private static final String MONTHS = "'measures': ['orders.count'], 'dimensions': ['orders.status'],"
            + " 'timeDimensions': [{'dimension': 'orders.ordered_at', 'granularity': 'month'}]";

    private static List<String> order(String query) {
        return resolved("{" + query + "}", MODEL).order().stream()
                .map(key -> key.key() + (key.descending() ? " desc" : ""))
                .toList();
    }

    @Test
    void time_comes_first_by_default() {
        assertThat(order(MONTHS)).containsExactly("orders.ordered_at.month", "orders.status");
    }

    @Test
    void without_time_the_first_measure_descends_by_default() {
        assertThat(
                        order(
                                "'measures': ['orders.total', 'orders.count'], 'dimensions': ['orders.status', 'orders.channel']"))
                .containsExactly("orders.total desc", "orders.status", "orders.channel");
    }

    @Test
    void without_measures_the_first_dimension_ascends_by_default() {
        assertThat(order("'dimensions': ['orders.status', 'orders.channel']"))
                .containsExactly("orders.status", "orders.channel");
    }

    @Test
    void measures_alone_have_no_order() {
        assertThat(order("'measures': ['orders.total']")).isEmpty();
    }

    @Test
    void a_range_without_granularity_is_no_column_to_order_by() {
        assertThat(order("'measures': ['orders.total'], 'timeDimensions': [{'dimension': 'orders.ordered_at',"
                        + " 'dateRange': 'today'}]"))
                .isEmpty();
    }

    @Test
    void an_empty_order_is_none() {
        assertThat(order(MONTHS + ", 'order': []")).isEmpty();
        assertThat(order(MONTHS + ", 'order': {}")).isEmpty();
    }

    @Test
    void keys_that_are_not_selected_are_ignored() {
        assertThat(order(MONTHS + ", 'order': {'customers.tier': 'asc'}")).isEmpty();
        assertThat(order(MONTHS + ", 'order': [['customers.tier', 'asc'], ['orders.count', 'desc']]"))
                .containsExactly("orders.count desc", "orders.status", "orders.ordered_at.month");
    }

    @Test
    void time_is_ordered_by_its_name_with_and_without_granularity() {
        assertThat(order(MONTHS + ", 'order': {'orders.ordered_at': 'desc'}"))
                .containsExactly("orders.ordered_at.month desc", "orders.status");
        assertThat(order(MONTHS + ", 'order': {'orders.ordered_at.month': 'desc'}"))
                .containsExactly("orders.ordered_at.month desc", "orders.status");
    }

    @Test
    void a_key_given_twice_counts_once() {
        assertThat(order(MONTHS + ", 'order': [['orders.status', 'desc'], ['orders.status', 'asc']]"))
                .containsExactly("orders.status desc", "orders.ordered_at.month");
    }
}
