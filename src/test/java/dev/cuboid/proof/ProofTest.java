package dev.cuboid.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.proof.Served.Outcome;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The proof itself can fail: servers with a mistake are found out, and the case that shows it is small. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProofTest {
    @Test
    void a_server_that_is_right_passes() {
        var proof = new Proof(world -> ask -> evaluated(world, ask)).run(1, 500);
        assertThat(proof.failures()).isEmpty();
        assertThat(proof.right()).isGreaterThan(400);
    }

    @Test
    void a_number_that_is_off_by_one_is_found_and_shrunk() {
        var proof = new Proof(world -> ask -> switch (evaluated(world, ask)) {
                    case Outcome.Rows(var rows, var sql)
                    when !ask.times().isEmpty() ->
                        new Outcome.Rows(rows.stream().map(ProofTest::oneMore).toList(), sql);
                    case Outcome other -> other;
                })
                .run(1, 500);
        assertThat(proof.failures()).isNotEmpty();
        assertThat(proof.failures().getFirst()).contains("--- SQL", "\"segments\":[]", "\"filters\":[]");
        assertThat(proof.failures().getFirst().lines().count()).isLessThan(80);
    }

    @Test
    void rows_that_are_lost_are_found() {
        var proof = new Proof(world -> ask -> switch (evaluated(world, ask)) {
                    case Outcome.Rows(var rows, var sql)
                    when rows.size() > 3 -> new Outcome.Rows(rows.subList(1, rows.size()), sql);
                    case Outcome other -> other;
                })
                .run(1, 500);
        assertThat(proof.failures()).isNotEmpty();
    }

    @Test
    void a_server_that_breaks_is_found() {
        var proof = new Proof(world -> ask -> new Outcome.Failed("out of order")).run(1, 25);
        assertThat(proof.failures()).isNotEmpty();
    }

    @Test
    void refusing_everything_is_counted() {
        var proof = new Proof(world -> ask -> new Outcome.Refused("P101", "no")).run(1, 500);
        assertThat(proof.failures()).isEmpty();
        assertThat(proof.right()).isZero();
        assertThat(proof.needlesslyRefused()).hasSizeGreaterThan(400);
    }

    @Test
    void an_answer_to_what_has_no_meaning_is_found() {
        var proof = new Proof(world -> ask -> {
                    try {
                        return EvaluatedServer.rows(Evaluator.answer(world, ask));
                    } catch (Unanswerable unanswerable) {
                        return new Outcome.Rows(List.of(), "SELECT");
                    }
                })
                .run(1, 2000);
        assertThat(proof.failures()).isNotEmpty();
    }

    private static Outcome evaluated(World world, Ask ask) {
        return new EvaluatedServer().serve(world).ask(ask);
    }

    private static Map<String, Object> oneMore(Map<String, Object> row) {
        var more = new LinkedHashMap<>(row);
        more.replaceAll((key, value) -> value instanceof BigDecimal number ? number.add(BigDecimal.ONE) : value);
        return more;
    }
}
