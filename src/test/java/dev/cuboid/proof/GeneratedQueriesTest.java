package dev.cuboid.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Answers to generated queries against the independent evaluator's. More of them with {@code -Dproof.queries=100000}, others
 * with {@code -Dproof.seed=…}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GeneratedQueriesTest {
    private static final int QUERIES = Integer.getInteger("proof.queries", 2_000);
    private static final long SEED = Long.getLong("proof.seed", 20_240_229);
    private static CuboidServer server;

    @BeforeAll
    static void start() {
        server = new CuboidServer(TestDatabase.create());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void every_answer_is_what_the_evaluator_computes_or_a_refusal() {
        var proof = new Proof(server).run(SEED, QUERIES);
        System.out.printf("proof from seed %d: %s%n", SEED, proof.summary());
        proof.needlesslyRefused().forEach(System.out::println);
        assertThat(proof.failures()).as("seed %d: %s", SEED, proof.summary()).isEmpty();
        assertThat(proof.needlesslyRefused())
                .as("refusing what has an answer is safe, but must stay rare")
                .hasSizeLessThan(Math.max(1, QUERIES * 2 / 100));
    }

    @Test
    void answers_to_related_queries_agree() {
        var proof = new MetamorphicProof(server).run(SEED + 1_000_000, Math.max(150, QUERIES / 20));
        assertThat(proof.failures()).as("seed %d", SEED + 1_000_000).isEmpty();
        assertThat(proof.applied()).hasSize(7);
    }
}
