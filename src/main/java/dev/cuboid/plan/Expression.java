package dev.cuboid.plan;

import dev.cuboid.model.Dimension;
import dev.cuboid.model.Interval;
import dev.cuboid.model.Measure;
import dev.cuboid.query.ResolvedQuery;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A value per row or per group, with every name in it already bound to a table of the plan or a column of an input. */
public sealed interface Expression {
    /** What a modeller wrote, piece by piece. A nested expression keeps its meaning whatever stands around it. */
    record Written(List<Piece> pieces) implements Expression {
        public Written {
            pieces = List.copyOf(pieces);
        }
    }

    sealed interface Piece {
        record Text(String sql) implements Piece {}

        /** The alias of a joined table; a column name follows in the text. */
        record Alias(String table) implements Piece {}

        record Nested(Expression expression) implements Piece {}

        record Condition(Predicate predicate) implements Piece {}

        /** A value of the request inside a modeller's text (FILTER_PARAMS with a lambda). */
        record Bound(ResolvedQuery.Value value) implements Piece {}

        /** Another SELECT, in parentheses. */
        record SubSelect(Written select) implements Piece {}
    }

    /** A column of an input plan. {@code relation} is the name of a derived table, or empty for the node's own input. */
    record Column(String relation, String name) implements Expression {}

    /** A constant text of the model. */
    record Literal(String text) implements Expression {}

    record Null() implements Expression {}

    /** A constant wall time, worked out by the planner. */
    record LiteralTime(LocalDateTime wallTime) implements Expression {}

    record Case(List<Branch> branches, Optional<Expression> otherwise) implements Expression {
        public Case {
            branches = List.copyOf(branches);
        }
    }

    record Branch(Predicate when, Expression then) {}

    /** {@code latitude,longitude} as text; NULL where either is. */
    record Geo(Expression latitude, Expression longitude) implements Expression {}

    /** An instant as wall time of a zone. */
    record WallTime(Expression instant, ZoneId zone) implements Expression {}

    /** The start of the bucket that a wall time lies in. */
    record Cut(Expression wallTime, ResolvedQuery.Bucket bucket) implements Expression {}

    /** A wall time moved by an interval. */
    record Moved(Expression wallTime, Interval by) implements Expression {}

    /** An aggregate. Without an argument it counts rows; {@code filter} decides which rows take part. */
    record Aggregate(Measure.Function function, Optional<Expression> argument, Optional<Predicate> filter)
            implements Expression {}

    /** Adds up partial counts: 0 where there are none. */
    record SumOfCounts(Expression partial) implements Expression {}

    /** Total over total, exact, NULL over zero. */
    record Quotient(Expression total, Expression count) implements Expression {}

    /** {@code RANK()} among the rows that agree on {@code partition}. */
    record Rank(List<Expression> partition, List<RankOrder> order) implements Expression {
        public Rank {
            partition = List.copyOf(partition);
            order = List.copyOf(order);
        }
    }

    record RankOrder(Expression by, boolean descending) {}

    /** The same expression with each column of an input replaced. */
    default Expression replacing(UnaryOperator<Expression> column) {
        return switch (this) {
            case Column same -> column.apply(same);
            case Written(var pieces) ->
                new Written(pieces.stream()
                        .<Piece>map(piece -> switch (piece) {
                            case Piece.Nested(var nested) -> new Piece.Nested(nested.replacing(column));
                            case Piece.Condition(var predicate) -> new Piece.Condition(predicate.replacing(column));
                            case Piece.Text same -> same;
                            case Piece.Alias same -> same;
                            case Piece.Bound same -> same;
                            case Piece.SubSelect same -> same;
                        })
                        .toList());
            case Case(var branches, var otherwise) ->
                new Case(
                        branches.stream()
                                .map(branch -> new Branch(
                                        branch.when().replacing(column),
                                        branch.then().replacing(column)))
                                .toList(),
                        otherwise.map(value -> value.replacing(column)));
            case Geo(var latitude, var longitude) -> new Geo(latitude.replacing(column), longitude.replacing(column));
            case WallTime(var instant, var zone) -> new WallTime(instant.replacing(column), zone);
            case Cut(var wallTime, var bucket) -> new Cut(wallTime.replacing(column), bucket);
            case Moved(var wallTime, var by) -> new Moved(wallTime.replacing(column), by);
            case Aggregate(var function, var argument, var filter) ->
                new Aggregate(
                        function,
                        argument.map(value -> value.replacing(column)),
                        filter.map(predicate -> predicate.replacing(column)));
            case SumOfCounts(var partial) -> new SumOfCounts(partial.replacing(column));
            case Quotient(var total, var count) -> new Quotient(total.replacing(column), count.replacing(column));
            case Rank(var partition, var order) ->
                new Rank(
                        partition.stream().map(key -> key.replacing(column)).toList(),
                        order.stream()
                                .map(key -> new RankOrder(key.by().replacing(column), key.descending()))
                                .toList());
            case Literal same -> same;
            case Null same -> same;
            case LiteralTime same -> same;
        };
    }

    static Expression column(String name) {
        return new Column("", name);
    }

    static Expression cut(Expression wallTime, Dimension.Granularity granularity) {
        return new Cut(wallTime, new ResolvedQuery.Bucket.Custom(granularity));
    }
}
