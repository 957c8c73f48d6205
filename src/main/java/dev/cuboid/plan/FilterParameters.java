package dev.cuboid.plan;

import dev.cuboid.model.MemberName;
import dev.cuboid.model.SqlTemplate.FilterArgument;
import dev.cuboid.model.SqlTemplate.LambdaPart;
import dev.cuboid.model.SqlTemplate.Part.FilterParameter;
import dev.cuboid.plan.Expression.Piece;
import dev.cuboid.query.ResolvedQuery.Comparison;
import dev.cuboid.query.ResolvedQuery.Condition;
import dev.cuboid.query.ResolvedQuery.Value;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The query's filters inside a cube's own SQL. The outer filter stays in force, so what cannot be expressed here lets all
 * rows through ({@code 1 = 1}) and the answer is right all the same.
 */
record FilterParameters(List<Condition> conditions, Function<FilterArgument.Expression, Expression> bind) {
    private static final Predicate EVERYTHING =
            new Predicate.Holds(new Expression.Written(List.of(new Piece.Text("1 = 1"))));

    /** One parameter: the conditions on its member that every row must satisfy. */
    Predicate one(FilterParameter parameter) {
        var found = new ArrayList<Predicate>();
        for (var condition : conditions) {
            leaf(condition, List.of(parameter)).ifPresent(found::add);
        }
        return found.isEmpty() ? EVERYTHING : Predicate.and(found);
    }

    /** Several parameters: the query's conditions on their members with ands and ors as they stand. */
    Predicate group(List<FilterParameter> parameters) {
        var found = new ArrayList<Predicate>();
        for (var condition : conditions) {
            tree(condition, parameters).ifPresent(found::add);
        }
        return found.isEmpty() ? EVERYTHING : Predicate.and(found);
    }

    private Optional<Predicate> tree(Condition condition, List<FilterParameter> parameters) {
        return switch (condition) {
            case Condition.And(var parts) -> {
                var found = new ArrayList<Predicate>();
                parts.forEach(part -> tree(part, parameters).ifPresent(found::add));
                yield found.isEmpty() ? Optional.empty() : Optional.of(Predicate.and(found));
            }
            case Condition.Or(var parts) -> {
                var found = new ArrayList<Predicate>();
                parts.forEach(part -> tree(part, parameters).ifPresent(found::add));
                yield found.size() < parts.size() ? Optional.empty() : Optional.of(new Predicate.Or(found));
            }
            case Condition.OfDimension _,
                    Condition.OfTimeRange _,
                    Condition.OfMeasure _,
                    Condition.InSegment _,
                    Condition.OwnFilters _ -> leaf(condition, parameters);
        };
    }

    private Optional<Predicate> leaf(Condition condition, List<FilterParameter> parameters) {
        return switch (condition) {
            case Condition.OfDimension(var use, var comparison) ->
                parameterFor(List.of(use.asked(), use.dimension().name()), parameters)
                        .flatMap(argument -> apply(argument, comparison));
            case Condition.OfTimeRange(var use, var range) ->
                parameterFor(List.of(use.asked(), use.dimension().name()), parameters)
                        .flatMap(argument -> apply(argument, new Comparison.Within(range)));
            case Condition.And _,
                    Condition.Or _,
                    Condition.OfMeasure _,
                    Condition.InSegment _,
                    Condition.OwnFilters _ -> Optional.empty();
        };
    }

    private static Optional<FilterArgument> parameterFor(List<MemberName> names, List<FilterParameter> parameters) {
        return parameters.stream()
                .filter(parameter -> names.contains(parameter.member()))
                .map(FilterParameter::argument)
                .findFirst();
    }

    private Optional<Predicate> apply(FilterArgument argument, Comparison comparison) {
        return switch (argument) {
            case FilterArgument.Expression expression ->
                Optional.of(new Predicate.Test(bind.apply(expression), comparison));
            case FilterArgument.Lambda lambda -> lambda(lambda, comparison);
        };
    }

    private static Optional<Predicate> lambda(FilterArgument.Lambda lambda, Comparison comparison) {
        return switch (comparison) {
            case Comparison.Among(var values, var orNull)
            when !orNull -> {
                if (lambda.parameters() == values.size()) {
                    yield Optional.of(written(lambda, values));
                }
                yield lambda.parameters() == 1
                        ? Optional.of(new Predicate.Or(values.stream()
                                .map(value -> written(lambda, List.of(value)))
                                .toList()))
                        : Optional.empty();
            }
            case Comparison.Within(var range)
            when lambda.parameters() == 2 ->
                Optional.of(written(
                        lambda,
                        List.of(
                                new Value.OfTime(range.from()),
                                new Value.OfTime(range.until().minus(1, ChronoUnit.MICROS)))));
            case Comparison.Against(var _, var value)
            when lambda.parameters() == 1 -> Optional.of(written(lambda, List.of(value)));
            case Comparison.Among _,
                    Comparison.NotAmong _,
                    Comparison.Like _,
                    Comparison.NotLike _,
                    Comparison.Against _,
                    Comparison.IsSet _,
                    Comparison.IsNotSet _,
                    Comparison.Within _,
                    Comparison.Outside _ -> Optional.empty();
        };
    }

    private static Predicate written(FilterArgument.Lambda lambda, List<Value> values) {
        return new Predicate.Holds(new Expression.Written(lambda.body().stream()
                .<Piece>map(part -> switch (part) {
                    case LambdaPart.Text(var sql) -> new Piece.Text(sql);
                    case LambdaPart.Parameter(var index) -> new Piece.Bound(values.get(index));
                })
                .toList()));
    }
}
