package dev.cuboid.plan;

import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.View;
import dev.cuboid.plan.Plan.Output;
import dev.cuboid.query.ResolvedQuery;
import dev.cuboid.query.ResolvedQuery.Bucket;
import dev.cuboid.query.ResolvedQuery.Condition;
import dev.cuboid.query.ResolvedQuery.MeasureUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Plans queries over one model, grain first. Thread-safe; made once per model, since it remembers what it learns about the
 * model's joins.
 */
public final class Planner {
    private final SemanticModel model;
    private final JoinGraph graph;
    private final StagePlanner stages;
    private final UnaryOperator<Plan.Result> rewrites;

    public Planner(SemanticModel model) {
        this(model, Rewrites::apply);
    }

    private Planner(SemanticModel model, UnaryOperator<Plan.Result> rewrites) {
        this.model = model;
        this.rewrites = rewrites;
        this.graph = new JoinGraph(model);
        this.stages = new StagePlanner(model, graph, new Anchors(model, graph));
    }

    /** A planner that leaves its plans as they are, so that what rewrites make of them can be held against it. */
    public static Planner withoutRewrites(SemanticModel model) {
        return new Planner(model, UnaryOperator.identity());
    }

    /** The plan of the answer's rows, or a refusal with the reason where the model does not prove the grain. */
    public Plan.Result plan(ResolvedQuery query) {
        graph.requireJoins(query.joinHints());
        var wanted = new LinkedHashMap<List<Object>, MeasureUse>();
        query.measures().forEach(use -> wanted.put(identity(use), use));
        query.having().ifPresent(having -> measuresOf(having, wanted));
        var uses = new ArrayList<>(wanted.values());
        var columns = new AnswerColumns(query, model);
        var frame = new Frame(
                columns.groups(),
                query.rows(),
                query.rows(),
                List.of(),
                List.of(),
                query.zone(),
                query.askedAt(),
                query.joinHints(),
                homes(query, uses));
        var computed = query.ungrouped() ? rows(frame, uses) : grouped(frame, uses);
        var values = values(uses, computed);
        var outputs = new ArrayList<Output>();
        frame.keys().forEach(key -> outputs.add(new Output(key, Expression.column(key))));
        for (int i = 0; i < query.measures().size(); i++) {
            outputs.add(
                    new Output(columns.measures().get(i), value(query.measures().get(i), values)));
        }
        var having = query.having().map(condition -> having(condition, frame, values));
        return rewrites.apply(
                query.fillMissingDates()
                        ? filled(query, frame, columns.keys(), outputs, having, computed.plan())
                        : new Plan.Result(
                                computed.plan(),
                                columns.keys(),
                                outputs,
                                having,
                                order(query, columns.keys()),
                                Optional.of(query.limit()),
                                query.offset()));
    }

    /** The answer is found first, then spread over the calendar, then ordered and cut. */
    private static Plan.Result filled(
            ResolvedQuery query,
            Frame frame,
            List<String> keys,
            List<Output> outputs,
            Optional<Predicate> having,
            Plan plan) {
        var found = new Plan.Result(plan, keys, outputs, having, List.of(), Optional.empty(), 0);
        var columns = outputs.stream()
                .map(output -> new Output(output.name(), Expression.column(output.name())))
                .toList();
        return new Plan.Result(
                MissingDates.fill(frame, found),
                keys,
                columns,
                Optional.empty(),
                order(query, keys),
                Optional.of(query.limit()),
                query.offset());
    }

    /** The plan of the number of rows that the answer has without limit and offset. */
    public Plan.Count total(Plan.Result result) {
        return new Plan.Count(new Plan.Result(
                result.input(), result.keys(), result.outputs(), result.having(), List.of(), Optional.empty(), 0));
    }

    private StagePlanner.Computed grouped(Frame frame, List<MeasureUse> uses) {
        return uses.isEmpty()
                ? new StagePlanner.Computed(stages.legs().combinations(frame, Optional.empty()), List.of())
                : stages.compute(frame, uses);
    }

    private StagePlanner.Computed rows(Frame frame, List<MeasureUse> uses) {
        var leaves = uses.stream()
                .map(use -> new LegPlanner.Leaf(Names.ofKey(use.measure().name().text()), use))
                .toList();
        return new StagePlanner.Computed(
                stages.legs().rows(frame, leaves),
                leaves.stream().map(leaf -> Expression.column(leaf.column())).toList());
    }

