package dev.cuboid.query;

import static dev.cuboid.query.Requests.asked;
import static dev.cuboid.query.Requests.query;
import static dev.cuboid.query.Requests.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.model.Filter;
import dev.cuboid.query.Asked.QueryType;
import dev.cuboid.query.Query.Key;
import dev.cuboid.query.Query.NullOrder;
import dev.cuboid.query.Query.Order;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QueryReaderTest {
    @Test
    void what_is_not_given_has_cubes_defaults() {
        var query = query("{'measures': ['a.b']}");
        assertThat(query.rowLimit()).isEqualTo(10_000);
        assertThat(query.zone().getId()).isEqualTo("UTC");
        assertThat(query.order()).isEqualTo(new Order.Default());
        assertThat(query.offset()).isEmpty();
        assertThat(query.format()).isEqualTo(Query.ResponseFormat.DEFAULT);
        assertThat(query.total() || query.ungrouped() || query.totals() || query.fillMissingDates())
                .isFalse();
    }

    @Test
    void everything_given_is_kept() {
        var query = query("""
                {'dimensions': ['a.b'], 'segments': ['a.s'], 'limit': 5, 'offset': 10, 'total': true, 'totals': true,
                 'fillMissingDates': true, 'ungrouped': true, 'timezone': 'europe/berlin', 'responseFormat': 'columnar',
                 'joinHints': [['a', 'b'], ['b', 'c']], 'cache': 'no-cache'}""");
        assertThat(query.segments()).containsExactly("a.s");
        assertThat(query.rowLimit()).isEqualTo(5);
        assertThat(query.offset()).contains(10L);
        assertThat(query.total() && query.totals() && query.fillMissingDates() && query.ungrouped())
                .isTrue();
        assertThat(query.zone().getId()).isEqualTo("Europe/Berlin");
        assertThat(query.format()).isEqualTo(Query.ResponseFormat.COLUMNAR);
        assertThat(query.joinHints()).containsExactly(List.of("a", "b"), List.of("b", "c"));
        assertThat(query.cacheMode()).contains(Query.CacheMode.NO_CACHE);
    }

    @Test
    void a_null_limit_is_none_and_row_limit_is_its_older_name() {
        assertThat(query("{'measures': ['a.b'], 'limit': null}").rowLimit()).isEqualTo(10_000);
        assertThat(query("{'measures': ['a.b'], 'rowLimit': 7}").rowLimit()).isEqualTo(7);
        assertThat(query("{'measures': ['a.b'], 'limit': 0}").rowLimit()).isZero();
    }

    @Test
    void a_dimension_of_three_parts_is_a_time_dimension_after_the_others() {
        var query = query("""
                {'dimensions': ['a.t.month', 'a.b'], 'timeDimensions': [{'dimension': 'a.u', 'granularity': 'day'}]}""");
        assertThat(query.dimensions()).containsExactly("a.b");
        assertThat(query.timeDimensions())
                .extracting(
                        Query.TimeDimension::dimension,
                        time -> time.granularity().orElse("-"))
                .containsExactly(tuple("a.u", "day"), tuple("a.t", "month"));
    }

    @Test
    void an_order_is_an_object_or_a_list_of_pairs_or_what_an_answer_echoes() {
        var expected = new Order.By(
                List.of(new Key("a.c", true, NullOrder.AS_DATABASE), new Key("a.t.day", false, NullOrder.AS_DATABASE)));
        assertThat(query("{'measures': ['a.c'], 'order': {'a.c': 'desc', 'a.t.day': 'asc'}}")
                        .order())
                .isEqualTo(expected);
        assertThat(query("{'measures': ['a.c'], 'order': [['a.c', 'desc'], ['a.t.day', 'asc']]}")
                        .order())
                .isEqualTo(expected);
        assertThat(query(
                                "{'measures': ['a.c'], 'order': [{'id': 'a.c', 'desc': true}, {'id': 'a.t.day', 'desc': false}]}")
                        .order())
                .isEqualTo(expected);
    }

    @Test
    void an_empty_order_asks_for_none() {
        assertThat(query("{'measures': ['a.c'], 'order': []}").order()).isEqualTo(new Order.By(List.of()));
        assertThat(query("{'measures': ['a.c'], 'order': {}}").order()).isEqualTo(new Order.By(List.of()));
    }

    @Test
    void nulls_stand_where_they_are_asked_to() {
        assertThat(query("{'measures': ['a.c'], 'order': [{'id': 'a.c', 'desc': true, 'nulls': 'last'}]}")
                        .order())
                .isEqualTo(new Order.By(List.of(new Key("a.c", true, NullOrder.LAST))));
    }

    @Test
    void filter_values_become_texts_and_null_stays() {
        var query = query("""
                {'measures': ['a.b'], 'filters': [{'dimension': 'a.b', 'operator': 'equals',
                 'values': ['', 'x', 1, -25.50, 1e3, true, null]}]}""");
        assertThat(query.filters()).singleElement().isInstanceOfSatisfying(Filter.Condition.class, condition -> {
            assertThat(condition.member()).isEqualTo("a.b");
            assertThat(condition.values()).containsExactly("", "x", "1", "-25.5", "1000", "true", null);
        });
    }

    @Test
    void numbers_among_filter_values_keep_all_their_digits() {
        var query = query("""
                {'measures': ['a.b'], 'filters': [{'member': 'a.b', 'operator': 'equals', 'values': [
                 9007199254740993, 9007199254740993.0, 1.0000000000000000001, 1e-400, 1e999999999, -1E-999999999]}]}""");
        assertThat(query.filters())
                .singleElement()
                .isInstanceOfSatisfying(
                        Filter.Condition.class,
                        condition -> assertThat(condition.values())
                                .containsExactly(
                                        "9007199254740993",
                                        "9007199254740993",
                                        "1.0000000000000000001",
                                        "0." + "0".repeat(399) + "1",
                                        "1E+999999999",
                                        "-1E-999999999"));
    }

    @Test
    void groups_nest() {
        var filters = query("""
                {'measures': ['a.b'], 'filters': [{'or': [{'member': 'a.b', 'operator': 'set'},
                  {'and': [{'member': 'a.c', 'operator': 'notSet'}, {'or': []}]}]}]}""").filters();
        assertThat(filters).singleElement().isInstanceOfSatisfying(Filter.Or.class, or -> {
            assertThat(or.filters()).hasSize(2);
            assertThat(or.filters().getLast())
                    .isInstanceOfSatisfying(
                            Filter.And.class, and -> assertThat(and.filters()).hasSize(2));
        });
    }

    @Test
    void three_thousand_values_are_read() {
        var values = IntStream.range(0, 3_000).mapToObj(i -> "'" + i + "'").collect(Collectors.joining(","));
        var filters = query(
                        "{'measures': ['a.b'], 'filters': [{'member': 'a.b', 'operator': 'equals', 'values': [%s]}]}"
                                .formatted(values))
                .filters();
        assertThat(((Filter.Condition) filters.getFirst()).values()).hasSize(3_000);
    }

    @Test
    void relative_dates_in_filters_become_absolute() {
        var filters = query("""
                {'measures': ['a.b'], 'timezone': 'Asia/Kolkata', 'filters': [
                 {'member': 'a.t', 'operator': 'inDateRange', 'values': ['last 2 days']},
                 {'member': 'a.t', 'operator': 'onTheDate', 'values': ['2024-02-29']},
                 {'member': 'a.t', 'operator': 'beforeDate', 'values': ['this month']},
                 {'member': 'a.t', 'operator': 'afterDate', 'values': ['this month']},
                 {'member': 'a.t', 'operator': 'afterDate', 'values': ['2024-01-01']},
                 {'member': 'a.t', 'operator': 'equals', 'values': ['today']}]}""").filters();
        assertThat(filters)
                .extracting(filter -> ((Filter.Condition) filter).values())
                .containsExactly(
                        List.of("2024-05-13T00:00:00.000", "2024-05-14T23:59:59.999"),
                        List.of("2024-02-29T00:00:00.000", "2024-02-29T23:59:59.999"),
                        List.of("2024-05-01T00:00:00.000"),
                        List.of("2024-05-31T23:59:59.999"),
                        List.of("2024-01-01"),
                        List.of("today"));
    }

    @Test
    void a_comparison_is_one_query_per_range() {
        var asked = asked("""
                {'measures': ['a.b'], 'timeDimensions': [{'dimension': 'a.u', 'dateRange': 'today'},
                  {'dimension': 'a.t', 'granularity': 'month',
                  'compareDateRange': [['2024-01-01', '2024-02-29'], 'last month']}]}""");
        assertThat(asked.type()).isEqualTo(QueryType.COMPARE_DATE_RANGE);
        assertThat(asked.queries())
                .extracting(query ->
                        query.timeDimensions().getLast().range().orElseThrow().firstLocal())
                .containsExactly(LocalDateTime.parse("2024-01-01T00:00"), LocalDateTime.parse("2024-04-01T00:00"));
        assertThat(asked.queries())
                .allSatisfy(query ->
                        assertThat(query.timeDimensions().getFirst().range()).isPresent());
    }

    @Test
    void only_one_time_dimension_is_compared() {
        assertThat(refused("""
                {'measures': ['a.b'], 'timeDimensions': [{'dimension': 'a.t', 'compareDateRange': ['today']},
                  {'dimension': 'a.u', 'compareDateRange': ['today']}]}"""))
                .extracting(Diagnostic::message)
                .containsExactly("compareDateRange can only exist for one timeDimension");
    }

    @Test
    void a_list_is_blended_by_a_common_granularity() {
        var month = "{'measures': ['a.b'], 'timeDimensions': [{'dimension': 'a.t', 'granularity': 'month'}]}";
        var day = month.replace("month", "day");
        var asked = asked("[%s, %s]".formatted(month, month));
        assertThat(asked.type()).isEqualTo(QueryType.BLENDING);
        assertThat(asked.queries()).hasSize(2);
        assertThat(asked.blendingGranularity()).contains("month");
        assertThat(refused("[%s, %s]".formatted(month, day)).getFirst().message())
                .isEqualTo("Data blending query granularities must match");
        assertThat(refused("[{'measures': ['a.b']}]").getFirst().message())
                .isEqualTo("Data blending query without granularity is not supported");
        assertThat(refused("[%s, {'measures': ['b']}]".formatted(month))
                        .getFirst()
                        .location()
                        .text())
                .isEqualTo("query/1/measures/0");
    }

    @Test
    void a_client_that_knows_one_result_only_is_told_so() {
        assertThat(QueryType.COMPARE_DATE_RANGE.notSupportedByClient().message())
                .isEqualTo(
                        "'compareDateRangeQuery' query type is not supported by the client.Please update the client.");
    }
}
