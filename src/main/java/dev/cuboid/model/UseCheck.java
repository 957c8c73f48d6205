package dev.cuboid.model;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import java.util.List;

/** Whether a reference may stand where it stands. */
final class UseCheck {
    static List<Diagnostic> problemsOf(Use use, Target target, Location at) {
        return switch (target) {
            case Target.OfCube(var _, var cube) -> ofCube(use, cube, at);
            case Target.OfMember(var _, var member) -> ofMember(use, member, at);
            case Target.OfBucket(var _, var dimension, var granularity) ->
                use == Use.SOURCE ? List.of(inSource(dimension.name().text() + "." + granularity, at)) : List.of();
        };
    }

    private static List<Diagnostic> ofCube(Use use, String cube, Location at) {
        if (use == Use.STAGE) {
            return List.of(
                    wrong(at, "a multi-stage expression reads a column of `" + cube + "`; it may read members only")
                            .hint("name a measure or dimension, such as `{total}`"));
        }
        return use == Use.SOURCE ? List.of(inSource(cube, at)) : List.of();
    }

    private static List<Diagnostic> ofMember(Use use, Symbols.Member member, Location at) {
        var name = member.name().text();
        return switch (member.kind()) {
            case HIERARCHY, PRE_AGGREGATION ->
                List.of(wrong(
                        at,
                        "`%s` is a %s, which has no SQL"
                                .formatted(name, member.kind().word())));
            case MEASURE ->
                use == Use.SOURCE
                        ? List.of(inSource(name, at))
                        : use.takesMeasures() ? List.of() : List.of(measure(use, name, at));
            case DIMENSION, SEGMENT -> use == Use.SOURCE ? List.of(inSource(name, at)) : List.of();
        };
    }

    private static Diagnostic measure(Use use, String name, Location at) {
        var problem = wrong(at, "`%s` is a measure, %s".formatted(name, butWanted(use)));
        return switch (use) {
            case ROW_VALUE ->
                problem.hint("set `sub_query: true`, which computes the measure for each row of the cube");
            case ARGUMENT ->
                problem.hint("set `multi_stage: true` to aggregate a measure again")
                        .hint("or use type `number` for a calculation from measures");
            case ROW_CONDITION, JOIN -> problem.hint("name a dimension; one with `sub_query: true` may hold a measure");
            case CALCULATION, STAGE, SUB_QUERY, SOURCE -> problem;
        };
    }

    private static String butWanted(Use use) {
        return switch (use) {
            case ROW_VALUE, CALCULATION, STAGE, SUB_QUERY, SOURCE -> "which one row does not have";
            case ARGUMENT -> "so it is aggregated already";
            case ROW_CONDITION -> "and a condition on rows cannot know it";
            case JOIN -> "and a join condition cannot know it";
        };
    }

    private static Diagnostic inSource(String name, Location at) {
        return wrong(at, "a cube's `sql` cannot refer to `" + name + "`, which is built on it")
                .hint("name tables and columns of the database, or write `{cube.sql()}` for another cube's query");
    }

    private static Diagnostic wrong(Location at, String message) {
        return Diagnostic.of(ErrorCode.WRONG_REFERENCE, at, message);
    }

    private UseCheck() {}
}
