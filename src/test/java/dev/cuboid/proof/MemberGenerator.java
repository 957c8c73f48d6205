package dev.cuboid.proof;

import dev.cuboid.proof.Expression.Arithmetic;
import dev.cuboid.proof.Expression.Case;
import dev.cuboid.proof.Expression.Coalesce;
import dev.cuboid.proof.Expression.Column;
import dev.cuboid.proof.Expression.Compare;
import dev.cuboid.proof.Expression.IsNull;
import dev.cuboid.proof.Expression.Literal;
import dev.cuboid.proof.Expression.Member;
import dev.cuboid.proof.Expression.Not;
import dev.cuboid.proof.Expression.Or;
import dev.cuboid.proof.Expression.Upper;
import dev.cuboid.proof.Expression.When;
import dev.cuboid.proof.World.Aggregate;
import dev.cuboid.proof.World.Calculated;
import dev.cuboid.proof.World.Cube;
import dev.cuboid.proof.World.Dimension;
import dev.cuboid.proof.World.Function;
import dev.cuboid.proof.World.Kind;
import dev.cuboid.proof.World.Measure;
import dev.cuboid.proof.World.Rolling;
import dev.cuboid.proof.World.Segment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Dimensions, measures and segments of each cube; some reach into the cubes that it joins. */
final class MemberGenerator {
    /** With three more letters as long as a name may be in PostgreSQL. */
    private static final String LONG = "what_remains_of_the_total_once_the_chosen_part_is_taken_away";

    private final Chance chance;

    MemberGenerator(Chance chance) {
        this.chance = chance;
    }

    World addMembers(World world) {
        var cubes = new ArrayList<Cube>();
        for (var cube : world.cubes()) {
            cubes.add(cube.withMembers(dimensions(cube), measures(world, cube), segments(cube)));
        }
        return new World(cubes, List.of());
    }

    private List<Dimension> dimensions(Cube cube) {
        var name = cube.name();
        var dimensions = new ArrayList<Dimension>();
        cube.key().forEach(key -> dimensions.add(new Dimension(key, Kind.NUMBER, new Column(name, key), true)));
        dimensions.add(new Dimension("status", Kind.STRING, new Column(name, "status"), false));
        dimensions.add(new Dimension("flag", Kind.BOOLEAN, new Column(name, "flag"), false));
        dimensions.add(new Dimension("quantity", Kind.NUMBER, new Column(name, "quantity"), false));
        dimensions.add(new Dimension("happened_at", Kind.TIME, new Column(name, "happened_at"), false));
        dimensions.add(new Dimension("size", Kind.STRING, size(name), false));
        dimensions.add(new Dimension("order", Kind.STRING, label(name), false));
        for (var other : toOneNeighbours(cube)) {
            if (chance.in(40)) {
                dimensions.add(new Dimension(other + "_status", Kind.STRING, new Member(other, "status"), false));
            }
        }
        return dimensions;
    }

    private Expression size(String cube) {
        var amount = new Column(cube, "amount");
        var whens = List.of(
                new When(new Compare("<", amount, number(0)), "debt"),
                new When(new Compare("<", amount, number(5)), "small"),
                new When(new Not(new IsNull(amount)), "large"));
        return new Case(whens, chance.in(50) ? "unknown" : null);
    }

    private Expression label(String cube) {
        Expression status = chance.in(50) ? new Member(cube, "status") : new Column(cube, "status");
        return chance.in(50) ? new Upper(status) : new Coalesce(new Upper(status), new Literal("NONE"));
    }

