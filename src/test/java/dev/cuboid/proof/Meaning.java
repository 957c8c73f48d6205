package dev.cuboid.proof;

import dev.cuboid.proof.Expression.Arithmetic;
import dev.cuboid.proof.Expression.Case;
import dev.cuboid.proof.Expression.Coalesce;
import dev.cuboid.proof.Expression.Column;
import dev.cuboid.proof.Expression.Compare;
import dev.cuboid.proof.Expression.IsNull;
import dev.cuboid.proof.Expression.Literal;
import dev.cuboid.proof.Expression.Member;
import dev.cuboid.proof.Expression.Not;
import dev.cuboid.proof.Expression.Or;
import dev.cuboid.proof.Expression.Upper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.Function;

/** The value of an expression, given the values of its columns and members. Unknown is null, as in SQL. */
record Meaning(Function<Column, Object> columns, Function<Member, Object> members) {
    private static final MathContext DIGITS = new MathContext(40);

    Object of(Expression expression) {
        return switch (expression) {
            case Column column -> columns.apply(column);
            case Member member -> members.apply(member);
            case Literal(var value) -> value;
            case Arithmetic(var operator, var left, var right) -> arithmetic(operator, number(left), number(right));
            case Coalesce(var first, var second) -> {
                var value = of(first);
                yield value != null ? value : of(second);
            }
            case Upper(var of) -> of(of) instanceof String text ? text.toUpperCase(Locale.ROOT) : null;
            case Compare(var operator, var left, var right) -> compare(operator, of(left), of(right));
            case IsNull(var of) -> of(of) == null;
            case Or(var left, var right) -> or((Boolean) of(left), (Boolean) of(right));
            case Not(var of) -> of(of) instanceof Boolean truth ? !truth : null;
            case Case(var whens, var otherwise) ->
                whens.stream()
                        .filter(when -> holds(when.condition()))
                        .map(Expression.When::label)
                        .findFirst()
                        .orElse(otherwise);
        };
    }

    /** Whether a condition is true; unknown is not. */
    boolean holds(Expression condition) {
        return Boolean.TRUE.equals(of(condition));
    }

    private BigDecimal number(Expression expression) {
        return (BigDecimal) of(expression);
    }

    private static BigDecimal arithmetic(char operator, BigDecimal left, BigDecimal right) {
        if (left == null || right == null) {
            return null;
        }
        return switch (operator) {
            case '+' -> left.add(right);
            case '-' -> left.subtract(right);
            case '*' -> left.multiply(right);
            case '/' -> right.signum() == 0 ? null : left.divide(right, DIGITS);
            default -> throw new IllegalArgumentException("no operator " + operator);
        };
    }

    private static Boolean compare(String operator, Object left, Object right) {
        if (left == null || right == null) {
            return null;
        }
        int order = Values.compare(left, right);
        return switch (operator) {
            case "=" -> order == 0;
            case "<>" -> order != 0;
            case "<" -> order < 0;
            case ">" -> order > 0;
            default -> throw new IllegalArgumentException("no comparison " + operator);
        };
    }

    private static Boolean or(Boolean left, Boolean right) {
        if (Boolean.TRUE.equals(left) || Boolean.TRUE.equals(right)) {
            return true;
        }
        return left == null || right == null ? null : Boolean.FALSE;
    }
}