    private static Map<List<Object>, Expression> values(List<MeasureUse> uses, StagePlanner.Computed computed) {
        var values = new HashMap<List<Object>, Expression>();
        for (int i = 0; i < uses.size(); i++) {
            values.put(identity(uses.get(i)), computed.values().get(i));
        }
        return values;
    }

    private static Expression value(MeasureUse use, Map<List<Object>, Expression> values) {
        var value = values.get(identity(use));
        if (value == null) {
            throw new IllegalStateException("not computed: " + use.key());
        }
        return value;
    }

    private static List<Object> identity(MeasureUse use) {
        return List.of(use.path(), use.measure().name());
    }

    /**
     * The facts of the query's view, if it has several. They are those of the view and not of the query, so that a measure
     * sees the same filters alone and beside others; but a filter that no measure of the query sees is refused.
     */
    private List<String> homes(ResolvedQuery query, List<MeasureUse> uses) {
        if (query.view().isEmpty() || uses.isEmpty()) {
            return List.of();
        }
        var facts = new LinkedHashSet<String>();
        viewMeasures(query.view().get()).forEach(use -> stages.homes(use, facts));
        if (facts.size() < 2) {
            return List.of();
        }
        var asked = new LinkedHashSet<String>();
        uses.forEach(use -> stages.homes(use, asked));
        for (var condition : query.rows()) {
            if (asked.stream().noneMatch(fact -> stages.roots().keeps(condition, fact, List.copyOf(facts)))) {
                throw new Rejected(stages.roots().unseen(condition, asked));
            }
        }
        return List.copyOf(facts);
    }

    private List<MeasureUse> viewMeasures(String name) {
        var found = new ArrayList<MeasureUse>();
        for (var member : model.view(name).orElseThrow().members()) {
            switch (member) {
                case View.Member.Included(var key, var _, var path, var target) ->
                    model.measure(target).ifPresent(measure -> found.add(new MeasureUse(key.text(), path, measure)));
                case View.Member.OwnMeasure(var measure) ->
                    found.add(new MeasureUse(measure.name().text(), List.of(name), measure));
                case View.Member.OwnDimension _ -> {}
            }
        }
        return found;
    }

    private static void measuresOf(Condition condition, LinkedHashMap<List<Object>, MeasureUse> found) {
        switch (condition) {
            case Condition.And(var parts) -> parts.forEach(part -> measuresOf(part, found));
            case Condition.Or(var parts) -> parts.forEach(part -> measuresOf(part, found));
            case Condition.OfMeasure(var use, var _) -> found.putIfAbsent(identity(use), use);
            case Condition.OfDimension _, Condition.OfTimeRange _, Condition.InSegment _, Condition.OwnFilters _ -> {}
        }
    }

    private static Predicate having(Condition condition, Frame frame, Map<List<Object>, Expression> values) {
        return switch (condition) {
            case Condition.And(var parts) ->
                Predicate.and(
                        parts.stream().map(part -> having(part, frame, values)).toList());
            case Condition.Or(var parts) ->
                new Predicate.Or(
                        parts.stream().map(part -> having(part, frame, values)).toList());
            case Condition.OfMeasure(var use, var comparison) -> new Predicate.Test(value(use, values), comparison);
            case Condition.OfDimension(var use, var comparison) ->
                new Predicate.Test(
                        frame.groups().stream()
                                .filter(group -> group.bucket() instanceof Bucket.Whole
                                        && group.dimension().dimension().equals(use.dimension())
                                        && group.dimension().path().equals(use.path()))
                                .map(group -> Expression.column(Names.ofKey(group.key())))
                                .findFirst()
                                .orElseThrow(() -> new IllegalStateException("not grouped by " + use)),
                        comparison);
            case Condition.OfTimeRange _, Condition.InSegment _, Condition.OwnFilters _ ->
                throw new IllegalStateException("a condition on rows among those on groups: " + condition);
        };
    }

    private static List<Plan.Order> order(ResolvedQuery query, List<String> keys) {
        var order = new ArrayList<Plan.Order>();
        for (var key : query.order()) {
            int column = keys.indexOf(key.key());
            if (column < 0) {
                throw new IllegalStateException("ordered by what is not selected: " + key.key());
            }
            order.add(new Plan.Order(column, key.descending(), key.nulls()));
        }
        return order;
    }

    public SemanticModel model() {
        return model;
    }
}