    private List<Measure> measures(World world, Cube cube) {
        var name = cube.name();
        var amount = new Column(name, "amount");
        var quantity = new Column(name, "quantity");
        var measures = new ArrayList<Measure>();
        measures.add(new Aggregate("count", Function.COUNT, List.of(), List.of()));
        measures.add(new Aggregate("known", Function.COUNT, List.of(amount), List.of()));
        measures.add(new Aggregate("total", Function.SUM, List.of(amount), List.of()));
        measures.add(new Aggregate("average", Function.AVG, List.of(amount), List.of()));
        measures.add(new Aggregate("least", Function.MIN, List.of(amount), List.of()));
        measures.add(new Aggregate("most", Function.MAX, List.of(new Arithmetic('*', amount, quantity)), List.of()));
        measures.add(
                new Aggregate("statuses", Function.COUNT_DISTINCT, List.of(new Column(name, "status")), List.of()));
        measures.add(new Aggregate("blue_count", Function.COUNT, List.of(), List.of(isBlue(name))));
        var several = List.of(condition(cube), new Compare(">", amount, number(chance.between(-1, 4))));
        measures.add(new Aggregate("chosen_total", Function.SUM, List.of(amount), several));
        measures.add(new Aggregate(
                "chosen_statuses",
                Function.COUNT_DISTINCT,
                List.of(new Column(name, "status")),
                List.of(condition(cube))));
        measures.add(new Calculated(
                "share", new Arithmetic('/', new Member(name, "blue_count"), new Member(name, "count"))));
        measures.add(new Calculated(
                LONG + "1st",
                new Arithmetic(
                        '-', new Member(name, "total"), new Coalesce(new Member(name, "chosen_total"), number(0)))));
        measures.add(new Calculated(
                LONG + "2nd", new Arithmetic('-', new Member(name, "share"), new Member(name, LONG + "1st"))));
        for (var other :
                (chance.in(40) ? neighbours(cube) : (chance.in(40) ? neighbours(cube) : toOneNeighbours(cube)))) {
            measures.add(new Aggregate(
                    "of_blue_" + other,
                    Function.SUM,
                    List.of(amount),
                    List.of(new Compare("=", new Member(other, "status"), new Literal("blue")))));
        }
        measures.addAll(rolling(cube));
        measures.addAll(new StagedGenerator(chance, cube, toOneNeighbours(cube)).measures());
        for (var join : cube.joins()) {
            measures.add(new Calculated(
                    "per_" + join.to(),
                    new Arithmetic('/', new Member(name, "total"), new Member(join.to(), "count"))));
        }
        return measures;
    }

    private List<Measure> rolling(Cube cube) {
        var name = cube.name();
        var measures = new ArrayList<Measure>();
        for (var function : chance.some(3, List.of(Function.values()))) {
            var of = switch (function) {
                case COUNT -> chance.in(50) ? List.<Expression>of() : List.<Expression>of(new Column(name, "amount"));
                case COUNT_DISTINCT -> List.<Expression>of(new Column(name, "status"));
                case SUM, AVG, MIN, MAX -> List.<Expression>of(new Column(name, "amount"));
            };
            var filters = chance.in(20) ? List.of(condition(cube)) : List.<Expression>of();
            measures.add(new Rolling(new Aggregate("rolling_" + measures.size(), function, of, filters), window()));
        }
        measures.add(new Calculated(
                "rolling_pace", new Arithmetic('-', new Member(name, "rolling_0"), new Member(name, "rolling_1"))));
        return measures;
    }

    private Window window() {
        if (chance.in(25)) {
            return new Window.ToDate(chance.oneOf(List.of("week", "month", "quarter", "year")));
        }
        var trailing = chance.in(80) ? bound() : null;
        var leading = trailing == null || chance.in(25) ? bound() : null;
        return new Window.Around(trailing, leading, chance.in(40));
    }

    private String bound() {
        return chance.in(20)
                ? "unbounded"
                : chance.between(1, 3) + " " + chance.oneOf(List.of("day", "day", "week", "month"));
    }

    private List<Segment> segments(Cube cube) {
        var segments = new ArrayList<Segment>();
        segments.add(new Segment("blue_or_flagged", new Or(isBlue(cube.name()), new Column(cube.name(), "flag"))));
        segments.add(new Segment("positive", new Compare(">", new Column(cube.name(), "amount"), number(0))));
        for (var other : toOneNeighbours(cube)) {
            segments.add(new Segment("of_flagged_" + other, new Member(other, "flag")));
        }
        return segments;
    }

    private Expression condition(Cube cube) {
        var name = cube.name();
        return switch (chance.between(1, 4)) {
            case 1 -> isBlue(name);
            case 2 -> new Compare("<>", new Column(name, "status"), new Literal("it's"));
            case 3 -> new Or(new Column(name, "flag"), new IsNull(new Column(name, "quantity")));
            default -> new Not(new Column(name, "flag"));
        };
    }

    private static Expression isBlue(String cube) {
        return new Compare("=", new Column(cube, "status"), new Literal("blue"));
    }

    private static Literal number(int value) {
        return new Literal(BigDecimal.valueOf(value));
    }

    private static List<String> neighbours(Cube cube) {
        return cube.joins().stream().map(World.Join::to).toList();
    }

    private static List<String> toOneNeighbours(Cube cube) {
        return cube.joins().stream()
                .filter(join -> join.relationship() != World.Relationship.ONE_TO_MANY)
                .map(World.Join::to)
                .toList();
    }
}
