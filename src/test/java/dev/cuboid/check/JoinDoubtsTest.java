package dev.cuboid.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.diagnostic.ErrorCode;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JoinDoubtsTest {
    private static final String DIAMOND = """
            cubes:
              - {name: top, sql_table: t, joins: [{name: a, sql: "{CUBE}.a = {a}.id", relationship: many_to_one}]}
              - name: a
                sql_table: a
                joins:
                  - {name: b, sql: "{CUBE}.b = {b}.id", relationship: many_to_one}
                  - {name: c, sql: "{CUBE}.c = {c}.id", relationship: many_to_one}
              - {name: b, sql_table: b, joins: [{name: d, sql: "{CUBE}.d = {d}.id", relationship: many_to_one}]}
              - {name: c, sql_table: c, joins: [{name: d, sql: "{CUBE}.d = {d}.id", relationship: many_to_one}]}
              - {name: d, sql_table: d, joins: [{name: e, sql: "{CUBE}.e = {e}.id", relationship: many_to_one}]}
              - {name: e, sql_table: e}
            """;

    @Test
    void two_ways_are_told_once_where_they_part() {
        assertThat(Warnings.of(ErrorCode.SEVERAL_JOIN_PATHS, DIAMOND))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.location().text()).isEqualTo("model.yml:7:16");
                    assertThat(warning.message()).contains("from `a` to `d`: a.b.d and a.c.d");
                    assertThat(warning.hints()).anyMatch(hint -> hint.contains("join_path: a.b.d"));
                    assertThat(warning.hints())
                            .anyMatch(hint -> hint.contains("\"joinHints\": [[\"a\", \"b\", \"d\"]]"));
                });
    }

    @Test
    void a_shorter_way_leaves_no_doubt() {
        var shortcut = DIAMOND.replace(
                "- {name: c, sql: \"{CUBE}.c = {c}.id\", relationship: many_to_one}",
                "- {name: d, sql: \"{CUBE}.d = {d}.id\", relationship: many_to_one}");

        assertThat(Warnings.of(ErrorCode.SEVERAL_JOIN_PATHS, shortcut)).isEmpty();
    }

    @Test
    void a_cube_that_nobody_can_name_leaves_no_doubt() {
        var hidden = DIAMOND.replace("sql_table: d,", "sql_table: d, public: false,")
                .replace("sql_table: e}", "sql_table: e, public: false}");

        assertThat(Warnings.of(ErrorCode.SEVERAL_JOIN_PATHS, hidden)).isEmpty();
    }

    @Test
    void a_cube_without_key_is_told_where_a_join_repeats_its_rows() {
        assertThat(Warnings.of(ErrorCode.KEY_NEEDED_FOR_JOIN, keyless("many_to_one", "count")))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.location().text()).isEqualTo("model.yml:5:11");
                    assertThat(warning.message())
                            .contains("cube `users` has no primary key")
                            .contains("the many_to_one join from `orders` to `users`");
                    assertThat(warning.hints())
                            .containsExactly(
                                    "add `primary_key: true` to the dimension of `users` that identifies a row");
                });
    }

    @Test
    void no_key_is_needed_where_rows_are_not_repeated_or_may_be() {
        assertThat(Warnings.of(ErrorCode.KEY_NEEDED_FOR_JOIN, keyless("one_to_one", "count")))
                .isEmpty();
        assertThat(Warnings.of(ErrorCode.KEY_NEEDED_FOR_JOIN, keyless("one_to_many", "count")))
                .as("orders has no measure that counts")
                .isEmpty();
        assertThat(Warnings.of(ErrorCode.KEY_NEEDED_FOR_JOIN, keyless("many_to_one", "count_distinct, sql: city")))
                .isEmpty();
    }

    private static String keyless(String relationship, String measure) {
        return """
                cubes:
                  - name: orders
                    sql_table: orders
                    joins: [{name: users, sql: "{CUBE}.user_id = {users}.id", relationship: %s}]
                  - name: users
                    sql_table: users
                    measures: [{name: number, type: %s}]
                """.formatted(relationship, measure);
    }
}
