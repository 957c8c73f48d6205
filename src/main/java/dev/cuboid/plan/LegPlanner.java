package dev.cuboid.plan;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Measure;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.plan.Expression.Aggregate;
import dev.cuboid.plan.Plan.Output;
import dev.cuboid.plan.Plan.Shape;
import dev.cuboid.query.ResolvedQuery.MeasureUse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Plans one leg: the measures of one fact at one grain, right whatever the joins multiply. */
final class LegPlanner {
    private final SemanticModel model;
    private final JoinGraph graph;
    private final Anchors anchors;
    private final Binder.Staging staging;

    /** A measure of the leg and the column that it comes out in. */
    record Leaf(String column, MeasureUse use) {}

    LegPlanner(SemanticModel model, JoinGraph graph, Anchors anchors, Binder.Staging staging) {
        this.model = model;
        this.graph = graph;
        this.anchors = anchors;
        this.staging = staging;
    }

    /** The combinations of the frame's groups that occur; {@code fact} is whose rows are looked at, if given. */
    Plan combinations(Frame frame, Optional<MeasureUse> fact) {
        var leg = open(frame, fact, List.of());
        return new Plan.Select(
                leg.name(), leg.origin(), leg.binder.source(), leg.where, leg.keys, List.of(), Shape.DISTINCT);
    }

    /** The measures of one fact, grouped. */
    Plan grouped(Frame frame, List<Leaf> leaves) {
        var leg = open(frame, Optional.of(leaves.getFirst().use()), leaves);
        var rows = leg.arguments(leaves);
        if (!leg.binder.tree().multiplies(leg.fact()) || leaves.stream().allMatch(LegPlanner::ignoresDuplicates)) {
            var values = leaves.stream()
                    .map(leaf ->
                            new Output(leaf.column(), rows.aggregate(leaf.use().measure())))
                    .toList();
            return new Plan.Select(
                    leg.name(), leg.origin(), leg.binder.source(), leg.where, leg.keys, values, Shape.GROUPED);
        }
        leg.requireKey();
        return leaves.stream().anyMatch(leaf -> isOpaque(leaf.use().measure()))
                ? joinedBack(frame, leg, leaves)
                : reduced(leg, leaves, rows);
    }

    /**
     * Each row once per combination of groups, told by its primary key, then aggregated.
     * <pre>
     * Regroup keys, sum(amount)
     *   Select distinct keys, primary key, amount
     * </pre>
     */
    private static Plan reduced(Leg leg, List<Leaf> leaves, Arguments rows) {
        var distinct = leg.distinctRows(leaves, rows);
        var keys = leg.keys.stream()
                .map(key -> new Output(key.name(), Expression.column(key.name())))
                .toList();
        return new Plan.Regroup(leg.name(), distinct.plan(), List.of(), keys, distinct.values());
    }

    /**
     * Aggregates that a modeller wrote out cannot be taken apart, so they run over the fact's own table, joined to the
     * distinct keys.
     */
    private Plan joinedBack(Frame frame, Leg leg, List<Leaf> leaves) {
        var primaryKey = leg.primaryKey();
        var names = new Names();
        leg.keys.forEach(key -> names.unique(key.name()));
        var keyColumns = primaryKey.stream()
                .map(key -> new Output(names.unique(leg.fact().alias() + "_key"), key))
                .toList();
        var pairs = new Plan.Select(
                leg.name(), leg.origin(), leg.binder.source(), leg.where, leg.keys, keyColumns, Shape.DISTINCT);
        var alone = new JoinTree(graph, leg.fact().cube(), frame.hints());
        var binder = new Binder(model, alone, frame, staging);
        var back = new Leg(binder, alone.root(), List.of(), List.of(), "by primary key");
        var rows = new Arguments(back, true);
        var values = leaves.stream()
                .map(leaf -> new Output(leaf.column(), rows.aggregate(leaf.use().measure())))
                .toList();
        var on = new ArrayList<Predicate>();
        var own = back.primaryKey();
        for (int i = 0; i < own.size(); i++) {
            on.add(new Predicate.Equal(
                    own.get(i), new Expression.Column("pairs", keyColumns.get(i).name())));
        }
        var joins = new ArrayList<Plan.Join>();
        joins.add(new Plan.Join(binder.table(alone.root()), Predicate.and(on), "by primary key"));
        joins.addAll(binder.source().joins());
        var keys = leg.keys.stream()
                .map(key -> new Output(key.name(), new Expression.Column("pairs", key.name())))
                .toList();
        return new Plan.Select(
                leg.name(),
                leg.origin(),
                new Plan.Source(new Plan.Item.Derived("pairs", pairs), joins),
                List.of(),
                keys,
                values,
                Shape.GROUPED);
    }

    /** Every row with the value that it would bring into each aggregate. */
    Plan rows(Frame frame, List<Leaf> leaves) {
        var leg = open(frame, leaves.stream().map(Leaf::use).findFirst(), leaves);
        var rows = leg.arguments(leaves);
        var values = leaves.stream()
                .map(leaf -> new Output(leaf.column(), rows.perRow(leaf.use().measure())))
                .toList();
        if (!leaves.isEmpty() && leg.binder.tree().multiplies(leg.fact())) {
            throw new Rejected(Diagnostic.of(
                            ErrorCode.NO_COMMON_GRAIN,
                            new Location.InQuery("/ungrouped"),
                            "the rows of `%s` are repeated by the other members, so they cannot be listed beside them"
                                    .formatted(leg.fact().cube()))
                    .hint("an ungrouped query over one cube and what it has at most one of"));
        }
        return new Plan.Select(leg.name(), leg.origin(), leg.binder.source(), leg.where, leg.keys, values, Shape.ROWS);
    }

