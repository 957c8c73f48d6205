package dev.cuboid.plan;

import dev.cuboid.query.ResolvedQuery.Comparison;
import java.util.List;
import java.util.function.UnaryOperator;

/** A condition on rows or groups; what is unknown does not hold. */
public sealed interface Predicate {
    record And(List<Predicate> parts) implements Predicate {
        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or(List<Predicate> parts) implements Predicate {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** A value held against request values. */
    record Test(Expression value, Comparison comparison) implements Predicate {}

    /** A truth value, such as a segment's. */
    record Holds(Expression truth) implements Predicate {}

    record IsSet(Expression value) implements Predicate {}

    /** Equality that is unknown for NULL, as on keys. */
    record Equal(Expression left, Expression right) implements Predicate {}

    /** Equality in which NULL equals NULL, as on group keys. */
    record Same(Expression left, Expression right) implements Predicate {}

    record AtLeast(Expression value, Expression bound) implements Predicate {}

    record Below(Expression value, Expression bound) implements Predicate {}

    static Predicate and(List<Predicate> parts) {
        return parts.size() == 1 ? parts.getFirst() : new And(parts);
    }

    /** The same predicate with each column of an input replaced. */
    default Predicate replacing(UnaryOperator<Expression> column) {
        return switch (this) {
            case And(var parts) ->
                new And(parts.stream().map(part -> part.replacing(column)).toList());
            case Or(var parts) ->
                new Or(parts.stream().map(part -> part.replacing(column)).toList());
            case Test(var value, var comparison) -> new Test(value.replacing(column), comparison);
            case Holds(var truth) -> new Holds(truth.replacing(column));
            case IsSet(var value) -> new IsSet(value.replacing(column));
            case Equal(var left, var right) -> new Equal(left.replacing(column), right.replacing(column));
            case Same(var left, var right) -> new Same(left.replacing(column), right.replacing(column));
            case AtLeast(var value, var bound) -> new AtLeast(value.replacing(column), bound.replacing(column));
            case Below(var value, var bound) -> new Below(value.replacing(column), bound.replacing(column));
        };
    }
}
