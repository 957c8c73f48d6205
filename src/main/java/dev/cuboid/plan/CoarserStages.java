package dev.cuboid.plan;

import dev.cuboid.model.Measure.Function;
import dev.cuboid.plan.Expression.Aggregate;
import dev.cuboid.plan.Plan.Output;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Totals of totals: a sum at a coarser grain from the sums that a leg beside it has already. */
final class CoarserStages {
    /**
     * The sum over a coarser group is the sum of the sums over the finer groups in it, so the fact's rows are read once.
     * <pre>
     * Attach                                         Attach
     *   Select keys a, b: sum(x) as m                  leg = Select keys a, b: sum(x) as m
     *   broadcast on a                          =>     broadcast on a
     *     Regroup keys a: sum(n)                         Regroup keys a: sum(m)
     *       Select keys a: sum(x) as n                     leg
     * </pre>
     * Only where both aggregate the same rows, for sums and counts, and where the outer stage adds up what it finds: then the
     * value has the type of a sum of sums either way.
     */
    static Plan regroupFinerLeg(Plan plan) {
        if (!(plan instanceof Plan.Attach(var base, var broadcasts))) {
            return plan;
        }
        var legs = base instanceof Plan.Meet(var inputs, var _) ? inputs : List.of(base);
        var finer = legs.stream()
                .filter(Plan.Select.class::isInstance)
                .map(Plan.Select.class::cast)
                .filter(leg -> leg.shape() == Plan.Shape.GROUPED)
                .toList();
        return new Plan.Attach(
                base,
                broadcasts.stream()
                        .map(broadcast -> new Plan.Broadcast(regrouped(broadcast.plan(), finer), broadcast.keys()))
                        .toList());
    }

    private static Plan regrouped(Plan stage, List<Plan.Select> finer) {
        if (!(stage instanceof Plan.Regroup regroup
                && regroup.input() instanceof Plan.Select coarse
                && coarse.shape() == Plan.Shape.GROUPED
                && regroup.where().isEmpty())) {
            return stage;
        }
        return finer.stream()
                .flatMap(leg -> regrouped(regroup, coarse, leg).stream())
                .findFirst()
                .orElse(stage);
    }

    private static Optional<Plan> regrouped(Plan.Regroup stage, Plan.Select coarse, Plan.Select leg) {
        if (!readsTheRowsOf(leg, coarse) || leg.equals(coarse) || !leg.keys().containsAll(coarse.keys())) {
            return Optional.empty();
        }
        var values = stage.values().stream()
                .flatMap(value -> sumOf(value, coarse, leg).stream())
                .toList();
        return values.size() < stage.values().size()
                ? Optional.empty()
                : Optional.of(new Plan.Regroup(stage.name(), leg, List.of(), stage.keys(), values));
    }

    /** Further joins keep the rows and, where they do not repeat those of the fact, add none. */
    private static boolean readsTheRowsOf(Plan.Select leg, Plan.Select coarse) {
        return leg.source().root().equals(coarse.source().root())
                && leg.where().equals(coarse.where())
                && (leg.source().joins().equals(coarse.source().joins())
                        || !leg.origin().multiplied()
                                && leg.source()
                                        .joins()
                                        .containsAll(coarse.source().joins()));
    }

    /** The sum of what the leg calls the coarse column; a count of no rows is 0 where the leg has no row. */
    private static Optional<Output> sumOf(Output sum, Plan.Select coarse, Plan.Select leg) {
        if (!(sum.value() instanceof Aggregate(var function, var argument, var filter)
                && function == Function.SUM
                && filter.isEmpty())) {
            return Optional.empty();
        }
        return coarse.values().stream()
                .filter(value ->
                        argument.filter(StackedFacts.reads(value.name())).isPresent())
                .flatMap(value -> leg.values().stream()
                        .filter(known -> known.value().equals(value.value()))
                        .flatMap(CoarserStages::added))
                .map(added -> new Output(sum.name(), added))
                .findFirst();
    }

    private static Stream<Expression> added(Output value) {
        var column = Expression.column(value.name());
        if (!(value.value() instanceof Aggregate(var function, var _, var _))) {
            return Stream.empty();
        }
        return switch (function) {
            case SUM -> Stream.of(new Aggregate(Function.SUM, Optional.of(column), Optional.empty()));
            case COUNT -> Stream.of(new Expression.SumOfCounts(column));
            case AVG, MIN, MAX, COUNT_DISTINCT, COUNT_DISTINCT_APPROX -> Stream.empty();
        };
    }

    private CoarserStages() {}
}
