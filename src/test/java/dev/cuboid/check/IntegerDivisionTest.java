package dev.cuboid.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.diagnostic.ErrorCode;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IntegerDivisionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{count} / {users}",
                "100 * {count} / NULLIF({users}, 0)",
                "{count} / 2",
                "({count} + {users}) / COALESCE({users}, 1)",
                "COUNT(DISTINCT {CUBE}.user_id) / COUNT(*)",
                "({count} / {users}) * 1.0",
                "{count} / CAST({users} AS bigint)",
                "COUNT(*) FILTER (WHERE {CUBE}.late) / COUNT(*)",
                "{per_user} / {count}"
            })
    void of_counts_is_told(String sql) {
        assertThat(message(sql)).contains("`orders.ratio` divides whole numbers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{pieces} / {count}", "SUM({CUBE}.paid) / SUM({CUBE}.sent)", "{count} / SUM({CUBE}.sent + 1)"})
    void of_sums_is_told_with_a_condition(String sql) {
        assertThat(message(sql)).contains("`orders.ratio` divides sums; where their columns hold whole numbers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0 * {count} / {users}",
                "{count} * 100.0 / NULLIF({users}, 0)",
                "{count}::numeric / {users}",
                "{count} / {users}::float",
                "CAST({count} AS decimal(20, 4)) / {users}",
                "{count} / 2.0",
                "{average} / {count}",
                "{price} / {count}",
                "{count} * {users} + 1",
                "{share} / {count}",
                "CASE WHEN {count} > 0 THEN 1.5 ELSE 0 END / {users}",
                "my_ratio({count}, {users}) / {count}"
            })
    void of_other_numbers_is_not(String sql) {
        assertThat(message(sql)).isEmpty();
    }

    @Test
    void is_told_where_the_sql_stands() {
        assertThat(Warnings.places(ErrorCode.INTEGER_DIVISION, model("{count} / {users}")))
                .containsExactly("12:42");
    }

    private static String message(String sql) {
        return String.join(
                "",
                Warnings.of(ErrorCode.INTEGER_DIVISION, model(sql)).stream()
                        .map(warning -> warning.message())
                        .filter(message -> message.contains("orders.ratio"))
                        .toList());
    }

    private static String model(String sql) {
        return """
                cubes:
                  - name: orders
                    sql_table: orders
                    measures:
                      - {name: count, type: count}
                      - {name: users, type: count_distinct, sql: user_id}
                      - {name: pieces, type: sum, sql: pieces}
                      - {name: average, type: avg, sql: pieces}
                      - {name: price, type: sum, sql: price, format: currency}
                      - {name: share, type: number, sql: "1.0 * {count} / {users}"}
                      - {name: per_user, type: number, sql: "{count} - {users}"}
                      - {name: ratio, type: number, sql: "%s"}
                """.formatted(sql);
    }
}
