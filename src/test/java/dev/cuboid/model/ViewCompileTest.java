package dev.cuboid.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.model.SqlTemplate.Part;
import dev.cuboid.model.View.Member.Included;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ViewCompileTest {
    private static final SemanticModel SHOP =
            ModelCompiler.compile(Path.of("src/test/resources/conformance/shop/model"));

    @Test
    void members_come_by_kind_and_in_the_order_of_the_cubes() {
        assertThat(names(SHOP, "order_facts"))
                .containsExactly(
                        "count",
                        "total_amount",
                        "paid_share",
                        "status",
                        "ordered_at",
                        "sold_through",
                        "customers_name",
                        "customers_tier",
                        "customers_important",
                        "home_city",
                        "target_city",
                        "paid",
                        "customers_vips");
    }

    @Test
    void a_member_knows_the_way_from_the_root() {
        var city = included(SHOP, "order_facts", "home_city");

        assertThat(city.path()).containsExactly("orders", "customers", "addresses");
        assertThat(city.target()).isEqualTo(new MemberName("addresses", "city"));
        assertThat(included(SHOP, "order_facts", "count").path()).containsExactly("orders");
    }

    @Test
    void a_view_inherits_cubes_and_adds_its_own() {
        assertThat(names(SHOP, "order_facts_plus")).contains("count", "home_city", "warehouses_name");
    }

    @Test
    void excluded_members_stay_out() {
        assertThat(names(SHOP, "line_facts"))
                .contains("revenue", "category_name", "discounted_lines")
                .doesNotContain("average_price", "unit_price");
    }

    @Test
    void a_hierarchy_brings_its_levels() {
        var view = SHOP.view("customer_geography").orElseThrow();

        assertThat(names(SHOP, "customer_geography")).containsExactly("count", "total_credit", "continent", "name");
        assertThat(view.hierarchies())
                .singleElement()
                .satisfies(hierarchy -> assertThat(hierarchy.levels())
                        .containsExactly(
                                new MemberName("customer_geography", "continent"),
                                new MemberName("customer_geography", "name")));
    }

    @Test
    void what_a_view_includes_is_visible_whatever_it_is_in_its_cube() {
        var model = Models.compile(view(
                "{join_path: t, includes: [{name: id, title: Number, description: Which, meta: {a: 1}}, secret]}", ""));

        var id = included(model, "v", "id").presentation();
        assertThat(id.visible()).isTrue();
        assertThat(id.title()).isEqualTo("My View Number");
        assertThat(id.description()).isEqualTo("Which");
        assertThat(id.meta()).isEqualTo(Map.of("a", 1L));
        assertThat(included(model, "v", "secret").presentation().visible()).isTrue();
    }

    @Test
    void own_members_are_built_from_included_ones_with_full_paths() {
        var model = Models.compile(view("{join_path: t, includes: [total, at]}", """
                measures:
                  - {name: doubled, type: number, sql: "{total} * 2"}
                  - {name: again, type: number, sql: "{CUBE.doubled} + {v.total}"}
                dimensions:
                  - {name: month, type: time, sql: "{at.month}"}
                """));

        var doubled = (Measure.Kind.Calculated)
                model.measure(MemberName.parse("v.doubled")).orElseThrow().kind();
        assertThat(doubled.sql().parts())
                .contains(new Part.MemberReference(List.of("t"), new MemberName("t", "total")));
        var again = (Measure.Kind.Calculated)
                model.measure(MemberName.parse("v.again")).orElseThrow().kind();
        assertThat(again.sql().parts()).contains(new Part.MemberReference(List.of(), new MemberName("v", "doubled")));
        assertThat(names(model, "v")).containsExactly("total", "doubled", "again", "at", "month");
    }

    @Test
    void default_filters_name_members_in_full() {
        var model = Models.compile(view("{join_path: t, includes: [total, secret]}", """
                default_filters:
                  - {member: secret, operator: equals, values: [no], unless: [v.secret]}
                """));

        assertThat(model.view("v").orElseThrow().defaultFilters())
                .singleElement()
                .satisfies(filter -> {
                    assertThat(((Filter.Condition) filter.filter()).member()).isEqualTo("v.secret");
                    assertThat(filter.unless()).containsExactly(new MemberName("v", "secret"));
                });
    }

    @Test
    void folders_are_given_flat_and_nested() {
        var model = Models.compile(view("{join_path: t, includes: [total, secret, id]}", """
                folders:
                  - name: All
                    includes: [total, {name: Inner, includes: [secret]}, {join_path: t}]
                """));

        var extras = model.view("v").orElseThrow().extras();
        assertThat(extras.get("folders"))
                .isEqualTo(List.of(Map.of("name", "All", "members", List.of("v.total", "v.secret", "v.id"))));
        assertThat(extras.toString()).contains("{name=Inner, members=[v.secret]}");
    }

    @Test
    void groups_of_views_are_known_to_both() {
        var model = Models.compile(view("{join_path: t, includes: \"*\"}", "view_group: sales\n")
                + "view_groups: [{name: all, title: All, views: [v]}]\n");

        assertThat(model.view("v").orElseThrow().extras()).containsEntry("viewGroups", List.of("sales", "all"));
        assertThat(model.extras().toString()).contains("title=All");
    }

    @Test
    void the_same_member_by_the_same_way_is_there_once() {
        var model =
                Models.compile(view("{join_path: t, includes: [total]}, {join_path: t, includes: [total, id]}", ""));

        assertThat(names(model, "v")).containsExactly("total", "id");
    }

    private static List<String> names(SemanticModel model, String view) {
        return model.view(view).orElseThrow().members().stream()
                .map(member -> member.name().member())
                .toList();
    }

    private static Included included(SemanticModel model, String view, String member) {
        return (Included) model.view(view).orElseThrow().member(member).orElseThrow();
    }

    /** A view {@code v} over a cube {@code t}. */
    private static String view(String cubes, String parameters) {
        return """
                cubes:
                  - name: t
                    sql_table: t
                    measures:
                      - {name: total, type: sum, sql: a}
                    dimensions:
                      - {name: id, type: number, sql: id, primary_key: true}
                      - {name: secret, type: string, sql: s, public: false}
                      - {name: at, type: time, sql: at}
                views:
                  - name: v
                    title: My View
                    cubes: [%s]
                """.formatted(cubes) + parameters.indent(4);
    }
}
