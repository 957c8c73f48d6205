package dev.cuboid.proof;

import java.util.List;

/** What a modeller writes as SQL, as a tree that can be evaluated over rows and printed as text. */
sealed interface Expression {
    /** A column of a table: {@code {CUBE}.amount}. */
    record Column(String cube, String column) implements Expression {}

    /** A dimension or a measure: {@code {orders.status}}. */
    record Member(String cube, String name) implements Expression {}

    record Literal(Object value) implements Expression {}

    /** {@code + - * /}; a division is by NULLIF, so that zero divides to NULL. */
    record Arithmetic(char operator, Expression left, Expression right) implements Expression {}

    record Coalesce(Expression first, Expression second) implements Expression {}

    record Upper(Expression of) implements Expression {}

    /** {@code = <> < >}. */
    record Compare(String operator, Expression left, Expression right) implements Expression {}

    record IsNull(Expression of) implements Expression {}

    record Or(Expression left, Expression right) implements Expression {}

    record Not(Expression of) implements Expression {}

    /** Labels in order; the last is for all other rows, and may be NULL. */
    record Case(List<When> whens, String otherwise) implements Expression {}

    record When(Expression condition, String label) {}

    /** The parts of which it is made. */
    default List<Expression> parts() {
        return switch (this) {
            case Column ignored -> List.of();
            case Member ignored -> List.of();
            case Literal ignored -> List.of();
            case Arithmetic(var ignored, var left, var right) -> List.of(left, right);
            case Coalesce(var first, var second) -> List.of(first, second);
            case Upper(var of) -> List.of(of);
            case Compare(var ignored, var left, var right) -> List.of(left, right);
            case IsNull(var of) -> List.of(of);
            case Or(var left, var right) -> List.of(left, right);
            case Not(var of) -> List.of(of);
            case Case(var whens, var ignored) ->
                whens.stream().map(When::condition).toList();
        };
    }

    /** As SQL inside the cube that holds it. */
    default String text(String home) {
        return switch (this) {
            case Column(var cube, var column) -> "{" + (cube.equals(home) ? "CUBE" : cube) + "}." + column;
            case Member(var cube, var name) -> "{" + (cube.equals(home) ? "" : cube + ".") + name + "}";
            case Literal(var value) -> Values.literal(value);
            case Arithmetic(var operator, var left, var right)
            when operator == '/' -> "(1.0 * %s / NULLIF(%s, 0))".formatted(left.text(home), right.text(home));
            case Arithmetic(var operator, var left, var right) ->
                "(%s %s %s)".formatted(left.text(home), operator, right.text(home));
            case Coalesce(var first, var second) -> "COALESCE(%s, %s)".formatted(first.text(home), second.text(home));
            case Upper(var of) -> "UPPER(%s)".formatted(of.text(home));
            case Compare(var operator, var left, var right) ->
                "(%s %s %s)".formatted(left.text(home), operator, right.text(home));
            case IsNull(var of) -> "(%s IS NULL)".formatted(of.text(home));
            case Or(var left, var right) -> "(%s OR %s)".formatted(left.text(home), right.text(home));
            case Not(var of) -> "(NOT %s)".formatted(of.text(home));
            case Case ignored -> throw new IllegalStateException("a case is written as a dimension of its own");
        };
    }
}
