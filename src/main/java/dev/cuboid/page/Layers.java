package dev.cuboid.page;

import dev.cuboid.lineage.Node.Join;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Cubes in columns, so that joins lead from left to right: each cube stands behind all that join it. A join over several
 * columns passes through one place in each, so that it leads around the cubes between.
 */
final class Layers {
    private static final int SWEEPS = 6;

    /** A cube, or where a long join passes; those have the join's name and number. */
    record Slot(String name, boolean cube) {}

    private final List<Join> joins;
    private final SequencedMap<String, Integer> depth = new LinkedHashMap<>();
    private final List<List<Slot>> columns = new ArrayList<>();
    private final SequencedMap<Join, List<Slot>> ways = new LinkedHashMap<>();

    private Layers(List<String> cubes, List<Join> joins) {
        this.joins =
                joins.stream().filter(join -> !join.from().equals(join.to())).toList();
        cubes.forEach(cube -> depth(cube, new LinkedHashSet<>()));
        place(cubes);
        for (int i = 0; i < SWEEPS; i++) {
            sortByNeighbours();
        }
    }

    static Layers of(List<String> cubes, List<Join> joins) {
        return new Layers(cubes, joins);
    }

    /** From left to right, each from top to bottom. */
    List<List<Slot>> columns() {
        return columns;
    }

    /** For each join the slots that it goes through, ends included. */
    Map<Join, List<Slot>> ways() {
        return ways;
    }

    /** How many joins lead to it at most; a join that closes a circle does not count. */
    private int depth(String cube, Set<String> open) {
        var known = depth.get(cube);
        if (known != null) {
            return known;
        }
        open.add(cube);
        int deepest = 0;
        for (var join : joins) {
            if (join.to().equals(cube) && !open.contains(join.from())) {
                deepest = Math.max(deepest, depth(join.from(), open) + 1);
            }
        }
        open.remove(cube);
        depth.put(cube, deepest);
        return deepest;
    }

    private void place(List<String> cubes) {
        for (var cube : cubes) {
            column(depthOf(cube)).add(new Slot(cube, true));
        }
        for (var join : joins) {
            var way = new ArrayList<Slot>();
            way.add(new Slot(join.from(), true));
            for (int i = depthOf(join.from()) + 1; i < depthOf(join.to()); i++) {
                var pass = new Slot(join.from() + ">" + join.to() + ">" + i, false);
                column(i).add(pass);
                way.add(pass);
            }
            way.add(new Slot(join.to(), true));
            ways.put(join, way);
        }
    }

    private int depthOf(String cube) {
        return depth.getOrDefault(cube, 0);
    }

    private List<Slot> column(int index) {
        while (columns.size() <= index) {
            columns.add(new ArrayList<>());
        }
        return columns.get(index);
    }

    /** Each slot goes to the average height of those that it is joined with, which untangles most crossings. */
    private void sortByNeighbours() {
        for (var column : columns) {
            var heights = heights();
            var wanted = new LinkedHashMap<Slot, Double>();
            column.forEach(slot -> wanted.put(slot, wantedHeight(slot, heights)));
            column.sort(Comparator.comparingDouble(slot -> wanted.getOrDefault(slot, 0.0)));
        }
    }

    private Map<Slot, Double> heights() {
        var heights = new LinkedHashMap<Slot, Double>();
        for (var column : columns) {
            for (int i = 0; i < column.size(); i++) {
                heights.put(column.get(i), (i + 0.5) / column.size());
            }
        }
        return heights;
    }

    private double wantedHeight(Slot slot, Map<Slot, Double> heights) {
        double sum = 0;
        int count = 0;
        for (var way : ways.values()) {
            int at = way.indexOf(slot);
            for (int i = at - 1; at >= 0 && i <= at + 1; i += 2) {
                if (i >= 0 && i < way.size()) {
                    sum += heights.getOrDefault(way.get(i), 0.0);
                    count++;
                }
            }
        }
        return count == 0 ? heights.getOrDefault(slot, 0.0) : sum / count;
    }
}
