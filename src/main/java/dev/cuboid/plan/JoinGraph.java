package dev.cuboid.plan;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Cube;
import dev.cuboid.model.SemanticModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The declared joins as a directed graph: which cube leads to which, and by which shortest ways. */
final class JoinGraph {
    private static final int COST_OF_A_STEP = 1_000;
    private static final int COST_OF_A_HINTED_STEP = 1;

    private final Map<String, Map<String, Cube.Join>> edges = new LinkedHashMap<>();
    private final Map<String, Map<String, Way>> ways = new ConcurrentHashMap<>();

    /** The shortest ways from one cube to another: the first found, and a second one if there are two. */
    record Way(List<String> path, int cost, Optional<List<String>> rival) {}

    JoinGraph(SemanticModel model) {
        for (var cube : model.cubes()) {
            var joins = new LinkedHashMap<String, Cube.Join>();
            cube.joins().forEach(join -> joins.putIfAbsent(join.target(), join));
            edges.put(cube.name(), joins);
        }
    }

    Optional<Cube.Join> join(String from, String to) {
        return Optional.ofNullable(edges.getOrDefault(from, Map.of()).get(to));
    }

    boolean reaches(String from, String to) {
        return from.equals(to) || ways(from).containsKey(to);
    }

    /** All cubes that joins lead to, in the order of the model. */
    List<String> reachedFrom(String cube) {
        return edges.keySet().stream()
                .filter(other -> !other.equals(cube) && reaches(cube, other))
                .toList();
    }

    /** The cubes besides these from which joins lead to all of these. */
    List<String> leadingToAll(List<String> cubes) {
        return edges.keySet().stream()
                .filter(cube -> !cubes.contains(cube) && cubes.stream().allMatch(other -> reaches(cube, other)))
                .toList();
    }

    /** Refuses hints that name a join which does not exist, since they would be ignored. */
    void requireJoins(List<List<String>> hints) {
        for (int i = 0; i < hints.size(); i++) {
            var hint = hints.get(i);
            for (int step = 0; step + 1 < hint.size(); step++) {
                if (join(hint.get(step), hint.get(step + 1)).isEmpty()) {
                    throw new Rejected(noJoin(i, hint.get(step), hint.get(step + 1)));
                }
            }
        }
    }

    private Diagnostic noJoin(int hint, String from, String to) {
        var declared = edges.getOrDefault(from, Map.of()).keySet();
        return Diagnostic.of(
                        ErrorCode.NO_JOIN_PATH,
                        new Location.InQuery("/joinHints/" + hint),
                        "the hint goes from `%s` to `%s`, and `%s` declares no join to it".formatted(from, to, from))
                .hint(
                        declared.isEmpty()
                                ? "`%s` declares no joins".formatted(from)
                                : "`%s` declares joins to `%s`".formatted(from, String.join("`, `", declared)));
    }

    /** The way from one cube to another; steps that a hint names cost nearly nothing. Empty if there is none. */
    Optional<Way> way(String from, String to, List<List<String>> hints) {
        if (from.equals(to)) {
            return Optional.of(new Way(List.of(from), 0, Optional.empty()));
        }
        return Optional.ofNullable((hints.isEmpty() ? ways(from) : search(from, hints)).get(to));
    }

    Map<String, Way> ways(String from) {
        return ways.computeIfAbsent(from, start -> search(start, List.of()));
    }

    /** Dijkstra with small whole costs; a second way of the same cost is remembered as a rival. */
    private Map<String, Way> search(String from, List<List<String>> hints) {
        var best = new HashMap<String, Way>();
        best.put(from, new Way(List.of(from), 0, Optional.empty()));
        var open = new ArrayDeque<String>(List.of(from));
        while (!open.isEmpty()) {
            var here = open.poll();
            var way = best.get(here);
            if (way == null) {
                continue;
            }
            for (var next : edges.getOrDefault(here, Map.of()).keySet()) {
                if (relax(best, way, next, way.cost() + cost(here, next, hints))) {
                    open.add(next);
                }
            }
        }
        best.remove(from);
        return best;
    }

    private static boolean relax(Map<String, Way> best, Way way, String next, int cost) {
        if (way.path().contains(next)) {
            return false;
        }
        var path = new ArrayList<>(way.path());
        path.add(next);
        var known = best.get(next);
        if (known == null || cost < known.cost()) {
            var rival = way.rival().map(other -> {
                var longer = new ArrayList<>(other);
                longer.add(next);
                return List.copyOf(longer);
            });
            best.put(next, new Way(List.copyOf(path), cost, rival));
            return true;
        }
        if (cost == known.cost() && !path.equals(known.path()) && known.rival().isEmpty()) {
            best.put(next, new Way(known.path(), cost, Optional.of(List.copyOf(path))));
            return true;
        }
        if (cost == known.cost()
                && path.equals(known.path())
                && known.rival().isEmpty()
                && way.rival().isPresent()) {
            var longer = new ArrayList<>(way.rival().get());
            longer.add(next);
            best.put(next, new Way(known.path(), cost, Optional.of(List.copyOf(longer))));
            return true;
        }
        return false;
    }

    private static int cost(String from, String to, List<List<String>> hints) {
        for (var hint : hints) {
            for (int i = 0; i + 1 < hint.size(); i++) {
                if (hint.get(i).equals(from) && hint.get(i + 1).equals(to)) {
                    return COST_OF_A_HINTED_STEP;
                }
            }
        }
        return COST_OF_A_STEP;
    }
}
