package dev.cuboid.proof;

import dev.cuboid.proof.World.Cube;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes a failing case smaller as long as it fails: first the query, then the model, then the rows. */
final class Shrinker {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    record Case(World world, Ask ask) {}

    static Case shrink(Case failing, Predicate<Case> fails) {
        var smallest = failing;
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var smaller = candidates(smallest)
                    .takeWhile(ignored -> System.nanoTime() < end)
                    .filter(candidate -> failsStill(candidate, fails))
                    .findFirst();
            if (smaller.isEmpty()) {
                return smallest;
            }
            smallest = smaller.get();
        }
        return smallest;
    }

    /** A case that became senseless, since something it names is gone, is no failure. */
    private static boolean failsStill(Case candidate, Predicate<Case> fails) {
        try {
            return fails.test(candidate);
        } catch (IllegalArgumentException | NoSuchElementException senseless) {
            return false;
        }
    }

    private static Stream<Case> candidates(Case failing) {
        return Stream.of(
                        SmallerAsk.of(failing.ask()).map(ask -> new Case(failing.world(), ask)),
                        SmallerWorld.of(failing.world(), failing.ask()).map(world -> new Case(world, failing.ask())),
                        fewerRows(failing.world()).map(world -> new Case(world, failing.ask())))
                .flatMap(candidates -> candidates);
    }

    private static Stream<World> fewerRows(World world) {
        return world.cubes().stream()
                .flatMap(cube -> fewer(cube.rows()).map(rows -> {
                    var cubes = new ArrayList<Cube>(world.cubes());
                    cubes.set(cubes.indexOf(cube), cube.withRows(rows));
                    return new World(cubes, world.views());
                }));
    }

    /** None, each half, then all but one. */
    private static <T> Stream<List<T>> fewer(List<T> items) {
        if (items.isEmpty()) {
            return Stream.empty();
        }
        int half = items.size() / 2;
        var halves = items.size() > 3
                ? Stream.of(List.<T>of(), items.subList(0, half), items.subList(half, items.size()))
                : Stream.of(List.<T>of());
        return Stream.concat(halves, allButOne(items));
    }

    static <T> Stream<List<T>> allButOne(List<T> items) {
        return items.stream().map(dropped -> {
            var rest = new ArrayList<>(items);
            rest.remove(dropped);
            return rest;
        });
    }

    private Shrinker() {}
}
