package dev.cuboid.engine;

import dev.cuboid.plan.Plan;

/** Tells whether a plan had to undo a join that repeats rows of a fact. */
final class Multiplication {
    private Multiplication() {}

    static boolean in(Plan plan) {
        return switch (plan) {
            case Plan.Select select ->
                in(select.source().root()) || select.source().joins().stream().anyMatch(join -> in(join.item()));
            case Plan.Regroup regroup -> isDistinct(regroup.input()) || in(regroup.input());
            case Plan.Meet meet -> meet.inputs().stream().anyMatch(Multiplication::in);
            case Plan.Stack stack -> stack.inputs().stream().anyMatch(Multiplication::in);
            case Plan.Slice slice -> in(slice.input());
            case Plan.Spans spans -> in(spans.window());
            case Plan.Attach attach ->
                in(attach.base()) || attach.broadcasts().stream().anyMatch(broadcast -> in(broadcast.plan()));
            case Plan.Project project -> in(project.input());
            case Plan.Windowed windowed -> !windowed.reduce().isEmpty() || in(windowed.rows());
            case Plan.Respread respread -> in(respread.input());
            case Plan.Filled filled -> in(filled.found());
            case Plan.Result result -> in(result.input());
            case Plan.Count count -> in(count.result());
        };
    }

    private static boolean in(Plan.Item item) {
        return item instanceof Plan.Item.Derived(var _, var plan) && in(plan);
    }

    private static boolean isDistinct(Plan plan) {
        return plan instanceof Plan.Select select && select.shape() == Plan.Shape.DISTINCT;
    }
}
