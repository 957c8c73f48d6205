package dev.cuboid.proof;

import dev.cuboid.proof.Expression.Arithmetic;
import dev.cuboid.proof.Expression.Case;
import dev.cuboid.proof.Expression.Compare;
import dev.cuboid.proof.Expression.Literal;
import dev.cuboid.proof.Expression.Member;
import dev.cuboid.proof.Expression.When;
import dev.cuboid.proof.World.Aggregate;
import dev.cuboid.proof.World.Cube;
import dev.cuboid.proof.World.Dimension;
import dev.cuboid.proof.World.Function;
import dev.cuboid.proof.World.Kind;
import dev.cuboid.proof.World.Level;
import dev.cuboid.proof.World.Measure;
import dev.cuboid.proof.World.Segment;
import dev.cuboid.proof.World.Sight;
import dev.cuboid.proof.World.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Dimensions that are measures of joined cubes by the key of their own, and what is made of them. */
final class SubQueryGenerator {
    private final Chance chance;

    SubQueryGenerator(Chance chance) {
        this.chance = chance;
    }

    World add(World given) {
        var cubes = new ArrayList<Cube>();
        var world = new World(given.cubes().stream().map(this::staged).toList(), given.views());
        for (var cube : world.cubes()) {
            var others = others(world, cube);
            cubes.add(cube.key().isEmpty() || others.isEmpty() ? cube : with(cube, chance.oneOf(others)));
        }
        return nested(new World(cubes, world.views()));
    }

    /** What the cube's own measures make of groups of its rows. */
    private Cube staged(Cube cube) {
        var name = cube.name();
        var dimensions = new ArrayList<>(cube.dimensions());
        var by = chance.oneOf(List.of(
                new Level(name, "status", null),
                new Level(name, "quantity", null),
                new Level(name, "size", null),
                new Level(name, "happened_at", "month")));
        var total = new Member(name, chance.oneOf(List.of("total", "count", "average")));
        var rich = new Compare(">", total, new Literal(BigDecimal.valueOf(chance.between(1, 12))));
        dimensions.add(
                new Dimension("group_is_rich", Kind.BOOLEAN, rich, false, Source.STAGED, List.of(by), sight(name)));
        if (!cube.key().isEmpty()) {
            dimensions.add(
                    new Dimension("own_total", Kind.NUMBER, total, false, Source.STAGED, List.of(), sight(name)));
        }
        return cube.withMembers(dimensions, cube.measures(), cube.segments());
    }

    private Sight sight(String cube) {
        return switch (chance.between(1, 4)) {
            case 1 -> new Sight(World.Base.SAME, List.of(), true, List.of());
            case 2 -> new Sight(World.Base.EXCLUDE, List.of(new Member(cube, "status")), false, List.of());
            default -> Sight.ALL;
        };
    }

    /** Those that one join is declared to, or that declare one. */
    private static List<String> others(World world, Cube cube) {
        return Stream.concat(
                        cube.joins().stream().map(World.Join::to),
                        world.cubes().stream()
                                .filter(other -> other.joins().stream()
                                        .anyMatch(join -> join.to().equals(cube.name())))
                                .map(Cube::name))
                .distinct()
                .toList();
    }

    private Cube with(Cube cube, String other) {
        var name = cube.name();
        var dimensions = new ArrayList<>(cube.dimensions());
        dimensions.add(subQuery("count_of_other", new Member(other, "count"), Source.SUB_QUERY));
        dimensions.add(subQuery(
                "other_filtered",
                new Member(other, chance.oneOf(List.of("total", "count", "least", "share"))),
                Source.FILTERED_SUB_QUERY));
        dimensions.add(subQuery(
                "other_ratio",
                new Arithmetic(
                        '/',
                        new Member(other, chance.oneOf(List.of("total", "chosen_total", "average"))),
                        new Member(other, "count")),
                chance.in(50) ? Source.SUB_QUERY : Source.FILTERED_SUB_QUERY));
        var many = new Compare(">", new Member(name, "count_of_other"), new Literal(BigDecimal.ONE));
        dimensions.add(new Dimension(
                "busy", Kind.STRING, new Case(List.of(new When(many, "busy")), chance.in(50) ? "idle" : null), false));
        var measures = new ArrayList<Measure>(cube.measures());
        measures.add(new Aggregate(
                "average_of_others", Function.AVG, List.of(new Member(name, "count_of_other")), List.of()));
        measures.add(new Aggregate("sum_of_others", Function.SUM, List.of(new Member(name, "other_ratio")), List.of()));
        measures.add(new Aggregate("busy_count", Function.COUNT, List.of(), List.of(many)));
        var segments = new ArrayList<>(cube.segments());
        segments.add(new Segment("with_many", many));
        return cube.withMembers(dimensions, measures, segments);
    }

    /** A measure of what is a sub-query itself, as a dimension of a third cube. */
    private World nested(World world) {
        var cubes = new ArrayList<Cube>();
        for (var cube : world.cubes()) {
            var dimensions = new ArrayList<>(cube.dimensions());
            others(world, cube).stream()
                    .filter(other -> !cube.key().isEmpty())
                    .filter(other -> new Names(world).isMeasure(new Member(other, "average_of_others")))
                    .findFirst()
                    .ifPresent(other -> dimensions.add(subQuery(
                            "nested",
                            new Member(
                                    other, chance.oneOf(List.of("average_of_others", "sum_of_others", "busy_count"))),
                            chance.in(70) ? Source.SUB_QUERY : Source.FILTERED_SUB_QUERY)));
            cubes.add(cube.withMembers(dimensions, cube.measures(), cube.segments()));
        }
        return new World(cubes, world.views());
    }

    private static Dimension subQuery(String name, Expression of, Source source) {
        return new Dimension(name, Kind.NUMBER, of, false, source, List.of(), World.Sight.ALL);
    }
}
