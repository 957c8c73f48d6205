package dev.cuboid.model;

import static dev.cuboid.model.Models.cube;
import static dev.cuboid.model.Models.dimension;
import static dev.cuboid.model.Models.measure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.model.Dimension.Cut;
import dev.cuboid.model.Dimension.Label;
import dev.cuboid.model.Interval.Unit;
import dev.cuboid.model.Measure.Anchor;
import dev.cuboid.model.Measure.Base;
import dev.cuboid.model.Measure.Bound;
import dev.cuboid.model.Measure.Direction;
import dev.cuboid.model.Measure.Function;
import dev.cuboid.model.Measure.GrainMember;
import dev.cuboid.model.Measure.Kind;
import dev.cuboid.model.Measure.Shift;
import dev.cuboid.model.Measure.StageFunction;
import dev.cuboid.model.Measure.Window;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MemberCompileTest {
    private static final SemanticModel ENGAGEMENT =
            ModelCompiler.compile(Path.of("src/test/resources/conformance/engagement/model"));
    private static final SemanticModel SHOP =
            ModelCompiler.compile(Path.of("src/test/resources/conformance/shop/model"));

    private static final String OTHER = "  - {name: o, sql_table: o}\n";

    @Test
    void a_count_may_have_no_argument() {
        assertThat(measure(SHOP, "orders.count").kind())
                .isEqualTo(new Kind.Aggregate(Function.COUNT, Optional.empty(), List.of(), new Window.None()));
    }

    @Test
    void filters_of_an_aggregate_are_kept_apart() {
        var paid = (Kind.Aggregate) measure(SHOP, "orders.paid_amount").kind();

        assertThat(paid.function()).isEqualTo(Function.SUM);
        assertThat(paid.filters()).hasSize(2);
    }

    @Test
    void legacy_and_camel_case_spellings_mean_the_same() {
        var old = Models.compile(cube("""
                measures:
                  - {name: m, type: countDistinct, sql: a, shown: false, drillMemberReferences: [d]}
                dimensions:
                  - {name: d, type: number, sql: d, primaryKey: true, visible: true}
                joins:
                  - {name: o, relationship: hasMany, sql: "1 = 1"}
                """) + OTHER);
        var current = Models.compile(cube("""
                measures:
                  - {name: m, type: count_distinct, sql: a, public: false, drill_members: [d]}
                dimensions:
                  - {name: d, type: number, sql: d, primary_key: true, public: true}
                joins:
                  - {name: o, relationship: one_to_many, sql: "1 = 1"}
                """) + OTHER);

        assertThat(old.cubes().getFirst().measures())
                .isEqualTo(current.cubes().getFirst().measures());
        assertThat(old.cubes().getFirst().dimensions())
                .isEqualTo(current.cubes().getFirst().dimensions());
        assertThat(old.cubes().getFirst().joins().getFirst().relationship()).isEqualTo(Cube.Relationship.ONE_TO_MANY);
    }

    @Test
    void members_may_be_keyed_by_their_names() {
        var model =
                Models.compile(cube("measures: {m: {type: sum, sql: a}}\ndimensions: {d: {type: string, sql: d}}\n"));

        assertThat(measure(model, "t.m").name()).isEqualTo(new MemberName("t", "m"));
        assertThat(dimension(model, "t.d").type()).isEqualTo(ValueType.STRING);
    }

    @Test
    void windows_roll_or_run_to_date() {
        assertThat(window("sales.last_3_days"))
                .isEqualTo(
                        new Window.Rolling(new Bound.By(Interval.of(3, Unit.DAY)), new Bound.Anchored(), Anchor.END));
        assertThat(window("sales.around_the_start"))
                .isEqualTo(new Window.Rolling(
                        new Bound.By(Interval.of(2, Unit.DAY)), new Bound.By(Interval.of(3, Unit.DAY)), Anchor.START));
        assertThat(window("sales.running_total"))
                .isEqualTo(new Window.Rolling(new Bound.Unbounded(), new Bound.Anchored(), Anchor.END));
        assertThat(window("sales.quarter_to_date")).isEqualTo(new Window.ToDate("quarter"));
    }

    @Test
    void a_running_total_is_a_sum_over_all_before() {
        var model = Models.compile(cube("measures: [{name: m, type: running_total, sql: a}]\n"));

        var kind = (Kind.Aggregate) measure(model, "t.m").kind();
        assertThat(kind.function()).isEqualTo(Function.SUM);
        assertThat(kind.window())
                .isEqualTo(new Window.Rolling(new Bound.Unbounded(), new Bound.Anchored(), Anchor.END));
    }

    @Test
    void a_grain_is_the_same_in_both_spellings() {
        var country = new GrainMember(List.of(), new MemberName("sales", "country"), Optional.empty());

        assertThat(staged("sales.total_of_country").grain().base()).isEqualTo(new Base.KeepOnly(List.of(country)));
        assertThat(staged("sales.total_of_country_by_grain").grain())
                .isEqualTo(staged("sales.total_of_country").grain());
        assertThat(staged("sales.grand_total").grain().base()).isEqualTo(new Base.KeepOnly(List.of()));
        assertThat(staged("sales.total_over_products_by_grain").grain())
                .isEqualTo(staged("sales.total_over_products").grain());
        assertThat(staged("sales.average_month").grain().include())
                .containsExactly(new GrainMember(List.of(), new MemberName("sales", "sold_at"), Optional.of("month")));
        assertThat(staged("sales.average_month").function()).isEqualTo(StageFunction.AVG);
    }

    @Test
    void a_stage_may_leave_filters_out() {
        var country = new GrainMember(List.of(), new MemberName("sales", "country"), Optional.empty());

        assertThat(staged("sales.total_of_all_countries").context().keep())
                .isEqualTo(new Base.Exclude(List.of(country)));
    }

    @Test
    void a_stage_may_look_at_another_time() {
        var soldAt = new GrainMember(List.of(), new MemberName("sales", "sold_at"), Optional.empty());

        assertThat(staged("sales.previous_month").shifts())
                .containsExactly(new Shift.By(Optional.of(soldAt), Interval.of(1, Unit.MONTH), Direction.PRIOR));
        assertThat(staged("sales.previous_week").shifts())
                .containsExactly(new Shift.By(Optional.empty(), Interval.of(7, Unit.DAY), Direction.PRIOR));
    }

    @Test
    void a_rank_has_keys_and_a_grain() {
        var rank = (Kind.Rank) measure(ENGAGEMENT, "sales.product_rank").kind();

        assertThat(rank.keys())
                .singleElement()
                .satisfies(key -> assertThat(key.descending()).isTrue());
        assertThat(rank.grain().base()).isInstanceOf(Base.Exclude.class);
    }

    @Test
    void a_stage_may_choose_by_a_switch() {
        var model = Models.compile(cube("""
                dimensions:
                  - {name: currency, type: switch, values: [EUR, USD]}
                  - {name: label, type: string, case: {switch: currency, when: [{value: EUR, sql: "'€'"}], else: {sql: "'?'"}}}
                measures:
                  - {name: eur, type: sum, sql: eur}
                  - name: shown
                    type: number
                    multi_stage: true
                    case: {switch: "CUBE.currency", when: [{value: EUR, sql: "{eur}"}], else: {sql: "{eur} * 2"}}
                """));

        var shown = (Kind.Switch) measure(model, "t.shown").kind();
        assertThat(shown.on()).isEqualTo(new MemberName("t", "currency"));
        assertThat(shown.whens())
                .singleElement()
                .satisfies(when -> assertThat(when.value()).isEqualTo("EUR"));
        assertThat(shown.otherwise()).isPresent();
        assertThat(dimension(model, "t.label").kind()).isInstanceOf(Dimension.Kind.SwitchCase.class);
    }

    @Test
    void a_case_labels_rows() {
        var size = (Dimension.Kind.Case) dimension(SHOP, "orders.size").kind();

        assertThat(size.whens()).hasSize(4);
        assertThat(size.whens().getFirst().label()).isEqualTo(new Label.Text("none"));
        assertThat(size.otherwise()).isEqualTo(new Label.Text("unknown"));
    }

    @Test
    void a_sub_query_dimension_holds_a_measure() {
        var quantity =
                (Dimension.Kind.SubQuery) dimension(SHOP, "orders.quantity").kind();

        assertThat(quantity.propagateFilters()).isFalse();
        assertThat(quantity.sql().isProxy()).isTrue();
    }

    @Test
    void granularities_cut_naturally_or_from_an_origin() {
        var orderedAt = dimension(SHOP, "orders.ordered_at");

        assertThat(orderedAt.granularity("fiscal_year").orElseThrow().cut())
                .isEqualTo(new Cut.Natural(Interval.of(1, Unit.YEAR), Optional.of(Interval.of(-3, Unit.MONTH))));
        assertThat(orderedAt.granularity("sprint").orElseThrow().cut())
                .isEqualTo(new Cut.FromOrigin(Interval.of(2, Unit.WEEK), LocalDateTime.parse("2024-01-10T00:00:00")));
        assertThat(orderedAt.granularity("week_from_sunday").orElseThrow().title())
                .isEqualTo("Week from Sunday");
    }

    @Test
    void a_calendar_writes_its_own_cuts_and_shifts() {
        var model = Models.compile("""
                cubes:
                  - name: calendar
                    calendar: true
                    sql_table: calendar
                    dimensions:
                      - name: date
                        type: time
                        sql: date
                        primary_key: true
                        granularities:
                          - {name: month, sql: "{CUBE}.retail_month"}
                        time_shift:
                          - {name: last_season, sql: "{CUBE}.date_a_season_ago"}
                          - {interval: 1 year, type: prior, sql: "{CUBE}.date_a_year_ago"}
                    measures:
                      - {name: days, type: count}
                      - name: days_last_season
                        type: number
                        multi_stage: true
                        sql: "{days}"
                        time_shift: [{time_dimension: date, name: last_season}]
                """);

        var date = dimension(model, "calendar.date");
        assertThat(date.granularity("month").orElseThrow().cut()).isInstanceOf(Cut.Expression.class);
        assertThat(date.timeShifts()).hasSize(2);
        var shifted = (Kind.Staged) measure(model, "calendar.days_last_season").kind();
        assertThat(shifted.shifts()).singleElement().isInstanceOf(Shift.Named.class);
    }

    @Test
    void a_place_has_two_coordinates() {
        assertThat(dimension(SHOP, "addresses.location").kind()).isInstanceOf(Dimension.Kind.Geo.class);
    }

    @Test
    void a_stage_may_filter_by_more_than_the_query() {
        var model = Models.compile(cube("""
                dimensions: [{name: city, type: string, sql: city}]
                segments: [{name: paid, sql: "{CUBE}.paid"}]
                measures:
                  - {name: total, type: sum, sql: a}
                  - name: in_bern
                    type: sum
                    sql: "{total}"
                    multi_stage: true
                    filter:
                      exclude: [city, paid]
                      include:
                        - or:
                            - {member: city, operator: equals, values: [Bern, null]}
                            - {member: t.city, operator: not_set}
                """));

        var context = ((Kind.Staged) measure(model, "t.in_bern").kind()).context();
        assertThat(context.segments()).containsExactly(new MemberName("t", "paid"));
        var either = (Filter.Or) context.include().getFirst();
        assertThat(either.filters())
                .extracting(filter -> ((Filter.Condition) filter).member())
                .containsExactly("t.city", "t.city");
        assertThat(((Filter.Condition) either.filters().getFirst()).values()).containsExactly("Bern", null);
    }

    private static Window window(String measure) {
        return ((Kind.Aggregate) measure(ENGAGEMENT, measure).kind()).window();
    }

    private static Kind.Staged staged(String measure) {
        return (Kind.Staged) measure(ENGAGEMENT, measure).kind();
    }
}
