package dev.cuboid.plan;

import dev.cuboid.plan.Expression.Piece;
import dev.cuboid.query.ResolvedQuery.Bucket;
import dev.cuboid.query.ResolvedQuery.Comparison;
import dev.cuboid.query.ResolvedQuery.Value;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Expressions and predicates as short text. Values of the request are printed, since plans are only shown to those who asked. */
final class ExpressionPrinter {
    static String print(Expression expression) {
        return switch (expression) {
            case Expression.Written(var pieces) ->
                pieces.stream().map(ExpressionPrinter::piece).collect(Collectors.joining());
            case Expression.Column(var relation, var name) -> relation.isEmpty() ? name : relation + "." + name;
            case Expression.Literal(var text) -> "'" + text + "'";
            case Expression.Null _ -> "null";
            case Expression.LiteralTime(var time) -> time.toString();
            case Expression.Case(var branches, var otherwise) ->
                branches.stream()
                                .map(branch -> "when " + print(branch.when()) + " then " + print(branch.then()))
                                .collect(Collectors.joining(" ", "case ", ""))
                        + otherwise.map(value -> " else " + print(value)).orElse("")
                        + " end";
            case Expression.Geo(var latitude, var longitude) ->
                "geo(%s, %s)".formatted(print(latitude), print(longitude));
            case Expression.WallTime(var instant, var zone) -> "%s in %s".formatted(print(instant), zone);
            case Expression.Cut(var wallTime, var bucket) -> "%s(%s)".formatted(bucket(bucket), print(wallTime));
            case Expression.Moved(var wallTime, var by) -> "%s + %s".formatted(print(wallTime), by.text());
            case Expression.Aggregate(var function, var argument, var filter) ->
                "%s(%s)%s"
                        .formatted(
                                function.name().toLowerCase(Locale.ROOT),
                                argument.map(ExpressionPrinter::print).orElse("*"),
                                filter.map(where -> " where " + print(where)).orElse(""));
            case Expression.SumOfCounts(var partial) -> "sum(%s) or 0".formatted(print(partial));
            case Expression.Quotient(var total, var count) -> "sum(%s) / sum(%s)".formatted(print(total), print(count));
            case Expression.Rank(var partition, var order) ->
                "rank within %s by %s"
                        .formatted(
                                partition.stream().map(ExpressionPrinter::print).toList(),
                                order.stream()
                                        .map(key -> print(key.by()) + (key.descending() ? " desc" : ""))
                                        .toList());
        };
    }

    static String print(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And(var parts) -> joined(parts, " and ");
            case Predicate.Or(var parts) -> joined(parts, " or ");
            case Predicate.Test(var value, var comparison) -> print(value) + " " + comparison(comparison);
            case Predicate.Holds(var truth) -> print(truth);
            case Predicate.IsSet(var value) -> print(value) + " is set";
            case Predicate.Equal(var left, var right) -> print(left) + " = " + print(right);
            case Predicate.Same(var left, var right) -> print(left) + " same as " + print(right);
            case Predicate.AtLeast(var value, var bound) -> print(value) + " >= " + print(bound);
            case Predicate.Below(var value, var bound) -> print(value) + " < " + print(bound);
        };
    }

    private static String joined(List<Predicate> parts, String word) {
        return parts.stream().map(ExpressionPrinter::print).collect(Collectors.joining(word, "(", ")"));
    }

    private static String piece(Piece piece) {
        return switch (piece) {
            case Piece.Text(var sql) -> sql;
            case Piece.Alias(var table) -> table;
            case Piece.Nested(var nested) -> "{" + print(nested) + "}";
            case Piece.Condition(var predicate) -> "{" + print(predicate) + "}";
            case Piece.Bound(var value) -> value(value);
            case Piece.SubSelect(var select) -> "(" + print(select) + ")";
        };
    }

    private static String comparison(Comparison comparison) {
        return switch (comparison) {
            case Comparison.Among(var values, var orNull) -> "among " + values(values) + orNull(orNull);
            case Comparison.NotAmong(var values, var orNull) -> "not among " + values(values) + orNull(orNull);
            case Comparison.Like(var match, var texts, var orNull) ->
                "like " + texts + " " + match.name().toLowerCase(Locale.ROOT) + orNull(orNull);
            case Comparison.NotLike(var match, var texts, var orNull) ->
                "not like " + texts + " " + match.name().toLowerCase(Locale.ROOT) + orNull(orNull);
            case Comparison.Against(var operator, var value) ->
                switch (operator) {
                            case LESS -> "< ";
                            case LESS_OR_EQUAL -> "<= ";
                            case GREATER -> "> ";
                            case GREATER_OR_EQUAL -> ">= ";
                        }
                        + value(value);
            case Comparison.IsSet _ -> "is set";
            case Comparison.IsNotSet _ -> "is not set";
            case Comparison.Within(var range) -> "from " + range.from() + " until " + range.until();
            case Comparison.Outside(var range) -> "before " + range.from() + " or from " + range.until();
        };
    }

    private static String orNull(boolean orNull) {
        return orNull ? " or null" : "";
    }

    private static String values(List<Value> values) {
        return values.stream().map(ExpressionPrinter::value).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String value(Value value) {
        return switch (value) {
            case Value.OfText(var text) -> "'" + text + "'";
            case Value.OfNumber(var number) -> number.toPlainString();
            case Value.OfBoolean(var truth) -> Boolean.toString(truth);
            case Value.OfTime(var instant) -> instant.toString();
            case Value.Parameter(var number, var _) -> "$" + (number + 1);
        };
    }

    static String bucket(Bucket bucket) {
        return switch (bucket) {
            case Bucket.Whole _ -> "whole";
            case Bucket.BuiltIn(var name) -> name;
            case Bucket.Custom(var granularity) -> granularity.name();
        };
    }

    private ExpressionPrinter() {}
}
