package dev.cuboid.check;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.model.Cube;
import dev.cuboid.model.Cube.Join;
import dev.cuboid.model.Cube.Relationship;
import dev.cuboid.model.Measure;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Cubes without a primary key whose rows a join repeats, so that their measures cannot be asked for over that join. */
final class KeysForJoins implements ModelCheck {
    private record Step(Cube from, Join join) {}

    @Override
    public List<Diagnostic> warningsIn(Subject subject) {
        var steps = subject.model().cubes().stream()
                .flatMap(cube -> cube.joins().stream().map(join -> new Step(cube, join)))
                .toList();
        return subject.model().cubes().stream()
                .filter(cube -> cube.primaryKey().isEmpty() && countsRows(cube))
                .flatMap(cube -> steps.stream()
                        .filter(step -> repeats(step, cube, subject))
                        .min(Comparator.comparing(step -> !touches(step, cube)))
                        .map(step -> warning(cube, step))
                        .stream())
                .toList();
    }

    /** Whether a row that comes twice changes a measure. */
    private static boolean countsRows(Cube cube) {
        return cube.measures().stream().anyMatch(measure -> switch (measure.kind()) {
            case Measure.Kind.Aggregate aggregate ->
                switch (aggregate.function()) {
                    case COUNT, SUM, AVG -> true;
                    case COUNT_DISTINCT, COUNT_DISTINCT_APPROX, MIN, MAX -> false;
                };
            case Measure.Kind.Calculated calculated -> calculated.rawAggregates();
            case Measure.Kind.Staged _, Measure.Kind.Rank _, Measure.Kind.Switch _ -> false;
        });
    }

    private static boolean touches(Step step, Cube cube) {
        return step.from().equals(cube) || step.join().target().equals(cube.name());
    }

    /** Whether some query over the step has a row of the fact several times. */
    private static boolean repeats(Step step, Cube fact, Subject subject) {
        var joins = subject.joins();
        var from = step.from().name();
        return switch (step.join().relationship()) {
            case ONE_TO_ONE -> false;
            case MANY_TO_ONE -> joins.reaches(step.join().target(), fact.name());
            case ONE_TO_MANY ->
                joins.reaches(fact.name(), from)
                        || joins.reaches(from, fact.name())
                                && !joins.way(from, fact.name())
                                        .contains(step.join().target());
        };
    }

    private static Diagnostic warning(Cube fact, Step step) {
        return Diagnostic.of(
                        ErrorCode.KEY_NEEDED_FOR_JOIN,
                        fact.location(),
                        "cube `%s` has no primary key, and the %s join from `%s` to `%s` repeats its rows; its measures cannot be asked for over that join"
                                .formatted(
                                        fact.name(),
                                        name(step.join().relationship()),
                                        step.from().name(),
                                        step.join().target()))
                .hint("add `primary_key: true` to the dimension of `%s` that identifies a row".formatted(fact.name()));
    }

    private static String name(Relationship relationship) {
        return relationship.name().toLowerCase(Locale.ROOT);
    }
}
