package dev.cuboid.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CalculationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{total} / NULLIF({count}, 0)",
                "100.0 * ({total} - {count}) / 2",
                "CASE WHEN {count} > 10 THEN {total}::numeric(10, 2) ELSE NULL END",
                "COALESCE({total}, 0) + EXTRACT(EPOCH FROM INTERVAL '1 day')",
                "CAST({total} AS double precision) / 3",
                "{total}::timestamp with time zone",
                "{total} IS DISTINCT FROM {count}",
                "make_interval(days => 3)",
            })
    void what_only_combines_measures_is_not_an_aggregate_of_its_own(String sql) {
        assertThat(calculated(sql).rawAggregates()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0 * SUM({CUBE}.a) / NULLIF(SUM({CUBE}.b), 0)",
                "COUNT(*)",
                "SUM({price})",
                "STRING_AGG(DISTINCT {CUBE}.a, '+' ORDER BY {CUBE}.a)",
                "PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY {CUBE}.a)",
                "COUNT(*) FILTER (WHERE {CUBE}.a > 0)",
                "MODE() WITHIN GROUP (ORDER BY a)",
                "ROUND(AVG(CASE WHEN x.b THEN 1 ELSE 0 END)::numeric, 2)",
                "SUM({CUBE}.a) / {count}",
                "our_own_aggregate({CUBE}.a)",
                "stats.median_of(a)",
                "\"Sum\"(a) + SUM(\"b c\")",
                "(SELECT MAX(a) FROM t)",
            })
    void what_aggregates_columns_says_so(String sql) {
        assertThat(calculated(sql).rawAggregates()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a / b                        | 1.0 * SUM({CUBE}.a) / NULLIF(SUM({CUBE}.b), 0)",
                "{CUBE}.a / {CUBE}.b          | 1.0 * SUM({CUBE}.a) / NULLIF(SUM({CUBE}.b), 0)",
                "100 * a / b                  | 1.0 * 100 * SUM({CUBE}.a) / NULLIF(SUM({CUBE}.b), 0)",
                "100.0 * a / b                | 100.0 * SUM({CUBE}.a) / NULLIF(SUM({CUBE}.b), 0)",
                "a / NULLIF(b, 0)             | 1.0 * SUM({CUBE}.a) / NULLIF(SUM({CUBE}.b), 0)",
                "(a + b) / (a - b)            | 1.0 * (SUM({CUBE}.a) + SUM({CUBE}.b)) / NULLIF((SUM({CUBE}.a) - SUM({CUBE}.b)), 0)",
                "COALESCE(a, 0) - b           | COALESCE(SUM({CUBE}.a), 0) - SUM({CUBE}.b)",
                "a                            | SUM({CUBE}.a)",
                "a::numeric / 2               | 1.0 * SUM({CUBE}.a)::numeric / 2",
                "{total} / b                  | 1.0 * {total} / NULLIF(SUM({CUBE}.b), 0)",
                "total / count                | 1.0 * {total} / NULLIF({count}, 0)",
                "{price} * 2                  | SUM({price}) * 2",
                "CASE WHEN a > 0 THEN b END   | CASE WHEN SUM({CUBE}.a) > 0 THEN SUM({CUBE}.b) END",
                "SUM({CUBE}.a) OVER () + {CUBE}.b | SUM(SUM({CUBE}.a)) OVER () + SUM({CUBE}.b)",
            })
    void raw_columns_are_refused_with_the_corrected_definition(String sql, String corrected) {
        var problems = Models.problems(model(sql));

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("M302 model.yml:14:")
                .contains("write `sql: \"" + corrected + "\"`");
    }

    @Test
    void a_quoted_column_is_corrected_in_single_quotes() {
        assertThat(Models.problems(model("\"a b\" / 2")))
                .singleElement()
                .asString()
                .contains("write `sql: '1.0 * SUM({CUBE}.\"a b\") / 2'`");
    }

    @Test
    void an_aggregate_over_a_measure_is_refused() {
        assertThat(Models.problems(model("MAX({total})")))
                .singleElement()
                .asString()
                .contains("aggregates a measure");
    }

    private static Measure.Kind.Calculated calculated(String sql) {
        return (Measure.Kind.Calculated)
                Models.measure(Models.compile(model(sql)), "t.m").kind();
    }

    private static String model(String sql) {
        return """
                cubes:
                  - name: t
                    sql_table: t
                    dimensions:
                      - {name: price, type: number, sql: price}
                    measures:
                      - name: count
                        type: count
                      - name: total
                        sql: amount
                        type: sum
                      - name: m
                        type: number
                        sql: '%s'
                """.formatted(sql.replace("'", "''"));
    }
}
