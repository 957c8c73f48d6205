package dev.cuboid.proof;

import dev.cuboid.proof.Unanswerable.Reason;
import dev.cuboid.proof.World.Join;
import dev.cuboid.proof.World.Relationship;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;

/** The joins of one leg: from a root, in the declared direction, to every cube that the leg needs. */
record JoinTree(String root, List<Step> steps) {
    private static final List<Map<String, Object>> NOBODY = Collections.singletonList(null);

    record Step(String from, Join join) {}

    /**
     * The way that is meant: from the fact itself if it reaches all, else from the needed cube that does with the fewest
     * joins.
     *
     * @param paths ways that a view prescribes, each from its root to a cube
     */
    static JoinTree of(
            World world, Optional<String> fact, SequencedSet<String> needed, Collection<List<String>> paths) {
        var fromFact = fact.flatMap(root -> Candidate.from(world, root, needed, paths));
        if (fromFact.isPresent()) {
            return fromFact.get().certain();
        }
        var candidates = needed.stream()
                .flatMap(root -> Candidate.from(world, root, needed, paths).stream())
                .toList();
        int fewest = candidates.stream()
                .mapToInt(Candidate::size)
                .min()
                .orElseThrow(() -> new Unanswerable(Reason.NO_PATH, "no join path to " + needed));
        var best = candidates.stream().filter(one -> one.size() == fewest).toList();
        if (best.size() > 1) {
            throw new Unanswerable(Reason.SEVERAL_ROOTS, "equally good roots for " + needed);
        }
        return best.getFirst().certain();
    }

    /** @param doubtful whether another way to one of the cubes is equally short */
    private record Candidate(JoinTree tree, boolean doubtful) {
        int size() {
            return tree.steps().size();
        }

        JoinTree certain() {
            if (doubtful) {
                throw new Unanswerable(Reason.SEVERAL_PATHS, "equally short ways from " + tree.root());
            }
            return tree;
        }

        /** Empty if the root does not reach all. */
        static Optional<Candidate> from(
                World world, String root, SequencedSet<String> needed, Collection<List<String>> paths) {
            var steps = new LinkedHashMap<String, Step>();
            boolean doubtful = false;
            for (var cube : needed) {
                var ways = ways(world, root, cube, paths);
                if (ways.isEmpty()) {
                    return Optional.empty();
                }
                doubtful |= ways.size() > 1 || !addSteps(world, ways.getFirst(), steps);
            }
            return Optional.of(new Candidate(new JoinTree(root, List.copyOf(steps.values())), doubtful));
        }
    }

    /** Whether the way agrees with those already taken. */
    private static boolean addSteps(World world, List<String> way, Map<String, Step> steps) {
        boolean agrees = true;
        for (int i = 1; i < way.size(); i++) {
            var step = new Step(way.get(i - 1), joinTo(world, way.get(i - 1), way.get(i)));
            var earlier = steps.putIfAbsent(way.get(i), step);
            agrees &= earlier == null || earlier.equals(step);
        }
        return agrees;
    }

    private static Join joinTo(World world, String from, String to) {
        return world.cube(from).joins().stream()
                .filter(join -> join.to().equals(to))
                .findFirst()
                .orElseThrow();
    }

    /** The way that is prescribed, else all shortest ways; none if there is no way. */
    private static List<List<String>> ways(World world, String from, String to, Collection<List<String>> prescribed) {
        for (var path : prescribed) {
            if (path.getFirst().equals(from) && path.getLast().equals(to)) {
                return List.of(path);
            }
        }
        var seen = new HashSet<>(List.of(from));
        var ways = List.of(List.of(from));
        while (!ways.isEmpty()) {
            var arrived = ways.stream().filter(way -> way.getLast().equals(to)).toList();
            if (!arrived.isEmpty()) {
                return arrived;
            }
            ways = ways.stream().flatMap(way -> longer(world, way, seen)).toList();
            ways.forEach(way -> seen.add(way.getLast()));
        }
        return List.of();
    }

    private static Stream<List<String>> longer(World world, List<String> way, Set<String> seen) {
        return world.cube(way.getLast()).joins().stream()
                .filter(join -> !seen.contains(join.to()))
                .map(join -> Stream.concat(way.stream(), Stream.of(join.to())).toList());
    }

    /** Whether one row of the cube may stand in several rows of the joins. */
    boolean multiplies(String cube) {
        return multiplies(cube, null);
    }

    private boolean multiplies(String cube, String cameFrom) {
        for (var step : steps) {
            boolean forward = step.from().equals(cube) && !step.join().to().equals(cameFrom);
            boolean backward = step.join().to().equals(cube) && !step.from().equals(cameFrom);
            if (forward
                    && (step.join().relationship() == Relationship.ONE_TO_MANY
                            || multiplies(step.join().to(), cube))) {
                return true;
            }
            if (backward && (step.join().relationship() == Relationship.MANY_TO_ONE || multiplies(step.from(), cube))) {
                return true;
            }
        }
        return false;
    }

    /** Whether one row of the first cube meets at most one row of the other. */
    boolean determines(String cube, String other) {
        return !new JoinTree(root, wayBetween(cube, other, null).orElseThrow()).multiplies(cube);
    }

    private Optional<List<Step>> wayBetween(String from, String to, String cameFrom) {
        if (from.equals(to)) {
            return Optional.of(List.of());
        }
        for (var step : steps) {
            var other = step.from().equals(from)
                    ? step.join().to()
                    : step.join().to().equals(from) ? step.from() : null;
            if (other == null || other.equals(cameFrom)) {
                continue;
            }
            var rest = wayBetween(other, to, from);
            if (rest.isPresent()) {
                var way = new ArrayList<>(List.of(step));
                way.addAll(rest.get());
                return Optional.of(way);
            }
        }
        return Optional.empty();
    }

    /** All rows of the joins: each a row per cube, with null for a cube without a partner. */
    List<Map<String, Map<String, Object>>> rows(World world) {
        var rows = new ArrayList<Map<String, Map<String, Object>>>();
        for (var row : world.cube(root).rows()) {
            var joined = new HashMap<String, Map<String, Object>>();
            joined.put(root, row);
            rows.add(joined);
        }
        for (var step : steps) {
            rows = leftJoin(rows, step, world.cube(step.join().to()).rows());
        }
        return rows;
    }

    private static ArrayList<Map<String, Map<String, Object>>> leftJoin(
            List<Map<String, Map<String, Object>>> rows, Step step, List<Map<String, Object>> others) {
        var joined = new ArrayList<Map<String, Map<String, Object>>>();
        for (var row : rows) {
            var here = row.get(step.from());
            var partners = others.stream()
                    .filter(there -> here != null && meet(step.join(), here, there))
                    .toList();
            for (var there : partners.isEmpty() ? NOBODY : partners) {
                var longer = new HashMap<>(row);
                longer.put(step.join().to(), there);
                joined.add(longer);
            }
        }
        return joined;
    }

    private static boolean meet(Join join, Map<String, Object> here, Map<String, Object> there) {
        for (int i = 0; i < join.here().size(); i++) {
            if (!Values.equal(
                    here.get(join.here().get(i)), there.get(join.there().get(i)))) {
                return false;
            }
        }
        return true;
    }
}
