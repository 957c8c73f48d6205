package dev.cuboid.plan;

import dev.cuboid.plan.Plan.Output;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A plan as an indented tree for people: logs, explanations and goldens. The same plan always prints the same. */
public final class PlanPrinter {
    private final StringBuilder text = new StringBuilder();

    private PlanPrinter() {}

    public static String print(Plan plan) {
        var printer = new PlanPrinter();
        printer.plan(plan, 0);
        return printer.text.toString();
    }

    /** The legs of a plan in the order in which they are printed. */
    public static List<Plan.Select> legs(Plan plan) {
        var found = new LinkedHashSet<Plan.Select>();
        collect(plan, found);
        return List.copyOf(found);
    }

    /** The conditions inside a leg. */
    public static List<String> filters(Plan.Select leg) {
        return leg.where().stream().map(ExpressionPrinter::print).toList();
    }

    /** The condition on finished rows; empty if there is none. */
    public static String having(Plan.Result result) {
        return result.having().map(ExpressionPrinter::print).orElse("");
    }

    private static void collect(Plan plan, Set<Plan.Select> found) {
        switch (plan) {
            case Plan.Select select -> {
                collect(select.source().root(), found);
                select.source().joins().forEach(join -> collect(join.item(), found));
                found.add(select);
            }
            case Plan.Regroup regroup -> collect(regroup.input(), found);
            case Plan.Meet meet -> meet.inputs().forEach(input -> collect(input, found));
            case Plan.Stack stack -> stack.inputs().forEach(input -> collect(input, found));
            case Plan.Slice slice -> collect(slice.input(), found);
            case Plan.Spans spans -> collect(spans.window(), found);
            case Plan.Attach attach -> {
                collect(attach.base(), found);
                attach.broadcasts().forEach(broadcast -> collect(broadcast.plan(), found));
            }
            case Plan.Project project -> collect(project.input(), found);
            case Plan.Windowed windowed -> collect(windowed.rows(), found);
            case Plan.Respread respread -> collect(respread.input(), found);
            case Plan.Filled filled -> collect(filled.found(), found);
            case Plan.Result result -> collect(result.input(), found);
            case Plan.Count count -> collect(count.result(), found);
        }
    }

    private static void collect(Plan.Item item, Set<Plan.Select> found) {
        if (item instanceof Plan.Item.Derived(var _, var plan)) {
            collect(plan, found);
        }
    }

    private void plan(Plan plan, int depth) {
        switch (plan) {
            case Plan.Result result -> {
                line(depth, "Result " + outputs(result.outputs()) + page(result));
                result.having().ifPresent(having -> line(depth + 1, "having " + ExpressionPrinter.print(having)));
                plan(result.input(), depth + 1);
            }
            case Plan.Count(var result) -> {
                line(depth, "Count");
                plan(result, depth + 1);
            }
            case Plan.Filled filled -> {
                line(depth, "Filled with every " + spine(filled.spine()) + " by " + filled.others());
                plan(filled.found(), depth + 1);
            }
            case Plan.Select select -> select(select, depth);
            case Plan.Regroup regroup -> {
                line(
                        depth,
                        "Regroup %s by %s: %s"
                                .formatted(regroup.name(), outputs(regroup.keys()), outputs(regroup.values())));
                regroup.where().forEach(where -> line(depth + 1, "where " + ExpressionPrinter.print(where)));
                plan(regroup.input(), depth + 1);
            }
            case Plan.Meet meet -> {
                line(depth, "Meet on " + meet.keys());
                meet.inputs().forEach(input -> plan(input, depth + 1));
            }
            case Plan.Stack stack -> {
                line(depth, "Stack on " + stack.keys());
                stack.inputs().forEach(input -> plan(input, depth + 1));
            }
            case Plan.Slice slice -> {
                line(depth, "Slice %s: %s".formatted(slice.name(), outputs(slice.outputs())));
                slice.where().forEach(where -> line(depth + 1, "where " + ExpressionPrinter.print(where)));
                plan(slice.input(), depth + 1);
            }
            case Plan.Spans(var windowed, var counted) -> {
                line(depth, "Spans of " + counted);
                plan(windowed, depth + 1);
            }
            case Plan.Attach(var base, var broadcasts) -> {
                line(depth, "Attach");
                plan(base, depth + 1);
                for (var broadcast : broadcasts) {
                    line(depth + 1, "broadcast on " + broadcast.keys());
                    plan(broadcast.plan(), depth + 2);
                }
            }
            case Plan.Project project -> {
                line(depth, "Project %s: %s".formatted(project.name(), outputs(project.outputs())));
                plan(project.input(), depth + 1);
            }
            case Plan.Windowed windowed -> {
                line(
                        depth,
                        "Windowed %s over %s, %s, by %s: %s"
                                .formatted(
                                        windowed.name(),
                                        spine(windowed.spine()),
                                        reach(windowed.reach()),
                                        windowed.others(),
                                        outputs(windowed.values())));
                plan(windowed.rows(), depth + 1);
            }
            case Plan.Respread respread -> {
                line(
                        depth,
                        "Respread %s by %s"
                                .formatted(respread.bucket(), respread.by().text()));
                plan(respread.input(), depth + 1);
            }
        }
    }

