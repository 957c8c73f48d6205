package dev.cuboid.proof;

import dev.cuboid.proof.World.Cube;
import dev.cuboid.proof.World.Part;
import dev.cuboid.proof.World.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Views of a fact with the cubes along its joins, each by one path that the view settles. */
final class ViewGenerator {
    private final Chance chance;

    ViewGenerator(Chance chance) {
        this.chance = chance;
    }

    World addViews(World world) {
        var views = new ArrayList<View>();
        for (var cube : chance.some(2, world.cubes())) {
            var parts = new ArrayList<Part>();
            parts.add(new Part(List.of(cube.name()), false, names(cube, true)));
            extend(world, List.of(cube.name()), parts, new HashSet<>(List.of(cube.name())));
            if (parts.size() > 1) {
                views.add(new View(cube.name() + "_view", parts));
            }
        }
        views.addAll(overSeveralFacts(world));
        return new World(world.cubes(), views);
    }

    /** A shared cube with those that are joined to it, each by a path of its own. */
    private List<View> overSeveralFacts(World world) {
        var views = new ArrayList<View>();
        for (var shared : world.cubes()) {
            var facts = world.cubes().stream()
                    .filter(cube ->
                            cube.joins().stream().anyMatch(join -> join.to().equals(shared.name())))
                    .toList();
            if (facts.size() > 1) {
                var parts = new ArrayList<Part>();
                parts.add(new Part(List.of(shared.name()), false, names(shared, false)));
                facts.forEach(fact -> parts.add(new Part(List.of(fact.name()), true, factNames(fact))));
                views.add(new View("facts_of_" + shared.name(), parts));
            }
        }
        return views;
    }

    private static List<String> factNames(Cube fact) {
        var names = new ArrayList<>(names(fact, true));
        names.removeAll(List.of("id", "part", "quantity", "size", "order"));
        return names;
    }

    private void extend(World world, List<String> path, List<Part> parts, HashSet<String> seen) {
        for (var join : world.cube(path.getLast()).joins()) {
            if (chance.in(75) && seen.add(join.to())) {
                var longer = new ArrayList<>(path);
                longer.add(join.to());
                parts.add(new Part(List.copyOf(longer), true, names(world.cube(join.to()), false)));
                extend(world, longer, parts, seen);
            }
        }
    }

    private static List<String> names(Cube cube, boolean withMeasures) {
        var names = new ArrayList<String>();
        cube.dimensions().stream()
                .filter(dimension -> !(dimension.sql() instanceof Expression.Member) || dimension.ofMeasures())
                .forEach(dimension -> names.add(dimension.name()));
        if (withMeasures) {
            cube.measures().stream()
                    .filter(measure -> !measure.name().startsWith("per_")
                            && !measure.name().startsWith("of_")
                            && !measure.name().startsWith("rolling_"))
                    .forEach(measure -> names.add(measure.name()));
        }
        names.add("blue_or_flagged");
        names.add("positive");
        return names;
    }
}
