package dev.cuboid.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuboid.proof.World.Aggregate;
import dev.cuboid.proof.World.Cube;
import dev.cuboid.proof.World.Dimension;
import dev.cuboid.proof.World.Function;
import dev.cuboid.proof.World.Join;
import dev.cuboid.proof.World.Kind;
import dev.cuboid.proof.World.Relationship;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The evaluator against answers that a person wrote down, over orders with lines, customers and visits. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EvaluatorTest {
    private static final World.Level STATUS = new World.Level("orders", "status", null);
    private static final Expression TOTAL = new Expression.Member("orders", "total");
    private static final World SHOP =
            new World(List.of(orders(List.of("id")), lines(), customers(), visits()), List.of());

    @Test
    void an_order_with_two_lines_of_a_color_counts_once_in_it() {
        var answer = answer(Ask.of(List.of("orders.count", "orders.total"), List.of("lines.color")));
        assertThat(answer).containsExactlyInAnyOrder("red 2 30", "blue 1 10", "null 2 5");
    }

    @Test
    void lines_without_an_order_stay_under_null_and_amounts_are_not_multiplied() {
        var answer = answer(Ask.of(List.of("orders.total", "lines.pieces"), List.of("orders.status")));
        assertThat(answer).containsExactlyInAnyOrder("paid 30 8", "new 5 null", "null null 9", "void null null");
    }

    @Test
    void groups_of_the_root_stay_though_nobody_is_counted_in_them() {
        var answer = answer(Ask.of(List.of("customers.count"), List.of("orders.status")));
        assertThat(answer).containsExactlyInAnyOrder("paid 1", "new 1", "void 0");
    }

    @Test
    void facts_meet_on_what_they_share() {
        var answer = answer(Ask.of(List.of("orders.count", "visits.count"), List.of("customers.name")));
        assertThat(answer).containsExactlyInAnyOrder("Ada 3 null", "Bo null 2", "null 1 1");
    }

    @Test
    void without_dimensions_there_is_one_row() {
        var nothing = Ask.of(List.of("orders.count", "orders.total", "visits.count"), List.of())
                .withFilters(List.of(new Ask.Test("customers.name", "equals", List.of("Nobody"))));
        assertThat(answer(nothing)).containsExactly("0 null 0");
    }

    @Test
    void a_ratio_is_computed_from_the_totals_of_the_group() {
        var answer = answer(Ask.of(List.of("orders.pieces_per_order"), List.of("orders.status")));
        assertThat(answer).containsExactlyInAnyOrder("paid 4", "new null", "void null", "null null");
    }

    @Test
    void a_filter_on_the_many_side_keeps_each_order_once() {
        var red = Ask.of(List.of("orders.count", "orders.total"), List.of())
                .withFilters(List.of(new Ask.Test("lines.color", "equals", List.of("red"))));
        assertThat(answer(red)).containsExactly("2 30");
    }

    @Test
    void a_filter_on_a_measure_drops_whole_rows() {
        var many = Ask.of(List.of("orders.count"), List.of("customers.name"))
                .withFilters(List.of(new Ask.Test("visits.count", "notSet", List.of())));
        assertThat(answer(many)).containsExactly("Ada 3");
    }

    @Test
    void not_equals_keeps_null() {
        var others = Ask.of(List.of("lines.pieces"), List.of("lines.color"))
                .withFilters(List.of(new Ask.Test("lines.color", "notEquals", List.of("red"))));
        assertThat(answer(others)).containsExactlyInAnyOrder("blue 2", "null 9");
    }

    @Test
    void days_are_those_of_the_zone() {
        var day = new Ask.Time("visits.at", "day", "2024-03-30", "2024-03-31");
        var berlin = Ask.of(List.of("visits.count"), List.of())
                .withTimes(List.of(day))
                .in(ZoneId.of("Europe/Berlin"));
        assertThat(answer(berlin)).containsExactly("2024-03-31T00:00:00 2");
        assertThat(answer(berlin.in(ZoneId.of("UTC"))))
                .containsExactly("2024-03-30T00:00:00 1", "2024-03-31T00:00:00 2");
    }

    @Test
    void order_and_limit_come_last_and_null_is_first_when_descending() {
        var keys = List.of(new Ask.Key("orders.count", true), new Ask.Key("orders.status", false));
        var ask = Ask.of(List.of("orders.count"), List.of("orders.status")).on(new Ask.Page(keys, 1, 1));
        assertThat(answer(ask)).containsExactly("new 1");
        assertThat(answer(Ask.of(List.of("orders.total"), List.of("orders.status"))))
                .first()
                .isEqualTo("void null");
    }

    @Test
    void dimensions_alone_are_the_combinations_that_occur() {
        assertThat(answer(Ask.of(List.of(), List.of("visits.at", "customers.name"))))
                .hasSize(3);
    }

    @Test
    void multiplied_rows_without_a_primary_key_have_no_meaning() {
        var keyless = new World(List.of(orders(List.of()), lines(), customers(), visits()), List.of());
        assertThatThrownBy(() -> Evaluator.answer(keyless, Ask.of(List.of("orders.total"), List.of("lines.color"))))
                .isInstanceOf(Unanswerable.class);
    }

    @Test
    void what_no_join_leads_to_has_no_meaning() {
        assertThatThrownBy(() -> Evaluator.answer(SHOP, Ask.of(List.of("visits.count"), List.of("lines.color"))))
                .isInstanceOf(Unanswerable.class);
    }

    @Test
    void a_trailing_window_reaches_before_the_range_and_empty_windows_count_zero() {
        var days = visitsFrom("2024-03-30", "2024-04-02", "day", "visits.last_two_days", "visits.count");
        assertThat(answer(days))
                .containsExactly(
                        "2024-03-30T00:00:00 1 1",
                        "2024-03-31T00:00:00 3 2",
                        "2024-04-01T00:00:00 2 null",
                        "2024-04-02T00:00:00 0 null");
        var after = visitsFrom("2024-04-01", "2024-04-01", "day", "visits.last_two_days");
        assertThat(answer(after)).containsExactly("2024-04-01T00:00:00 2");
    }

    @Test
    void every_combination_that_some_window_holds_stands_in_every_bucket() {
        var names = visitsFrom("2024-03-30", "2024-04-01", "day", "visits.last_two_days")
                .withDimensions(List.of("customers.name"));
        assertThat(answer(names))
                .containsExactlyInAnyOrder(
                        "Bo 2024-03-30T00:00:00 1",
                        "Bo 2024-03-31T00:00:00 2",
                        "Bo 2024-04-01T00:00:00 1",
                        "null 2024-03-30T00:00:00 0",
                        "null 2024-03-31T00:00:00 1",
                        "null 2024-04-01T00:00:00 1");
    }

    @Test
    void a_window_from_the_start_of_a_bucket_looks_back_only() {
        assertThat(answer(visitsFrom("2024-03-30", "2024-04-01", "day", "visits.day_before")))
                .containsExactly("2024-03-30T00:00:00 0", "2024-03-31T00:00:00 1", "2024-04-01T00:00:00 2");
    }

    @Test
    void a_window_to_date_begins_with_its_period() {
        assertThat(answer(visitsFrom("2024-03-31", "2024-04-01", "day", "visits.month_to_date")))
                .containsExactly("2024-03-31T00:00:00 3", "2024-04-01T00:00:00 0");
        assertThat(answer(visitsFrom("2024-03-30", "2024-03-31", null, "visits.month_to_date")))
                .containsExactly("3");
        assertThat(answer(visitsFrom(null, null, "month", "visits.month_to_date")))
                .containsExactly("2024-03-01T00:00:00 3");
    }

    @Test
    void a_window_without_time_has_no_meaning() {
        assertThatThrownBy(() -> Evaluator.answer(SHOP, Ask.of(List.of("visits.last_two_days"), List.of())))
                .isInstanceOf(Unanswerable.class);
    }

    @Test
    void a_total_at_another_grain_stands_on_every_row() {
        assertThat(answer(Ask.of(List.of("orders.total", "orders.of_all"), List.of("orders.status"))))
                .containsExactlyInAnyOrder("paid 30 35", "new 5 35", "void null 35");
    }

    @Test
    void a_finer_grain_is_brought_together_again() {
        assertThat(answer(Ask.of(List.of("orders.best_status"), List.of("customers.name"))))
                .containsExactlyInAnyOrder("Ada 30", "null null");
    }

    @Test
    void what_is_unknown_ranks_last() {
        assertThat(answer(Ask.of(List.of("orders.place"), List.of("orders.status"))))
                .containsExactlyInAnyOrder("paid 1", "new 2", "void 3");
    }

    @Test
    void a_day_shows_what_the_day_a_month_ago_held() {
        assertThat(answer(visitsFrom("2024-04-29", "2024-05-01", "day", "visits.last_month")))
                .containsExactly("2024-04-30T00:00:00 1");
        assertThat(answer(visitsFrom("2024-04-01", "2024-04-30", "month", "visits.last_month")))
                .containsExactly("2024-04-01T00:00:00 3");
    }

    @Test
    void a_sub_query_belongs_to_the_row_and_not_to_the_query() {
        var paid = Ask.of(List.of("orders.total"), List.of("orders.pieces_of_order"))
                .withFilters(List.of(new Ask.Test("lines.color", "equals", List.of("red"))));
        assertThat(answer(paid)).containsExactlyInAnyOrder("5 10", "3 20");
    }

    private static Ask visitsFrom(String from, String to, String granularity, String... measures) {
        return Ask.of(List.of(measures), List.of())
                .withTimes(List.of(new Ask.Time("visits.at", granularity, from, to)));
    }

    private static List<String> answer(Ask ask) {
        return Evaluator.answer(SHOP, ask).rows().stream()
                .map(row -> String.join(
                        " ", row.values().stream().map(EvaluatorTest::text).toList()))
                .toList();
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : String.valueOf(Values.served(value));
    }

    private static Cube orders(List<String> key) {
        var pieces = new Expression.Member("lines", "pieces");
        return new Cube(
                "orders",
                List.of(),
                key,
                List.of(
                        new Join("lines", Relationship.ONE_TO_MANY, List.of("id"), List.of("order_id")),
                        new Join("customers", Relationship.MANY_TO_ONE, List.of("customer_id"), List.of("id"))),
                List.of(
                        dimension("orders", "status", Kind.STRING),
                        dimension("orders", "id", Kind.NUMBER),
                        new Dimension(
                                "pieces_of_order",
                                Kind.NUMBER,
                                pieces,
                                false,
                                World.Source.SUB_QUERY,
                                List.of(),
                                World.Sight.ALL)),
                List.of(
                        new Aggregate("count", Function.COUNT, List.of(), List.of()),
                        staged("of_all", Function.SUM, World.Base.KEEP_ONLY, List.of()),
                        staged("best_status", Function.MAX, World.Base.SAME, List.of(STATUS)),
                        new World.Rank("place", TOTAL, true, World.Grain.SAME, World.Sight.ALL),
                        sum("orders", "total", "amount"),
                        new World.Calculated(
                                "pieces_per_order",
                                new Expression.Arithmetic('/', pieces, new Expression.Member("orders", "count")))),
                List.of(),
                rows(
                        List.of("id", "status", "amount", "customer_id"),
                        row(1, "paid", 10, 1),
                        row(2, "paid", 20, 1),
                        row(3, "new", 5, 1),
                        row(4, "void", null, null)));
    }

    private static Cube lines() {
        return new Cube(
                "lines",
                List.of(),
                List.of("id"),
                List.of(new Join("orders", Relationship.MANY_TO_ONE, List.of("order_id"), List.of("id"))),
                List.of(dimension("lines", "color", Kind.STRING)),
                List.of(sum("lines", "pieces", "pieces")),
                List.of(),
                rows(
                        List.of("id", "order_id", "color", "pieces"),
                        row(1, 1, "red", 1),
                        row(2, 1, "red", 2),
                        row(3, 1, "blue", 2),
                        row(4, 2, "red", 3),
                        row(5, 99, null, 9)));
    }

    private static Cube customers() {
        return new Cube(
                "customers",
                List.of(),
                List.of("id"),
                List.of(),
                List.of(dimension("customers", "name", Kind.STRING)),
                List.of(new Aggregate("count", Function.COUNT, List.of(), List.of())),
                List.of(),
                rows(List.of("id", "name"), row(1, "Ada"), row(2, "Bo")));
    }

    private static Cube visits() {
        return new Cube(
                "visits",
                List.of(),
                List.of("id"),
                List.of(new Join("customers", Relationship.MANY_TO_ONE, List.of("customer_id"), List.of("id"))),
                List.of(dimension("visits", "at", Kind.TIME)),
                List.of(
                        new Aggregate("count", Function.COUNT, List.of(), List.of()),
                        new World.Staged(
                                "last_month",
                                Optional.empty(),
                                new Expression.Member("visits", "count"),
                                World.Grain.SAME,
                                World.Sight.ALL,
                                List.of(new World.Shift(null, "1 month", true)),
                                List.of()),
                        rollingCount("last_two_days", new Window.Around("2 day", null, false)),
                        rollingCount("day_before", new Window.Around("1 day", null, true)),
                        rollingCount("month_to_date", new Window.ToDate("month"))),
                List.of(),
                rows(
                        List.of("id", "customer_id", "at"),
                        row(1, 2, Instant.parse("2024-03-30T23:00:00Z")),
                        row(2, 2, Instant.parse("2024-03-31T21:59:59Z")),
                        row(3, null, Instant.parse("2024-03-31T22:00:00Z"))));
    }

    private static World.Staged staged(String name, Function function, World.Base base, List<World.Level> include) {
        var grain = new World.Grain(base, List.of(), include, false);
        return new World.Staged(name, Optional.of(function), TOTAL, grain, World.Sight.ALL, List.of(), List.of());
    }

    private static World.Rolling rollingCount(String name, Window window) {
        return new World.Rolling(new Aggregate(name, Function.COUNT, List.of(), List.of()), window);
    }

    private static Dimension dimension(String cube, String name, Kind kind) {
        return new Dimension(name, kind, new Expression.Column(cube, name), false);
    }

    private static Aggregate sum(String cube, String name, String column) {
        return new Aggregate(name, Function.SUM, List.of(new Expression.Column(cube, column)), List.of());
    }

    private static List<Object> row(Object... values) {
        return Arrays.stream(values)
                .map(value -> value instanceof Integer whole ? (Object) BigDecimal.valueOf(whole) : value)
                .toList();
    }

    @SafeVarargs
    private static List<Map<String, Object>> rows(List<String> columns, List<Object>... rows) {
        var named = new ArrayList<Map<String, Object>>();
        for (var row : rows) {
            var values = new LinkedHashMap<String, Object>();
            for (int i = 0; i < columns.size(); i++) {
                values.put(columns.get(i), row.get(i));
            }
            named.add(values);
        }
        return named;
    }
}
