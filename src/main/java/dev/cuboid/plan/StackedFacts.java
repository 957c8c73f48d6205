package dev.cuboid.plan;

import dev.cuboid.plan.Expression.Aggregate;
import dev.cuboid.plan.Expression.Piece;
import dev.cuboid.plan.Plan.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Facts that meet over many groups. */
final class StackedFacts {
    /**
     * Each fact has at most one row of a group, so the largest of a stacked column is its only value. Grouping takes NULLs as
     * equal and is hashed, where a join that takes them as equal is sorted.
     * <pre>
     * Meet on keys                 Regroup by keys: max(m), max(n)
     *   Select keys: m      =>       Stack on keys
     *   Select keys: n                 Select keys: m
     *                                  Select keys: n
     * </pre>
     * Only where every value is one of our own aggregates: their types have a maximum, which truths and documents have not.
     */
    static Plan stackAndRegroup(Plan plan) {
        if (!(plan instanceof Plan.Meet(var inputs, var keys)) || keys.isEmpty() || inputs.size() < 2) {
            return plan;
        }
        var values = new ArrayList<Output>();
        for (var input : inputs) {
            for (var column : input.columns()) {
                if (keys.contains(column)) {
                    continue;
                }
                if (!isAggregate(input, column)
                        || values.stream().anyMatch(known -> known.name().equals(column))) {
                    return plan;
                }
                values.add(new Output(
                        column,
                        new Aggregate(
                                dev.cuboid.model.Measure.Function.MAX,
                                Optional.of(Expression.column(column)),
                                Optional.empty())));
            }
        }
        return new Plan.Regroup("facts", new Plan.Stack(inputs, keys), List.of(), columns(keys), values);
    }

    private static List<Output> columns(List<String> keys) {
        return keys.stream().map(key -> new Output(key, Expression.column(key))).toList();
    }

    private static boolean isAggregate(Plan plan, String column) {
        return switch (plan) {
            case Plan.Select select -> select.shape() == Plan.Shape.GROUPED && among(select.values(), column);
            case Plan.Regroup regroup -> among(regroup.values(), column);
            case Plan.Windowed windowed -> among(windowed.values(), column);
            case Plan.Spans spans -> among(spans.window().values(), column);
            case Plan.Respread respread -> isAggregate(respread.input(), column);
            case Plan.Slice slice -> isColumnOf(slice.outputs(), slice.input(), column);
            case Plan.Project project -> isColumnOf(project.outputs(), project.input(), column);
            case Plan.Meet meet ->
                meet.inputs().stream()
                        .filter(input -> input.columns().contains(column))
                        .allMatch(input -> isAggregate(input, column));
            case Plan.Stack _, Plan.Attach _, Plan.Filled _, Plan.Result _, Plan.Count _ -> false;
        };
    }

    private static boolean among(List<Output> values, String column) {
        return values.stream()
                .anyMatch(value -> value.name().equals(column)
                        && (value.value() instanceof Aggregate
                                || value.value() instanceof Expression.SumOfCounts
                                || value.value() instanceof Expression.Quotient));
    }

    private static boolean isColumnOf(List<Output> outputs, Plan input, String column) {
        return outputs.stream()
                .filter(output -> output.name().equals(column))
                .anyMatch(output -> columnOf(output.value()).anyMatch(inner -> isAggregate(input, inner)));
    }

    /** Whether an expression is just a column of the node's input, as in a stage that only passes a measure on. */
    static Predicate<Expression> reads(String column) {
        return expression -> columnOf(expression).anyMatch(column::equals);
    }

    private static Stream<String> columnOf(Expression expression) {
        return switch (expression) {
            case Expression.Column(var relation, var name) when relation.isEmpty() -> Stream.of(name);
            case Expression.Written(var pieces)
            when pieces.size() == 1 && pieces.getFirst() instanceof Piece.Nested(var nested) -> columnOf(nested);
            case Expression.Column _,
                    Expression.Written _,
                    Expression.Literal _,
                    Expression.Null _,
                    Expression.LiteralTime _,
                    Expression.Case _,
                    Expression.Geo _,
                    Expression.WallTime _,
                    Expression.Cut _,
                    Expression.Moved _,
                    Aggregate _,
                    Expression.SumOfCounts _,
                    Expression.Quotient _,
                    Expression.Rank _ -> Stream.empty();
        };
    }

    private StackedFacts() {}
}
