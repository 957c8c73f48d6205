package dev.cuboid.query;

import static dev.cuboid.query.Requests.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.diagnostic.Diagnostic;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusedFiltersTest {
    private static Diagnostic refusedFilter(String filter) {
        return refused("{'measures': ['a.b'], 'filters': [%s]}".formatted(filter))
                .getFirst();
    }

    @Test
    void an_unknown_operator_is_named_after_the_text_of_cube() {
        var problem = refusedFilter("{'member': 'a.b', 'operator': 'contians', 'values': ['x']}");
        assertThat(problem.message())
                .startsWith("Invalid query format: \"filters[0]\" does not match any of the allowed types")
                .contains("`contians`");
        assertThat(problem.hints()).containsExactly("`contains` is close");
    }

    @Test
    void missing_values_are_refused_with_the_filter_as_given() {
        assertThat(refusedFilter("{'member':'UserEngagement.device','operator':'equals'}")
                        .message())
                .isEqualTo(
                        "Values required for filter: {\"member\":\"UserEngagement.device\",\"operator\":\"equals\"}");
        assertThat(refusedFilter("{'member':'a.b','operator':'gt','values':[]}").message())
                .isEqualTo("Values required for filter: {\"member\":\"a.b\",\"operator\":\"gt\",\"values\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "{'member': 'a.b'}",
                "{'operator': 'set'}",
                "{'member': 'a', 'operator': 'set'}",
                "{'member': 'a.b', 'dimension': 'a.b', 'operator': 'set'}",
                "{'member': 'a.b', 'operator': 'set', 'value': 1}",
                "{'member': 'a.b', 'operator': 'equals', 'values': 'x'}",
                "{'member': 'a.b', 'operator': 'equals', 'values': [['x']]}",
                "{'or': {}}",
                "{'or': [], 'and': []}",
                "{'or': [{'and': [{'member': 'a.b', 'operator': 'nope', 'values': ['x']}]}]}"
            })
    void other_wrong_filters_begin_with_the_text_of_cube(String filter) {
        assertThat(refusedFilter(filter).message())
                .startsWith("Invalid query format: \"filters[0]\" does not match any of the allowed types: ");
    }

    @Test
    void a_place_inside_a_group_is_named() {
        var problem = refusedFilter("{'or': [{'and': [{'member': 'a.b', 'operator': 'nope', 'values': ['x']}]}]}");
        assertThat(problem.message()).contains("\"filters[0].or[0].and[0]\"");
        assertThat(problem.location().text()).isEqualTo("query/filters/0/or/0/and/0");
    }

    @Test
    void a_tower_of_groups_is_refused_instead_of_exhausting_the_stack() {
        var tower = "{'or': [".repeat(150) + "{'member': 'a.b', 'operator': 'set'}" + "]}".repeat(150);
        assertThat(refusedFilter(tower).message()).contains("nested");
    }

    @Test
    void relative_dates_need_to_stand_alone() {
        assertThat(refusedFilter("{'member': 'a.t', 'operator': 'inDateRange', 'values': ['last week', 'now']}")
                        .message())
                .startsWith("Relative-date strings are only supported when `values` has a single element for operator"
                        + " `inDateRange`.");
    }
}
