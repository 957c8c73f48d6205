package dev.cuboid.sql;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.raw;

import dev.cuboid.plan.Expression;
import dev.cuboid.plan.Expression.Piece;
import dev.cuboid.plan.Predicate;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Values and conditions of a plan as jOOQ parts. The only place where SQL written by a modeller enters a statement. */
final class ExpressionSql {
    private static final String[] SLOTS = slots();

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
            case Expression.LiteralTime(var time) ->
                DSL.field("timestamp {0}", inline(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time)));
            case Expression.Case cases -> cases(cases);
            case Expression.Geo(var latitude, var longitude) ->
                DSL.field("{0} || ',' || {1}", operand(latitude), operand(longitude));
            case Expression.WallTime(var instant, var zone) ->
                DSL.field("({0}::timestamptz at time zone {1})", operand(instant), inline(zone.getId()));
            case Expression.Cut(var wallTime, var bucket) -> TimeSql.cut(field(wallTime), bucket);
            case Expression.Moved(var wallTime, var by) -> TimeSql.plus(field(wallTime), by);
            case Expression.Aggregate aggregate -> aggregate(aggregate);
            case Expression.SumOfCounts(var partial) -> DSL.field("coalesce(sum({0}), 0)", field(partial));
            case Expression.Quotient(var total, var number) ->
                DSL.field("sum({0}) / nullif(sum({1}), 0)", field(total), field(number));
            case Expression.Rank rank -> rank(rank);
        };
    }

    private Field<?> cases(Expression.Case cases) {
        var branches = cases.branches();
        var parts = new java.util.ArrayList<QueryPart>();
        var text = new StringBuilder("case");
        for (var branch : branches) {
            text.append(" when {")
                    .append(parts.size())
                    .append("} then {")
                    .append(parts.size() + 1)
                    .append('}');
            parts.add(condition(branch.when()));
            parts.add(field(branch.then()));
        }
        cases.otherwise().ifPresent(value -> {
            text.append(" else {").append(parts.size()).append('}');
            parts.add(field(value));
        });
        return DSL.field(text.append(" end").toString(), SQLDataType.OTHER, parts.toArray(QueryPart[]::new));
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
                DSL.aggregate("hll_add_agg", SQLDataType.OTHER, DSL.field("hll_hash_any({0})", present(value)));
        };
        var filter = aggregate.filter();
        Field<?> filtered = filter.isPresent() ? function.filterWhere(condition(filter.get())) : function;
        return aggregate.function() == dev.cuboid.model.Measure.Function.COUNT_DISTINCT_APPROX
                ? DSL.field("round(hll_cardinality({0}))", filtered)
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
        return isAtomic(expression) ? field : DSL.field("({0})", field);
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
        var parts = parts(written);
        return DSL.field(template(parts.length), SQLDataType.OTHER, parts);
    }

    /** The text as a table's name or SELECT. */
    org.jooq.Table<?> table(Expression.Written written, boolean query) {
        var parts = parts(written);
        return DSL.table(query ? "(" + template(parts.length) + ")" : template(parts.length), parts);
    }

    private QueryPart[] parts(Expression.Written written) {
        var quotes = new QuestionMarks();
        var parts = new QueryPart[written.pieces().size()];
        for (int i = 0; i < parts.length; i++) {
            var piece = written.pieces().get(i);
            parts[i] = piece instanceof Piece.Text(var sql)
                    ? raw(quotes.doubled(sql) + (sql.contains("--") ? "\n" : ""))
                    : part(piece);
        }
        return parts;
    }

    private QueryPart part(Piece piece) {
        return switch (piece) {
            case Piece.Text(var sql) -> raw(sql);
            case Piece.Alias(var table) -> name(table);
            case Piece.Nested(var expression) -> operand(expression);
            case Piece.Condition(var predicate) -> DSL.condition("({0})", condition(predicate));
            case Piece.Bound(var value) -> PredicateSql.value(value);
            case Piece.SubSelect(var select) -> {
                var parts = parts(select);
                yield DSL.field("(" + template(parts.length) + ")", SQLDataType.OTHER, parts);
            }
        };
    }

    /** {@code {0}{1}…}: jOOQ's templates are a language of their own, so a modeller's text only ever fills a slot. */
    private static String template(int slots) {
        return slots < SLOTS.length ? SLOTS[slots] : build(slots);
    }

    private static String[] slots() {
        var slots = new String[16];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = build(i);
        }
        return slots;
    }

    private static String build(int slots) {
        var text = new StringBuilder();
        for (int i = 0; i < slots; i++) {
            text.append('{').append(i).append('}');
        }
        return text.toString();
    }

    Condition condition(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And(var parts) ->
                DSL.and(parts.stream().map(this::condition).toList());
            case Predicate.Or(var parts) ->
                DSL.or(parts.stream().map(this::condition).toList());
            case Predicate.Test(var value, var comparison) -> PredicateSql.test(operand(value), comparison);
            case Predicate.Holds(var truth) -> DSL.condition("({0})", field(truth));
            case Predicate.IsSet(var value) -> DSL.condition("{0} is not null", operand(value));
            case Predicate.Equal(var left, var right) -> DSL.condition("{0} = {1}", operand(left), operand(right));
            case Predicate.Same(var left, var right) -> dialect.sameKey(field(left), field(right));
            case Predicate.AtLeast(var value, var bound) -> DSL.condition("{0} >= {1}", operand(value), operand(bound));
            case Predicate.Below(var value, var bound) -> DSL.condition("{0} < {1}", operand(value), operand(bound));
        };
    }
}
