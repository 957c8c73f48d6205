package dev.cuboid.proof;

import dev.cuboid.proof.World.Cube;
import dev.cuboid.proof.World.Dimension;
import dev.cuboid.proof.World.Measure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Models with a little less in them. */
final class SmallerWorld {
    static Stream<World> of(World world, Ask ask) {
        return Stream.of(
                        withoutUnusedMembers(world, ask),
                        Shrinker.allButOne(world.cubes()).map(cubes -> consistent(new World(cubes, world.views()))),
                        world.cubes().stream()
                                .flatMap(cube -> Shrinker.allButOne(cube.joins())
                                        .map(joins -> consistent(replaced(world, cube, cube.withJoins(joins))))))
                .flatMap(smaller -> smaller);
    }

    private static World replaced(World world, Cube cube, Cube by) {
        var cubes = new ArrayList<>(world.cubes());
        cubes.set(cubes.indexOf(cube), by);
        return new World(cubes, world.views());
    }

    /** Only what the query speaks of, directly or through other members; views that it does not ask go, too. */
    private static Stream<World> withoutUnusedMembers(World world, Ask ask) {
        var used = used(world, ask);
        var asked = ask.json();
        var cubes = world.cubes().stream()
                .map(cube -> kept(
                        cube,
                        dimension -> dimension.primaryKey() || used.contains(of(cube, dimension.name())),
                        name -> used.contains(of(cube, name))))
                .toList();
        var smaller = new World(
                cubes,
                world.views().stream()
                        .filter(view -> asked.contains("\"" + view.name() + "."))
                        .map(view -> new World.View(
                                view.name(),
                                view.parts().stream()
                                        .map(part -> new World.Part(
                                                part.path(),
                                                part.prefix(),
                                                part.members().stream()
                                                        .filter(member -> used.contains(new Expression.Member(
                                                                part.path().getLast(), member)))
                                                        .toList()))
                                        .filter(part -> !part.members().isEmpty())
                                        .toList()))
                        .toList());
        return smaller.equals(world) ? Stream.empty() : Stream.of(smaller);
    }

    private static Expression.Member of(Cube cube, String name) {
        return new Expression.Member(cube.name(), name);
    }

    private static Cube kept(Cube cube, Predicate<Dimension> dimensions, Predicate<String> others) {
        return cube.withMembers(
                cube.dimensions().stream().filter(dimensions).toList(),
                cube.measures().stream().filter(one -> others.test(one.name())).toList(),
                cube.segments().stream().filter(one -> others.test(one.name())).toList());
    }

    private static Set<Expression.Member> used(World world, Ask ask) {
        var names = new ArrayList<>(ask.measures());
        names.addAll(ask.dimensions());
        names.addAll(ask.segments());
        ask.times().forEach(time -> names.add(time.dimension()));
        ask.filters().forEach(filter -> Names.addMembers(filter, names));
        var used = new LinkedHashSet<Expression.Member>();
        for (var name : names) {
            var found = new Names(world).find(name);
            add(world, new Expression.Member(found.cube(), found.member()), used);
        }
        return used;
    }

    private static void add(World world, Expression.Member member, Set<Expression.Member> used) {
        if (used.add(member)) {
            expressions(world, member).forEach(expression -> addAll(world, expression, used));
        }
    }

    private static void addAll(World world, Expression expression, Set<Expression.Member> used) {
        if (expression instanceof Expression.Member inner) {
            add(world, inner, used);
        } else {
            expression.parts().forEach(part -> addAll(world, part, used));
        }
    }

    private static List<Expression> expressions(World world, Expression.Member member) {
        var cube = world.cube(member.cube());
        return Stream.of(
                        cube.dimensions().stream()
                                .filter(one -> one.name().equals(member.name()))
                                .flatMap(SmallerWorld::expressions),
                        cube.segments().stream()
                                .filter(one -> one.name().equals(member.name()))
                                .map(World.Segment::sql),
                        cube.measures().stream()
                                .filter(one -> one.name().equals(member.name()))
                                .flatMap(SmallerWorld::expressions))
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<Expression> expressions(Dimension dimension) {
        var by = new World.Grain(World.Base.SAME, List.of(), dimension.by(), false);
        return Stream.of(Stream.of(dimension.sql()), levels(by), seen(dimension.sight()))
                .flatMap(part -> part);
    }

    private static Stream<Expression> expressions(Measure measure) {
        return switch (measure) {
            case World.Calculated(var ignored, var of) -> Stream.of(of);
            case World.Rolling(var of, var ignored) -> expressions(of);
            case World.Staged staged -> Stream.concat(Stream.of(staged.of()), spokenOf(staged));
            case World.Rank rank ->
                Stream.of(Stream.of(rank.by()), levels(rank.grain()), seen(rank.sight()))
                        .flatMap(part -> part);
            case World.Aggregate(var ignored, var function, var of, var filters) ->
                Stream.concat(of.stream(), filters.stream());
        };
    }

    private static Stream<Expression> spokenOf(World.Staged staged) {
        return Stream.of(
                        staged.filters().stream(),
                        levels(staged.grain()),
                        seen(staged.sight()),
                        staged.shifts().stream().map(World.Shift::time).filter(Objects::nonNull))
                .flatMap(part -> part);
    }

    private static Stream<Expression> levels(World.Grain grain) {
        return Stream.concat(grain.members().stream(), grain.include().stream())
                .map(level -> new Expression.Member(level.cube(), level.dimension()));
    }

    private static Stream<Expression> seen(World.Sight sight) {
        var members = new ArrayList<String>();
        sight.include().forEach(filter -> Names.addMembers(filter, members));
        return Stream.concat(
                sight.members().stream(),
                members.stream()
                        .map(name -> name.split("\\."))
                        .map(parts -> new Expression.Member(parts[0], parts[1])));
    }

    /** Without joins to cubes that are gone, and members that speak of them. */
    private static World consistent(World world) {
        var cubes = world.cubes().stream()
                .map(cube -> cube.withJoins(cube.joins().stream()
                        .filter(join -> world.hasCube(join.to()))
                        .toList()))
                .map(cube -> cube.withMembers(
                        cube.dimensions().stream()
                                .filter(one -> speaksOfThere(world, one.sql()))
                                .toList(),
                        cube.measures().stream()
                                .filter(one -> expressions(one).allMatch(part -> speaksOfThere(world, part)))
                                .toList(),
                        cube.segments().stream()
                                .filter(one -> speaksOfThere(world, one.sql()))
                                .toList()))
                .toList();
        var views = world.views().stream()
                .map(view -> new World.View(
                        view.name(),
                        view.parts().stream()
                                .filter(part -> part.path().stream().allMatch(world::hasCube))
                                .toList()))
                .filter(view -> !view.parts().isEmpty())
                .toList();
        return new World(cubes, views);
    }

    private static boolean speaksOfThere(World world, Expression expression) {
        return switch (expression) {
            case Expression.Member(var cube, var ignored) -> world.hasCube(cube);
            case Expression.Column(var cube, var ignored) -> world.hasCube(cube);
            default -> expression.parts().stream().allMatch(part -> speaksOfThere(world, part));
        };
    }

    private SmallerWorld() {}
}
