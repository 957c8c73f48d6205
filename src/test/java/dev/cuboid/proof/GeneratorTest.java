package dev.cuboid.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The generator makes what the proof needs: the same for a seed, and mostly queries that have an answer with rows in it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GeneratorTest {
    @Test
    void a_seed_gives_the_same_world_and_the_same_queries() {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(WorldGenerator.world(seed)).isEqualTo(WorldGenerator.world(seed));
            assertThat(ask(seed).json()).isEqualTo(ask(seed).json());
        }
    }

    @Test
    void most_queries_have_an_answer_and_most_answers_have_rows() {
        var refused = new EnumMap<Unanswerable.Reason, Integer>(Unanswerable.Reason.class);
        int answered = 0;
        int withRows = 0;
        int queries = 2000;
        for (long seed = 0; seed < queries; seed++) {
            try {
                var answer = Evaluator.answer(WorldGenerator.world(seed), ask(seed));
                answered++;
                withRows += answer.rows().isEmpty() ? 0 : 1;
            } catch (Unanswerable unanswerable) {
                refused.merge(unanswerable.reason(), 1, Integer::sum);
            }
        }
        assertThat(answered).as("refused: %s", refused).isGreaterThan(queries * 3 / 4);
        assertThat(withRows).isGreaterThan(answered / 2);
        assertThat(refused).as("each kind of refusal occurs").hasSize(Unanswerable.Reason.values().length);
    }

    @Test
    void declared_relationships_are_true_of_the_rows() {
        LongStream.range(0, 300).mapToObj(WorldGenerator::world).forEach(GeneratorTest::assertTrueJoins);
    }

    private static void assertTrueJoins(World world) {
        for (var cube : world.cubes()) {
            for (var join : cube.joins()) {
                var other = world.cube(join.to());
                if (join.relationship() != World.Relationship.ONE_TO_MANY) {
                    assertThat(other.rows().stream()
                                    .map(row ->
                                            join.there().stream().map(row::get).toList())
                                    .filter(key -> !key.contains(null)))
                            .doesNotHaveDuplicates();
                }
                if (join.relationship() != World.Relationship.MANY_TO_ONE) {
                    assertThat(cube.rows().stream()
                                    .map(row ->
                                            join.here().stream().map(row::get).toList())
                                    .filter(key -> !key.contains(null)))
                            .doesNotHaveDuplicates();
                }
            }
        }
    }

    private static Ask ask(long seed) {
        return new AskGenerator(WorldGenerator.world(seed), new Chance(seed)).ask();
    }
}
