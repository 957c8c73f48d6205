package dev.cuboid.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.diagnostic.ErrorCode;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NameDoubtsTest {
    @Test
    void a_member_with_the_name_of_a_joined_cube_is_told() {
        var warnings = Warnings.of(ErrorCode.SHADOWED_NAME, orders("users", "id"));

        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.location().text()).isEqualTo("model.yml:5:25");
            assertThat(warning.message()).contains("in cube `orders`, `{users}` means the cube");
            assertThat(warning.hints()).containsExactly("write `{CUBE.users}` for the member, or rename it");
        });
    }

    @Test
    void a_member_with_the_name_of_a_cube_elsewhere_is_not() {
        assertThat(Warnings.of(ErrorCode.SHADOWED_NAME, orders("visits", "id"))).isEmpty();
    }

    @Test
    void a_member_with_its_own_cubes_name_is_told_where_the_name_is_meant_for_it() {
        assertThat(Warnings.of(ErrorCode.SHADOWED_NAME, orders("orders", "{orders}.id")))
                .isEmpty();
        assertThat(Warnings.of(ErrorCode.SHADOWED_NAME, orders("orders", "{CUBE.orders}")))
                .isEmpty();
        assertThat(Warnings.of(ErrorCode.SHADOWED_NAME, orders("orders", "{orders} + 1")))
                .hasSize(1);
    }

    private static String orders(String dimension, String sql) {
        return """
                cubes:
                  - name: orders
                    sql_table: orders
                    joins: [{name: users, sql: "{CUBE}.user_id = {users}.id", relationship: many_to_one}]
                    dimensions: [{name: %s, sql: x, type: number}, {name: other, sql: "%s", type: number}]
                  - {name: users, sql_table: users}
                  - {name: visits, sql_table: visits}
                """.formatted(dimension, sql);
    }

    @Test
    void a_hidden_cube_that_nothing_names_is_told() {
        assertThat(Warnings.places(ErrorCode.UNUSED_CUBE, """
                cubes:
                  - {name: seen, sql_table: seen}
                  - {name: unseen, sql_table: unseen, public: false}
                """)).containsExactly("3:12");
    }

    @Test
    void a_hidden_cube_is_in_use_as_parent_as_join_and_in_a_view() {
        assertThat(Warnings.of(ErrorCode.UNUSED_CUBE, """
                cubes:
                  - {name: parent, sql_table: a, public: false, dimensions: [{name: id, sql: id, type: number}]}
                  - {name: child, extends: parent, public: true}
                  - {name: joined, sql_table: b, public: false}
                  - name: facts
                    sql_table: c
                    public: false
                    dimensions: [{name: id, sql: id, type: number}]
                    joins: [{name: joined, sql: "{CUBE}.b = {joined}.id", relationship: many_to_one}]
                views:
                  - {name: shown, cubes: [{join_path: facts, includes: "*"}]}
                """)).isEmpty();
    }

    @Test
    void a_member_over_cubes_that_no_joins_bring_together_is_told() {
        var sides = """
                cubes:
                  - {name: hub, sql_table: hub}
                  - name: left
                    sql_table: l
                    joins: [{name: hub, sql: "{CUBE}.h = {hub}.id", relationship: many_to_one}]
                    dimensions: [{name: both, sql: "{CUBE}.a || {right}.b", type: string}]
                  - name: right
                    sql_table: r
                    joins: [{name: hub, sql: "{CUBE}.h = {hub}.id", relationship: many_to_one}%s]
                """;

        assertThat(Warnings.of(ErrorCode.UNREACHABLE_MEMBER, sides.formatted("")))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.location().text()).isEqualTo("model.yml:6:36");
                    assertThat(warning.message()).contains("`left.both`", "`left`, `right`");
                });
        assertThat(Warnings.of(
                        ErrorCode.UNREACHABLE_MEMBER,
                        sides.formatted(", {name: left, sql: \"{CUBE}.l = {left}.id\", relationship: many_to_one}")))
                .isEmpty();
    }
}
