package dev.cuboid.query;

import static dev.cuboid.query.Requests.refused;
import static dev.cuboid.query.Requests.resolved;
import static dev.cuboid.query.ShopModel.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.query.ResolvedQuery.Condition;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FilterSortingTest {
    private static final String PAID = "{'member': 'orders.status', 'operator': 'equals', 'values': ['paid']}";
    private static final String MANY = "{'member': 'orders.count', 'operator': 'gt', 'values': ['10']}";
    private static final String RICH = "{'member': 'orders.total', 'operator': 'gt', 'values': [5]}";

    private static String query(String dimension, String filters) {
        return "{'measures': ['orders.count'], 'dimensions': ['orders.%s'], 'filters': [%s]}"
                .formatted(dimension, filters);
    }

    @Test
    void dimensions_choose_rows_and_measures_judge_groups() {
        var query = resolved(query("channel", PAID + "," + MANY), MODEL);
        assertThat(query.rows()).hasExactlyElementsOfTypes(Condition.OfDimension.class);
        assertThat(query.having()).containsInstanceOf(Condition.OfMeasure.class);
    }

    @Test
    void several_judgements_all_hold() {
        assertThat(resolved(query("channel", MANY + "," + RICH), MODEL).having())
                .containsInstanceOf(Condition.And.class);
    }

    @Test
    void an_and_is_told_apart() {
        var query = resolved(query("channel", "{'and': [%s, {'and': [%s]}]}".formatted(PAID, MANY)), MODEL);
        assertThat(query.rows()).hasExactlyElementsOfTypes(Condition.OfDimension.class);
        assertThat(query.having()).containsInstanceOf(Condition.OfMeasure.class);
    }

    @Test
    void an_or_of_one_kind_stays_together() {
        assertThat(resolved(query("channel", "{'or': [%s, %s]}".formatted(MANY, RICH)), MODEL)
                        .having())
                .containsInstanceOf(Condition.Or.class);
        assertThat(resolved(query("channel", "{'or': [%s, %s]}".formatted(PAID, PAID)), MODEL)
                        .rows())
                .hasExactlyElementsOfTypes(Condition.Or.class);
    }

    @Test
    void an_or_of_a_measure_and_a_selected_dimension_judges_groups() {
        var query = resolved(query("status", "{'or': [%s, %s]}".formatted(PAID, MANY)), MODEL);
        assertThat(query.rows()).isEmpty();
        assertThat(query.having()).containsInstanceOf(Condition.Or.class);
    }

    @Test
    void an_or_of_a_measure_and_an_unselected_dimension_is_refused() {
        var problem = refused(query("channel", "{'or': [%s, %s]}".formatted(PAID, MANY)), MODEL)
                .getFirst();
        assertThat(problem.code()).isEqualTo(ErrorCode.MIXED_FILTER_GROUP);
        assertThat(problem.message()).contains("measure", "dimension", "orders.status", "orders.count");
        assertThat(problem.location().text()).isEqualTo("query/filters/0/or/0");
    }

    @Test
    void a_selected_time_bucket_does_not_show_the_time_itself() {
        var query = """
                {'measures': ['orders.count'], 'timeDimensions': [{'dimension': 'orders.ordered_at',
                 'granularity': 'month'}], 'filters': [{'or': [%s,
                 {'member': 'orders.ordered_at', 'operator': 'notSet'}]}]}""".formatted(MANY);
        assertThat(refused(query, MODEL).getFirst().code()).isEqualTo(ErrorCode.MIXED_FILTER_GROUP);
    }

    @Test
    void measure_filter_applies_the_measures_own_filters_to_rows() {
        var query = resolved(query("channel", "{'member': 'orders.total', 'operator': 'measureFilter'}"), MODEL);
        assertThat(query.rows()).hasExactlyElementsOfTypes(Condition.OwnFilters.class);
        assertThat(query.having()).isEmpty();
    }

    @Test
    void empty_groups_ask_for_nothing() {
        var query = resolved(query("channel", "{'or': []}, {'and': []}, {'or': [{'and': []}]}"), MODEL);
        assertThat(query.rows()).isEmpty();
        assertThat(query.having()).isEmpty();
    }

    @Test
    void a_measure_is_compared_by_its_type() {
        var wrong = "{'member': 'orders.count', 'operator': 'gt', 'values': ['twelve']}";
        assertThat(refused(query("channel", wrong), MODEL).getFirst().message()).contains("twelve");
        var late = "{'member': 'orders.last_time', 'operator': 'afterDate', 'values': ['2024-01-01']}";
        assertThat(resolved(query("channel", late), MODEL).having()).containsInstanceOf(Condition.OfMeasure.class);
    }
}
