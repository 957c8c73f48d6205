package dev.cuboid.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.proof.Served.Outcome;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The metamorphic checks hold for the evaluator, and find servers with a mistake. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MetamorphicProofTest {
    private final Served.Server right = new EvaluatedServer();

    @Test
    void the_evaluator_passes_and_every_check_applies() {
        var proof = new MetamorphicProof(right).run(1, 75);
        assertThat(proof.failures()).isEmpty();
        assertThat(proof.applied())
                .hasSize(5)
                .allSatisfy((check, times) -> assertThat(times).as(check).isPositive());
    }

    @Test
    void a_measure_that_changes_beside_others_is_found() {
        assertThat(failuresOf(ask -> ask.measures().size() > 1)).contains("alone");
    }

    @Test
    void a_filter_that_loses_rows_is_found() {
        assertThat(failuresOf(ask -> ask.filters().stream()
                        .anyMatch(filter -> filter instanceof Ask.Test test
                                && test.operator().equals("notSet"))))
                .contains("partitioned");
    }

    @Test
    void a_finer_grain_that_counts_twice_is_found() {
        assertThat(failuresOf(ask -> ask.dimensions().size() > 1)).contains("coarser");
    }

    @Test
    void a_zone_that_moves_more_than_days_is_found() {
        assertThat(failuresOf(ask -> ask.zone().getId().equals("Etc/GMT-12"))).contains("shifted by a day");
    }

    @Test
    void totals_and_comparisons_that_lose_rows_are_found() {
        Served.Server server = world -> new Served() {
            @Override
            public Outcome ask(Ask ask) {
                return right.serve(world).ask(ask);
            }

            @Override
            public List<Outcome> totals(Ask ask) {
                return Collections.nCopies(3, new Outcome.Rows(List.of(), ""));
            }

            @Override
            public List<Outcome> compare(Ask ask, List<List<String>> ranges) {
                return Collections.nCopies(2, new Outcome.Rows(List.of(), ""));
            }
        };
        assertThat(String.join("\n", new MetamorphicProof(server).run(1, 75).failures()))
                .contains("totalled", "compared");
    }

    /** What is found of a server that counts one too many in some queries. */
    private String failuresOf(Predicate<Ask> wrong) {
        Served.Server server = world -> {
            var served = right.serve(world);
            return ask -> served.ask(ask) instanceof Outcome.Rows(var rows, var sql) && wrong.test(ask)
                    ? new Outcome.Rows(
                            rows.stream()
                                    .map(row -> {
                                        var more = new LinkedHashMap<>(row);
                                        ask.measures()
                                                .forEach(name -> more.computeIfPresent(
                                                        name,
                                                        (key, value) -> ((BigDecimal) value).add(BigDecimal.ONE)));
                                        return (Map<String, Object>) more;
                                    })
                                    .toList(),
                            sql)
                    : served.ask(ask);
        };
        return String.join("\n", new MetamorphicProof(server).run(1, 75).failures());
    }
}
