package dev.cuboid.proof;

import dev.cuboid.proof.Unanswerable.Reason;
import dev.cuboid.proof.World.Join;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;

/** Which ways the declared joins lead. A way is the list of the cubes on it, both ends included. */
record Ways(World world, List<List<String>> hints) {
    Ways(World world) {
        this(world, List.of());
    }

    Join join(String from, String to) {
        return world.cube(from).joins().stream()
                .filter(join -> join.to().equals(to))
                .findFirst()
                .orElseThrow();
    }

    boolean reaches(String from, String to) {
        return !shortest(from, to).isEmpty();
    }

    /** The shortest way; two of them are refused. */
    List<String> only(String from, String to) {
        var ways = shortest(from, to);
        if (ways.isEmpty()) {
            throw new Unanswerable(Reason.NO_PATH, "no join leads from " + from + " to " + to);
        }
        if (ways.size() > 1) {
            throw new Unanswerable(Reason.SEVERAL_PATHS, "equally short: " + ways);
        }
        return ways.getFirst();
    }

    /** All ways with the fewest steps, where those of a hint hardly count; none if there is no way. */
    private List<List<String>> shortest(String from, String to) {
        var ways = new ArrayList<List<String>>();
        collect(List.of(from), to, ways);
        int least = ways.stream().mapToInt(this::cost).min().orElse(0);
        return ways.stream().filter(way -> cost(way) == least).toList();
    }

    private void collect(List<String> way, String to, List<List<String>> found) {
        if (way.getLast().equals(to)) {
            found.add(way);
            return;
        }
        world.cube(way.getLast()).joins().stream()
                .filter(join -> !way.contains(join.to()))
                .map(join -> Stream.concat(way.stream(), Stream.of(join.to())).toList())
                .forEach(longer -> collect(longer, to, found));
    }

    private int cost(List<String> way) {
        int cost = 0;
        for (int step = 0; step + 1 < way.size(); step++) {
            cost += isHinted(way.get(step), way.get(step + 1)) ? 1 : 1000;
        }
        return cost;
    }

    private boolean isHinted(String from, String to) {
        return hints.stream().anyMatch(hint -> Collections.indexOfSubList(hint, List.of(from, to)) >= 0);
    }

    /** @param contested whether another cube would do as well, so that the order of members has decided */
    record Root(String cube, boolean contested) {}

    /**
     * The fact itself if it reaches all, else the one of the needed cubes that does with the fewest joins; of equally good
     * ones the first.
     */
    Root root(Optional<String> fact, SequencedSet<String> needed) {
        if (fact.isPresent() && reachesAll(fact.get(), needed)) {
            return new Root(fact.get(), false);
        }
        var candidates =
                needed.stream().filter(cube -> reachesAll(cube, needed)).toList();
        int fewest = candidates.stream()
                .mapToInt(cube -> joins(cube, needed))
                .min()
                .orElseThrow(() -> new Unanswerable(Reason.NO_PATH, "no cube leads to all of " + needed));
        var best = candidates.stream()
                .filter(cube -> joins(cube, needed) == fewest)
                .toList();
        return new Root(best.getFirst(), best.size() > 1);
    }

    private boolean reachesAll(String root, Set<String> needed) {
        return needed.stream().allMatch(cube -> reaches(root, cube));
    }

    private int joins(String root, Set<String> needed) {
        var steps = new LinkedHashSet<List<String>>();
        for (var cube : needed) {
            var way = shortest(root, cube).getFirst();
            for (int length = 2; length <= way.size(); length++) {
                steps.add(way.subList(0, length));
            }
        }
        return steps.size();
    }
}
