package dev.cuboid.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Runs every metamorphic check on generated queries, and counts how often each applied. */
final class MetamorphicProof {
    private static final Map<String, BiFunction<Metamorphosis, Ask, Optional<String>>> CHECKS = checks();

    private final Served.Server server;
    private final Map<String, Integer> applied = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    MetamorphicProof(Served.Server server) {
        this.server = server;
    }

    private static Map<String, BiFunction<Metamorphosis, Ask, Optional<String>>> checks() {
        var checks = new LinkedHashMap<String, BiFunction<Metamorphosis, Ask, Optional<String>>>();
        checks.put("alone", Metamorphosis::alone);
        checks.put("reordered", Metamorphosis::reordered);
        checks.put("partitioned", Metamorphosis::partitioned);
        checks.put("coarser", Metamorphosis::coarser);
        checks.put("shifted by a day", Metamorphosis::shiftedByADay);
        checks.put("totalled", Metamorphosis::totalled);
        checks.put("compared", Metamorphosis::compared);
        return checks;
    }

    MetamorphicProof run(long seed, int queries) {
        for (int asked = 0; asked < queries; asked += Proof.QUERIES_PER_WORLD) {
            long worldSeed = seed + asked / Proof.QUERIES_PER_WORLD;
            var world = WorldGenerator.world(worldSeed);
            var metamorphosis = new Metamorphosis(world, server.serve(world));
            var generator = new AskGenerator(world, new Chance(worldSeed));
            for (int number = 0; number < Proof.QUERIES_PER_WORLD; number++) {
                check(metamorphosis, generator.ask(), "seed %d, query %d".formatted(worldSeed, number));
            }
        }
        return this;
    }

    private void check(Metamorphosis metamorphosis, Ask ask, String place) {
        CHECKS.forEach((name, check) -> check.apply(metamorphosis, ask).ifPresent(difference -> {
            applied.merge(name, 1, Integer::sum);
            if (!difference.isEmpty()) {
                failures.add("%s, %s: %s\n%s".formatted(place, name, difference, ask.json()));
            }
        }));
    }

    /** How often each check had something to check. */
    Map<String, Integer> applied() {
        return applied;
    }

    List<String> failures() {
        return failures;
    }
}