    /** The rows of a leg for a window: see {@link WindowPlanner}. */
    Leg open(Frame frame, Optional<MeasureUse> fact, List<Leaf> leaves) {
        var own = new LinkedHashSet<String>();
        leaves.forEach(leaf -> own.addAll(anchors.of(leaf.use().measure())));
        var choice = new Roots(graph, anchors)
                .choose(frame, fact.map(use -> use.path().getLast()), new ArrayList<>(own));
        var tree = new JoinTree(graph, choice.root(), frame.hints());
        var conditions = frame.under(choice.conditions()).shiftedConditions();
        var known = new ArrayList<>(conditions);
        frame.conditions().stream()
                .filter(condition -> Switches.onlyChooses(condition, frame))
                .forEach(known::add);
        var binder = new Binder(model, tree, frame.under(known), staging);
        var node = fact.map(use -> factNode(tree, use)).orElse(tree.root());
        var keys = frame.groups().stream()
                .map(group -> new Output(
                        Names.ofKey(group.key()),
                        binder.grouped(
                                tree.locate(group.dimension().path()),
                                group.dimension().dimension(),
                                group.bucket())))
                .toList();
        var where = conditions.stream().map(binder::condition).toList();
        return new Leg(binder, node, keys, where, choice.why());
    }

    private JoinTree.Node factNode(JoinTree tree, MeasureUse use) {
        if (tree.root().cube().equals(use.path().getLast())) {
            return tree.root();
        }
        return graph.reaches(tree.root().cube(), use.path().getFirst())
                ? tree.locate(use.path())
                : tree.locate(List.of(use.path().getLast()));
    }

    static boolean ignoresDuplicates(Leaf leaf) {
        return leaf.use().measure().kind() instanceof Measure.Kind.Aggregate(var function, var _, var _, var _)
                && switch (function) {
                    case COUNT_DISTINCT, COUNT_DISTINCT_APPROX, MIN, MAX -> true;
                    case COUNT, SUM, AVG -> false;
                };
    }

    static boolean isOpaque(Measure measure) {
        return measure.kind() instanceof Measure.Kind.Calculated;
    }

    /** A leg whose tree is joined and whose keys and conditions are bound. */
    final class Leg {
        private final String why;
        final Binder binder;
        private final JoinTree.Node fact;
        final List<Output> keys;
        final List<Predicate> where;

        Leg(Binder binder, JoinTree.Node fact, List<Output> keys, List<Predicate> where, String why) {
            this.why = why;
            this.binder = binder;
            this.fact = fact;
            this.keys = keys;
            this.where = where;
        }

        JoinTree.Node fact() {
            return fact;
        }

        Plan.Origin origin() {
            return new Plan.Origin(fact.cube(), why, binder.tree().multiplies(fact));
        }

        Leg timed(List<Output> otherKeys) {
            return new Leg(binder, fact, otherKeys, where, why);
        }

        String name() {
            return Names.shortened(fact.cube() + "_leg");
        }

        boolean isRoot() {
            return fact.equals(binder.tree().root());
        }

        List<Expression> primaryKey() {
            return model.cube(fact.cube()).orElseThrow().primaryKey().stream()
                    .map(key -> binder.dimension(fact, key))
                    .toList();
        }

        Optional<Measure> measure(MemberName name) {
            return model.measure(name);
        }

        void requireKey() {
            if (model.cube(fact.cube()).orElseThrow().primaryKey().isEmpty()) {
                throw new Rejected(Diagnostic.of(
                                ErrorCode.FAN_OUT_WITHOUT_KEY,
                                new Location.InQuery(""),
                                "rows of `%s` are repeated by a join of this query, and without a primary key they cannot be told apart"
                                        .formatted(fact.cube()))
                        .hint("`primary_key: true` on the dimension of `%s` that identifies a row"
                                .formatted(fact.cube())));
            }
        }

        /** Binds the arguments of all leaves, so that the tree is complete. */
        Arguments arguments(List<Leaf> leaves) {
            var rows = new Arguments(this, !isRoot());
            leaves.forEach(leaf -> rows.touch(leaf.use().measure()));
            return rows;
        }

        /** Distinct keys, primary key and arguments, and the aggregates over them. */
        Reduced distinctRows(List<Leaf> leaves, Arguments rows) {
            var names = new Names();
            keys.forEach(key -> names.unique(key.name()));
            var columns = new ArrayList<Output>();
            var primaryKey = primaryKey();
            for (var key : primaryKey) {
                columns.add(new Output(names.unique(fact.alias() + "_key"), key));
            }
            var values = new ArrayList<Output>();
            for (var leaf : leaves) {
                if (!(leaf.use().measure().kind() instanceof Measure.Kind.Aggregate aggregate)) {
                    throw new IllegalStateException("not an aggregate: " + leaf);
                }
                var argument = rows.counted(aggregate, primaryKey);
                var column = columns.stream()
                        .filter(known -> known.value().equals(argument))
                        .findFirst()
                        .orElseGet(() -> {
                            var added = new Output(names.unique(leaf.column() + "_of"), argument);
                            columns.add(added);
                            return added;
                        });
                values.add(new Output(
                        leaf.column(),
                        new Aggregate(
                                aggregate.function(),
                                Optional.of(Expression.column(column.name())),
                                Optional.empty())));
            }
            var plan = new Plan.Select(name(), origin(), binder.source(), where, keys, columns, Shape.DISTINCT);
            return new Reduced(
                    plan,
                    columns.stream().limit(primaryKey.size()).map(Output::name).toList(),
                    values);
        }
    }

    /** Rows reduced to one per key and primary key; {@code values} aggregate them. */
    record Reduced(Plan plan, List<String> primaryKey, List<Output> values) {}
}
