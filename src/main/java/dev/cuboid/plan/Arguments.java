package dev.cuboid.plan;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Measure;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.plan.Expression.Aggregate;
import dev.cuboid.plan.Expression.Branch;
import dev.cuboid.plan.Expression.Piece;
import dev.cuboid.plan.Expression.Written;
import java.util.List;
import java.util.Optional;

/**
 * What the rows of a leg bring into its measures.
 *
 * @param outer whether the join may keep rows without a row of the fact, which then must bring nothing
 */
record Arguments(LegPlanner.Leg leg, boolean outer) {
    /** Binds what the measure needs without using it. */
    void touch(Measure measure) {
        switch (measure.kind()) {
            case Measure.Kind.Aggregate aggregate -> {
                aggregate.argument().ifPresent(argument -> bind(measure, argument));
                filter(measure, aggregate.filters());
            }
            case Measure.Kind.Calculated calculated -> opaque(measure, calculated);
            case Measure.Kind.Staged _, Measure.Kind.Rank _, Measure.Kind.Switch _ ->
                throw new IllegalStateException("not a leaf: " + measure.name().text());
        }
    }

    /** The aggregate itself. */
    Expression aggregate(Measure measure) {
        return switch (measure.kind()) {
            case Measure.Kind.Aggregate aggregate ->
                new Aggregate(
                        aggregate.function(),
                        aggregate.argument().isPresent() || !outer
                                ? aggregate.argument().map(argument -> guarded(bind(measure, argument)))
                                : Optional.of(keyColumn()),
                        filter(measure, aggregate.filters()));
            case Measure.Kind.Calculated calculated -> opaque(measure, calculated);
            case Measure.Kind.Staged _, Measure.Kind.Rank _, Measure.Kind.Switch _ ->
                throw new IllegalStateException("not a leaf: " + measure.name().text());
        };
    }

    /** The value that a row brings into the aggregate, NULL where the measure's filters leave it out. */
    Expression counted(Measure.Kind.Aggregate aggregate, List<Expression> primaryKey) {
        var value = aggregate
                .argument()
                .map(argument -> guarded(leg.binder.written(argument, path -> locate(path), none())))
                .orElseGet(primaryKey::getFirst);
        var filters = aggregate.filters().stream()
                .<Predicate>map(filter -> new Predicate.Holds(leg.binder.written(filter, path -> locate(path), none())))
                .toList();
        return filters.isEmpty()
                ? value
                : new Expression.Case(List.of(new Branch(Predicate.and(filters), value)), Optional.empty());
    }

    /** The measure on a single row: 1 for a count, the argument for other aggregates. */
    Expression perRow(Measure measure) {
        return switch (measure.kind()) {
            case Measure.Kind.Aggregate aggregate -> {
                Expression value = aggregate
                        .argument()
                        .<Expression>map(argument -> bind(measure, argument))
                        .orElseGet(() -> new Written(List.of(new Piece.Text("1"))));
                yield filter(measure, aggregate.filters())
                        .<Expression>map(
                                filter -> new Expression.Case(List.of(new Branch(filter, value)), Optional.empty()))
                        .orElse(value);
            }
            case Measure.Kind.Calculated _, Measure.Kind.Staged _, Measure.Kind.Rank _, Measure.Kind.Switch _ ->
                throw Binder.notServed(measure.name(), "in an ungrouped query an aggregate over many rows");
        };
    }

    private Expression opaque(Measure measure, Measure.Kind.Calculated calculated) {
        return leg.binder.written(
                calculated.sql(),
                path -> locate(measure, path),
                name -> leg.measure(name).map(this::aggregate).orElse(null));
    }

    private Expression bind(Measure measure, SqlTemplate template) {
        return leg.binder.written(template, path -> locate(measure, path), none());
    }

    private Optional<Predicate> filter(Measure measure, List<SqlTemplate> filters) {
        return filters.isEmpty()
                ? Optional.empty()
                : Optional.of(Predicate.and(filters.stream()
                        .<Predicate>map(filter -> new Predicate.Holds(bind(measure, filter)))
                        .toList()));
    }

    /** A row that the join kept without a row of the fact brings nothing, even into an expression that is never NULL. */
    private Expression guarded(Expression argument) {
        if (!outer || isColumn(argument)) {
            return argument;
        }
        return new Expression.Case(List.of(new Branch(new Predicate.IsSet(keyColumn()), argument)), Optional.empty());
    }

    private static boolean isColumn(Expression argument) {
        return argument instanceof Written(var pieces)
                && pieces.size() == 2
                && pieces.getFirst() instanceof Piece.Alias
                && pieces.getLast() instanceof Piece.Text(var sql)
                && sql.startsWith(".")
                && sql.chars().skip(1).allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '"');
    }

    private Expression keyColumn() {
        leg.requireKey();
        return leg.primaryKey().getFirst();
    }

    private JoinTree.Node locate(List<String> path) {
        return leg.binder.tree().locateFrom(leg.fact(), path);
    }

    private JoinTree.Node locate(Measure measure, List<String> path) {
        var node = locate(path);
        if (leg.binder.tree().multipliesBetween(leg.fact(), node)) {
            throw new Rejected(Diagnostic.of(
                            ErrorCode.NO_COMMON_GRAIN,
                            new Location.InQuery("/measures"),
                            "'%s' references cubes that lead to row multiplication. Please rewrite it using sub query."
                                    .formatted(measure.name().text()))
                    .hint("a dimension of `%s` with `sub_query: true` brings a total of `%s` to each row"
                            .formatted(leg.fact().cube(), node.cube())));
        }
        return node;
    }

    private static java.util.function.Function<
                    dev.cuboid.model.MemberName, @org.jspecify.annotations.Nullable Expression>
            none() {
        return name -> null;
    }
}
