package dev.cuboid.proof;

import dev.cuboid.proof.Shrinker.Case;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Asks a server generated queries of generated worlds and compares each answer with the evaluator's. A world's seed gives
 * its rows, its model and its queries again.
 */
final class Proof {
    static final int QUERIES_PER_WORLD = 25;
    private static final int ENOUGH_FAILURES = 3;

    private final Served.Server server;
    private int right;
    private final List<String> needless = new ArrayList<>();
    private final Map<Unanswerable.Reason, Integer> rightlyRefused = new EnumMap<>(Unanswerable.Reason.class);
    private final List<String> failures = new ArrayList<>();

    Proof(Served.Server server) {
        this.server = server;
    }

    /** Stops early once it has seen enough failures. */
    Proof run(long seed, int queries) {
        for (int asked = 0; asked < queries && failures.size() < ENOUGH_FAILURES; asked += QUERIES_PER_WORLD) {
            runWorld(seed + asked / QUERIES_PER_WORLD, Math.min(QUERIES_PER_WORLD, queries - asked));
        }
        return this;
    }

    private void runWorld(long seed, int queries) {
        var world = WorldGenerator.world(seed);
        var served = server.serve(world);
        var generator = new AskGenerator(world, new Chance(seed));
        for (int number = 0; number < queries && failures.size() < ENOUGH_FAILURES; number++) {
            var ask = generator.ask();
            switch (Verdict.of(world, ask, served.ask(ask))) {
                case Verdict.Right ignored -> right++;
                case Verdict.RightlyRefused(var reason) -> rightlyRefused.merge(reason, 1, Integer::sum);
                case Verdict.NeedlesslyRefused(var message) ->
                    needless.add("seed %d query %d: %s".formatted(seed, number, message));
                case Verdict.Wrong wrong -> {
                    failures.add(report(seed, number, new Case(world, ask), wrong));
                    served = server.serve(world); // shrinking has put others in its place
                }
            }
        }
    }

    private String report(long seed, int number, Case failing, Verdict.Wrong wrong) {
        var smallest = Shrinker.shrink(failing, candidate -> isAsWrong(candidate, wrong));
        var last = verdict(smallest) instanceof Verdict.Wrong again ? again : wrong;
        return """
                seed %d, query %d: %s
                again with: -Dproof.seed=%d -Dproof.queries=%d
                --- request
                %s
                --- expected %s
                --- actual %s
                --- SQL
                %s
                --- model
                %s
                --- rows
                %s""".formatted(
                        seed,
                        number,
                        last.why(),
                        seed,
                        QUERIES_PER_WORLD,
                        smallest.ask().json(),
                        last.expected(),
                        last.actual(),
                        last.sql(),
                        ModelText.of(smallest.world(), "proof"),
                        Tables.script(smallest.world(), "proof"));
    }

    /** A wrong answer may not shrink into a refusal, nor a crash into a wrong answer. */
    private boolean isAsWrong(Case candidate, Verdict.Wrong wrong) {
        return verdict(candidate) instanceof Verdict.Wrong other && kind(other).equals(kind(wrong));
    }

    private static String kind(Verdict.Wrong wrong) {
        boolean isDifference = !wrong.sql().isEmpty() && !wrong.why().startsWith("answered");
        return isDifference ? "difference" : wrong.why();
    }

    private Verdict verdict(Case one) {
        return Verdict.of(one.world(), one.ask(), server.serve(one.world()).ask(one.ask()));
    }

    int right() {
        return right;
    }

    int rightlyRefused() {
        return rightlyRefused.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<String> needlesslyRefused() {
        return needless;
    }

    List<String> failures() {
        return failures;
    }

    String summary() {
        return "%d right, %s rightly refused, %d needlessly refused, %d wrong"
                .formatted(right, rightlyRefused, needless.size(), failures.size());
    }
}
