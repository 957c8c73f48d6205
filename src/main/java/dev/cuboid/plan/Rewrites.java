package dev.cuboid.plan;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The optimiser: each rewrite gives a plan of the same answer that reads fewer rows, or the plan as it was where its shape is
 * absent. They apply to every node of a plan, inputs first.
 */
final class Rewrites {
    private static final List<UnaryOperator<Plan>> IN_ORDER = List.of(
            CoarserStages::regroupFinerLeg,
            SharedScans::sliceOneScan,
            SpanCounts::countBySpans,
            StackedFacts::stackAndRegroup);

    static Plan.Result apply(Plan.Result result) {
        if (result.input() instanceof Plan.Select select
                && select.source().joins().stream().noneMatch(Rewrites::isDerived)) {
            return result;
        }
        var rewritten = result;
        for (var rewrite : IN_ORDER) {
            rewritten = PlanInputs.result(rewritten, input -> everywhere(input, rewrite));
        }
        return rewritten;
    }

    private static boolean isDerived(Plan.Join join) {
        return join.item() instanceof Plan.Item.Derived;
    }

    private static Plan everywhere(Plan plan, UnaryOperator<Plan> rewrite) {
        return rewrite.apply(PlanInputs.replaced(plan, input -> everywhere(input, rewrite)));
    }

    private Rewrites() {}
}
