package dev.cuboid.plan;

import java.util.List;
import java.util.function.UnaryOperator;

/** Walks the tree of a plan. */
final class PlanInputs {
    /** The same node over other inputs, those of computed dimensions among them. */
    static Plan replaced(Plan plan, UnaryOperator<Plan> input) {
        return switch (plan) {
            case Plan.Select select -> select(select, input);
            case Plan.Regroup(var name, var rows, var where, var keys, var values) ->
                new Plan.Regroup(name, input.apply(rows), where, keys, values);
            case Plan.Meet(var inputs, var keys) -> new Plan.Meet(all(inputs, input), keys);
            case Plan.Stack(var inputs, var keys) -> new Plan.Stack(all(inputs, input), keys);
            case Plan.Slice(var name, var rows, var where, var outputs) ->
                new Plan.Slice(name, input.apply(rows), where, outputs);
            case Plan.Attach(var base, var broadcasts) ->
                new Plan.Attach(
                        input.apply(base),
                        broadcasts.stream()
                                .map(broadcast -> new Plan.Broadcast(input.apply(broadcast.plan()), broadcast.keys()))
                                .toList());
            case Plan.Project(var name, var rows, var outputs) -> new Plan.Project(name, input.apply(rows), outputs);
            case Plan.Windowed windowed -> windowed(windowed, input);
            case Plan.Spans(var window, var counted) -> new Plan.Spans(windowed(window, input), counted);
            case Plan.Respread(var name, var rows, var bucket, var by, var from, var until) ->
                new Plan.Respread(name, input.apply(rows), bucket, by, from, until);
            case Plan.Filled(var found, var spine, var bucket, var buckets, var others) ->
                new Plan.Filled(result(found, input), spine, bucket, buckets, others);
            case Plan.Result result -> result(result, input);
            case Plan.Count(var result) -> new Plan.Count(result(result, input));
        };
    }

    static Plan.Result result(Plan.Result result, UnaryOperator<Plan> input) {
        return new Plan.Result(
                input.apply(result.input()),
                result.keys(),
                result.outputs(),
                result.having(),
                result.order(),
                result.limit(),
                result.offset());
    }

    private static Plan.Windowed windowed(Plan.Windowed windowed, UnaryOperator<Plan> input) {
        return new Plan.Windowed(
                windowed.name(),
                input.apply(windowed.rows()),
                windowed.time(),
                windowed.others(),
                windowed.spine(),
                windowed.reach(),
                windowed.gaps(),
                windowed.buckets(),
                windowed.reduce(),
                windowed.values());
    }

    private static Plan select(Plan.Select select, UnaryOperator<Plan> input) {
        var source = select.source();
        boolean derives = source.root() instanceof Plan.Item.Derived
                || source.joins().stream().anyMatch(join -> join.item() instanceof Plan.Item.Derived);
        if (!derives) {
            return select;
        }
        var joins = source.joins().stream()
                .map(join -> new Plan.Join(item(join.item(), input), join.on(), join.note()))
                .toList();
        return new Plan.Select(
                select.name(),
                select.origin(),
                new Plan.Source(item(source.root(), input), joins),
                select.where(),
                select.keys(),
                select.values(),
                select.shape());
    }

    private static Plan.Item item(Plan.Item item, UnaryOperator<Plan> input) {
        return item instanceof Plan.Item.Derived(var alias, var plan)
                ? new Plan.Item.Derived(alias, input.apply(plan))
                : item;
    }

    private static List<Plan> all(List<Plan> inputs, UnaryOperator<Plan> input) {
        return inputs.stream().map(input).toList();
    }

    private PlanInputs() {}
}