    private void select(Plan.Select select, int depth) {
        var shape = switch (select.shape()) {
            case GROUPED -> select.keys().isEmpty() ? "in all" : "by " + outputs(select.keys());
            case DISTINCT -> "distinct " + outputs(select.keys());
            case ROWS -> "rows " + outputs(select.keys());
        };
        line(depth, "Leg %s %s: %s".formatted(select.name(), shape, outputs(select.values())));
        line(
                depth + 1,
                "fact %s%s"
                        .formatted(select.origin().fact(), select.origin().multiplied() ? ", repeated by joins" : ""));
        item("from", select.source().root(), " (" + select.origin().why() + ")", depth + 1);
        select.source().joins().forEach(join -> item("join", join.item(), " (" + join.note() + ")", depth + 1));
        select.where().forEach(where -> line(depth + 1, "where " + ExpressionPrinter.print(where)));
    }

    private void item(String word, Plan.Item item, String note, int depth) {
        switch (item) {
            case Plan.Item.Table(var alias, var cube, var _, var _) ->
                line(depth, word + " " + cube + (alias.equals(cube) ? "" : " as " + alias) + note);
            case Plan.Item.Derived(var alias, var plan) -> {
                line(depth, word + " " + alias + note);
                plan(plan, depth + 1);
            }
            case Plan.Item.Values(var alias, var values) -> line(depth, word + " " + alias + " of " + values + note);
        }
    }

    private static String page(Plan.Result result) {
        var order = result.order().stream()
                .map(key -> result.outputs().get(key.column()).name() + (key.descending() ? " desc" : ""))
                .collect(Collectors.joining(", "));
        return (order.isEmpty() ? "" : " order " + order)
                + result.limit().map(limit -> " limit " + limit).orElse("")
                + (result.offset() == 0 ? "" : " offset " + result.offset());
    }

    private static String outputs(List<Output> outputs) {
        return outputs.stream().map(PlanPrinter::output).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String output(Output output) {
        var value = ExpressionPrinter.print(output.value());
        return value.equals(output.name()) ? value : output.name() + " = " + value;
    }

    private static String spine(Plan.Spine spine) {
        return switch (spine) {
            case Plan.Spine.Between(var first, var last, var bucket) ->
                "%s from %s to %s".formatted(ExpressionPrinter.bucket(bucket), first, last);
            case Plan.Spine.OfRows(var bucket) -> ExpressionPrinter.bucket(bucket) + " of all rows";
            case Plan.Spine.Whole(var from, var until) -> "one bucket from %s until %s".formatted(from, until);
        };
    }

    private static String reach(Plan.Reach reach) {
        return switch (reach) {
            case Plan.Reach.Since(var period) -> ExpressionPrinter.bucket(period) + " to date";
            case Plan.Reach.Around(var trailing, var leading, var anchor) ->
                "from %s before to %s after its %s"
                        .formatted(
                                bound(trailing), bound(leading), anchor.name().toLowerCase(java.util.Locale.ROOT));
        };
    }

    private static String bound(dev.cuboid.model.Measure.Bound bound) {
        return switch (bound) {
            case dev.cuboid.model.Measure.Bound.Anchored _ -> "nothing";
            case dev.cuboid.model.Measure.Bound.By(var interval) -> interval.text();
            case dev.cuboid.model.Measure.Bound.Unbounded _ -> "everything";
        };
    }

    private void line(int depth, String content) {
        text.append("  ".repeat(depth)).append(content).append('\n');
    }
}
