package dev.cuboid.proof;

import dev.cuboid.proof.Expression.Arithmetic;
import dev.cuboid.proof.Expression.Coalesce;
import dev.cuboid.proof.Expression.Compare;
import dev.cuboid.proof.Expression.Literal;
import dev.cuboid.proof.Expression.Member;
import dev.cuboid.proof.World.Base;
import dev.cuboid.proof.World.Calculated;
import dev.cuboid.proof.World.Cube;
import dev.cuboid.proof.World.Function;
import dev.cuboid.proof.World.Grain;
import dev.cuboid.proof.World.Level;
import dev.cuboid.proof.World.Measure;
import dev.cuboid.proof.World.Rank;
import dev.cuboid.proof.World.Shift;
import dev.cuboid.proof.World.Sight;
import dev.cuboid.proof.World.Staged;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures of several stages over a cube's plain ones: other grains, other filters, ranks, other times, stages over stages. */
final class StagedGenerator {
    private final Chance chance;
    private final Cube cube;
    private final List<String> toOne;

    StagedGenerator(Chance chance, Cube cube, List<String> toOne) {
        this.chance = chance;
        this.cube = cube;
        this.toOne = toOne;
    }

    List<Measure> measures() {
        var measures = new ArrayList<Measure>();
        measures.add(staged("all_total", Optional.of(Function.SUM), member("total"), keepOnly(List.of()), Sight.ALL));
        measures.add(new Calculated("portion", new Arithmetic('/', member("total"), member("all_total"))));
        measures.add(staged("coarse", Optional.of(Function.SUM), plain(), coarser(), Sight.ALL));
        measures.add(
                staged("coarse_number", Optional.empty(), plain(), coarser(), chance.in(30) ? sight() : Sight.ALL));
        measures.add(staged("typical", Optional.of(function()), plain(), finer(), Sight.ALL));
        measures.add(staged("unseeing", Optional.of(Function.SUM), plain(), Grain.SAME, sight()));
        measures.add(new Rank("place", plain(), chance.in(60), chance.in(50) ? Grain.SAME : coarser(), Sight.ALL));
        measures.add(new Rank("place_in_size", member("total"), true, exclude(level("quantity")), Sight.ALL));
        measures.add(new Staged(
                "best",
                Optional.of(function()),
                plain(),
                include(level("quantity")),
                Sight.ALL,
                List.of(),
                List.of(new Compare("=", member("place_in_size"), new Literal(BigDecimal.ONE)))));
        measures.add(staged(
                "twice",
                Optional.of(function()),
                chance.in(50) ? member("typical") : member("coarse"),
                chance.in(50) ? finer() : coarser(),
                chance.in(30) ? sight() : Sight.ALL));
        measures.addAll(shifted());
        return measures;
    }

    private List<Measure> shifted() {
        var measures = new ArrayList<Measure>();
        measures.add(shifted("earlier", plain(), shift()));
        measures.add(shifted("elsewhen", plain(), shift()));
        measures.add(new Calculated(
                "growth",
                new Arithmetic('-', member("total"), new Coalesce(member("earlier"), new Literal(BigDecimal.ZERO)))));
        measures.add(shifted("long_ago", member("earlier"), shift()));
        measures.add(shifted("rolling_earlier", member("rolling_" + chance.between(0, 2)), shift()));
        measures.add(shifted(
                "typical_earlier", member(chance.oneOf(List.of("typical", "all_total", "coarse", "place"))), shift()));
        return measures;
    }

    private Staged shifted(String name, Expression of, Shift shift) {
        return new Staged(name, Optional.empty(), of, Grain.SAME, Sight.ALL, List.of(shift), List.of());
    }

    private Shift shift() {
        var interval = chance.oneOf(
                List.of("1 month", "1 month", "1 day", "7 days", "1 week", "1 quarter", "3 months", "1 year"));
        return new Shift(chance.in(50) ? new Member(cube.name(), "happened_at") : null, interval, chance.in(70));
    }

    private Staged staged(String name, Optional<Function> function, Expression of, Grain grain, Sight sight) {
        return new Staged(name, function, of, grain, sight, List.of(), List.of());
    }

    private Expression plain() {
        return member(chance.oneOf(List.of("total", "count", "total", "average", "statuses", "share", "least")));
    }

    private Function function() {
        return chance.oneOf(List.of(
                Function.AVG, Function.MAX, Function.MIN, Function.SUM, Function.COUNT, Function.COUNT_DISTINCT));
    }

    private Grain coarser() {
        var levels = chance.some(chance.between(0, 2), levels());
        return chance.in(50) ? keepOnly(levels) : new Grain(Base.EXCLUDE, levels, List.of(), chance.in(40));
    }

    private Grain finer() {
        return include(chance.oneOf(levels()));
    }

    private Grain keepOnly(List<Level> levels) {
        return new Grain(Base.KEEP_ONLY, levels, List.of(), chance.in(40));
    }

    private Grain exclude(Level level) {
        return new Grain(Base.EXCLUDE, List.of(level), List.of(), chance.in(40));
    }

    private Grain include(Level level) {
        return new Grain(Base.SAME, List.of(), List.of(level), chance.in(40));
    }

    private List<Level> levels() {
        var levels = new ArrayList<>(List.of(
                level("status"),
                level("flag"),
                level("quantity"),
                level("size"),
                new Level(cube.name(), "happened_at", "month"),
                new Level(cube.name(), "happened_at", "day")));
        toOne.forEach(other -> levels.add(new Level(other, "status", null)));
        return levels;
    }

    private Level level(String dimension) {
        return new Level(cube.name(), dimension, null);
    }

    private Sight sight() {
        var name = cube.name();
        var members = chance.some(
                chance.between(1, 2),
                List.of(member("status"), member("flag"), member("happened_at"), member("positive"), member("size")));
        var include = chance.in(50)
                ? List.<Ask.Condition>of()
                : List.<Ask.Condition>of(new Ask.Test(
                        name + ".status",
                        chance.oneOf(List.of("equals", "notEquals")),
                        List.of(chance.oneOf(RowGenerator.TEXTS.subList(0, 3)))));
        return switch (chance.between(1, 4)) {
            case 1 -> new Sight(Base.SAME, List.of(), true, include);
            case 2 -> new Sight(Base.KEEP_ONLY, members, false, include);
            default -> new Sight(Base.EXCLUDE, members, false, include);
        };
    }

    private Member member(String name) {
        return new Member(cube.name(), name);
    }
}
