package dev.cuboid.sql;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.cuboid.plan.Expression;
import dev.cuboid.plan.Expression.Piece;
import dev.cuboid.plan.Predicate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Values and conditions of a plan as jOOQ parts. The only place where SQL written by a modeller enters a statement. */
final class ExpressionSql {
    private final Dialect dialect;
    private final Function<Expression.Column, Field<?>> columns;

    ExpressionSql(Dialect dialect, Function<Expression.Column, Field<?>> columns) {
        this.dialect = dialect;
        this.columns = columns;
    }

    Field<?> field(Expression expression) {
        return switch (expression) {
            case Expression.Written written -> written(written);
            case Expression.Column column -> columns.apply(column);
            case Expression.Literal(var text) -> inline(text);
            case Expression.Null _ -> DSL.castNull(SQLDataType.VARCHAR);
            case Expression.LiteralTime(var time) -> TimeSql.literal(time);
            case Expression.Case cases -> cases(cases);
            case Expression.Geo(var latitude, var longitude) ->
                Pieces.field(operand(latitude), " || ',' || ", operand(longitude));
            case Expression.WallTime(var instant, var zone) ->
                Pieces.field("(", operand(instant), "::timestamptz at time zone ", inline(zone.getId()), ")");
            case Expression.Cut(var wallTime, var bucket) -> TimeSql.cut(field(wallTime), bucket);
            case Expression.Moved(var wallTime, var by) -> TimeSql.plus(field(wallTime), by);
            case Expression.Aggregate aggregate -> aggregate(aggregate);
            case Expression.SumOfCounts(var partial) -> Pieces.field("coalesce(sum(", field(partial), "), 0)");
            case Expression.Quotient(var total, var number) ->
                Pieces.field("sum(", field(total), ") / nullif(sum(", field(number), "), 0)");
            case Expression.Rank rank -> rank(rank);
        };
    }

    private Field<?> cases(Expression.Case cases) {
        var pieces = new ArrayList<>();
        pieces.add("case");
        for (var branch : cases.branches()) {
            pieces.addAll(List.of(" when ", condition(branch.when()), " then ", field(branch.then())));
        }
        cases.otherwise().ifPresent(value -> pieces.addAll(List.of(" else ", field(value))));
        pieces.add(" end");
        return Pieces.field(pieces.toArray());
    }

    private Field<?> aggregate(Expression.Aggregate aggregate) {
        Field<?> value = aggregate.argument().<Field<?>>map(this::field).orElse(null);
        var function = switch (aggregate.function()) {
            case COUNT -> value == null ? count() : count(value);
            case COUNT_DISTINCT -> countDistinct(present(value));
            case SUM -> DSL.sum(number(present(value)));
            case AVG -> DSL.avg(number(present(value)));
            case MIN -> DSL.min(present(value));
            case MAX -> DSL.max(present(value));
            case COUNT_DISTINCT_APPROX ->
                DSL.aggregate("hll_add_agg", SQLDataType.OTHER, Pieces.field("hll_hash_any(", present(value), ")"));
        };
        var filter = aggregate.filter();
        Field<?> filtered = filter.isPresent() ? function.filterWhere(condition(filter.get())) : function;
        return aggregate.function() == dev.cuboid.model.Measure.Function.COUNT_DISTINCT_APPROX
                ? Pieces.field("round(hll_cardinality(", filtered, "))")
                : filtered;
    }

    private static Field<?> present(@org.jspecify.annotations.Nullable Field<?> value) {
        if (value == null) {
            throw new IllegalStateException("aggregate of nothing");
        }
        return value;
    }

    private static Field<BigDecimal> number(Field<?> value) {
        return value.coerce(BigDecimal.class);
    }

    /** What is unknown ranks last either way. */
    private Field<?> rank(Expression.Rank rank) {
        var order = rank.order().stream()
                .map(key -> key.descending()
                        ? field(key.by()).desc().nullsLast()
                        : field(key.by()).asc().nullsLast())
                .toList();
        var partition = rank.partition().stream().map(this::field).toList();
        return partition.isEmpty()
                ? DSL.rank().over(DSL.orderBy(order))
                : DSL.rank().over(DSL.partitionBy(partition).orderBy(order));
    }

    /** A value as an operand: in parentheses unless it is one already. */
    private Field<?> operand(Expression expression) {
        var field = field(expression);
        return isAtomic(expression) ? field : Pieces.field("(", field, ")");
    }

    private static boolean isAtomic(Expression expression) {
        return switch (expression) {
            case Expression.Column _,
                    Expression.Literal _,
                    Expression.Null _,
                    Expression.LiteralTime _,
                    Expression.Case _,
                    Expression.WallTime _,
                    Expression.Cut _,
                    Expression.Moved _,
                    Expression.Aggregate _,
                    Expression.SumOfCounts _,
                    Expression.Rank _ -> true;
            case Expression.Geo _, Expression.Quotient _ -> false;
            case Expression.Written(var pieces) ->
                switch (pieces.size()) {
                    case 1 ->
                        pieces.getFirst() instanceof Piece.Nested(var nested) && isAtomic(nested)
                                || pieces.getFirst() instanceof Piece.Text(var sql) && isWord(sql, 0);
                    case 2 ->
                        pieces.getFirst() instanceof Piece.Alias
                                && pieces.getLast() instanceof Piece.Text(var sql)
                                && sql.startsWith(".")
                                && isWord(sql, 1);
                    default -> false;
                };
        };
    }

    private static boolean isWord(String sql, int from) {
        for (int i = from; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '"') {
                return false;
            }
        }
        return true;
    }

    Field<?> written(Expression.Written written) {
        return Pieces.field(pieces(written));
    }

    /** The text as a table's name or SELECT. */
    Table<?> table(Expression.Written written, boolean query) {
        var pieces = Pieces.part(pieces(written));
        return query ? DSL.table("({0})", pieces) : DSL.table("{0}", pieces);
    }

    private Object[] pieces(Expression.Written written) {
        var quotes = new QuestionMarks();
        var pieces = new Object[written.pieces().size()];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = switch (written.pieces().get(i)) {
                case Piece.Text(var sql) -> quotes.doubled(sql) + (sql.contains("--") ? "\n" : "");
                case Piece.Alias(var table) -> name(table);
                case Piece.Nested(var expression) -> operand(expression);
                case Piece.Condition(var predicate) -> Pieces.condition("(", condition(predicate), ")");
                case Piece.Bound(var value) -> PredicateSql.value(value);
                case Piece.SubSelect(var select) -> Pieces.part("(", Pieces.part(pieces(select)), ")");
            };
        }
        return pieces;
    }

    Condition condition(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And(var parts) ->
                DSL.and(parts.stream().map(this::condition).toList());
            case Predicate.Or(var parts) ->
                DSL.or(parts.stream().map(this::condition).toList());
            case Predicate.Test(var value, var comparison) -> PredicateSql.test(operand(value), comparison);
            case Predicate.Holds(var truth) -> Pieces.condition("(", field(truth), ")");
            case Predicate.IsSet(var value) -> Pieces.condition(operand(value), " is not null");
            case Predicate.Equal(var left, var right) -> Pieces.condition(operand(left), " = ", operand(right));
            case Predicate.Same(var left, var right) -> dialect.sameKey(field(left), field(right));
            case Predicate.AtLeast(var value, var bound) -> Pieces.condition(operand(value), " >= ", operand(bound));
            case Predicate.Below(var value, var bound) -> Pieces.condition(operand(value), " < ", operand(bound));
        };
    }
}
