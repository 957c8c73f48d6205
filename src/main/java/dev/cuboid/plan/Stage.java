package dev.cuboid.plan;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Measure;
import dev.cuboid.model.Measure.Base;
import dev.cuboid.model.Measure.Kind;
import dev.cuboid.model.Measure.StageFunction;
import dev.cuboid.model.Measure.Window;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.model.SqlTemplate.Part;
import dev.cuboid.plan.Expression.Branch;
import dev.cuboid.plan.Expression.Piece;
import dev.cuboid.plan.LegPlanner.Leaf;
import dev.cuboid.plan.Plan.Broadcast;
import dev.cuboid.plan.Plan.Output;
import dev.cuboid.query.ResolvedQuery.Comparison;
import dev.cuboid.query.ResolvedQuery.Group;
import dev.cuboid.query.ResolvedQuery.MeasureUse;
import dev.cuboid.query.ResolvedQuery.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The measures of one frame while they are taken apart: plain ones collect in legs, rolling ones in windows, staged ones
 * become plans of their own, and what is left is an expression over their columns.
 */
final class Stage {
    private final StagePlanner planner;
    private final Frame frame;
    private final Names names = new Names();
    private final Map<Object, Expression> expanded = new HashMap<>();
    private final Map<List<String>, List<Leaf>> legs = new LinkedHashMap<>();
    private final Map<WindowOf, List<Leaf>> windows = new LinkedHashMap<>();
    private final List<Plan> stages = new ArrayList<>();
    private final List<Broadcast> broadcasts = new ArrayList<>();
    private final Map<List<String>, MeasureUse> facts = new LinkedHashMap<>();

    private record WindowOf(List<String> fact, Window window) {}

    Stage(StagePlanner planner, Frame frame) {
        this.planner = planner;
        this.frame = frame;
        frame.keys().forEach(names::unique);
    }

    Expression expand(MeasureUse use) {
        var key = List.of(use.path(), use.measure().name());
        var known = expanded.get(key);
        if (known == null) {
            known = expandNew(use);
            expanded.put(key, known);
        }
        return known;
    }

    private Expression expandNew(MeasureUse use) {
        return switch (use.measure().kind()) {
            case Kind.Aggregate aggregate -> leaf(use, aggregate.window());
            case Kind.Calculated calculated ->
                calculated.rawAggregates()
                        ? leaf(use, new Window.None())
                        : filtered(calculated.sql(), calculated.filters(), use);
            case Kind.Staged staged -> staged(use, staged);
            case Kind.Rank rank -> rank(use, rank);
            case Kind.Switch choice -> chosen(use, choice);
        };
    }

    /** The expression of the switch's value: of each row's where the frame groups by it, else of the only one left. */
    private Expression chosen(MeasureUse use, Kind.Switch choice) {
        var dimension = planner.model().dimension(choice.on()).orElseThrow();
        if (!(dimension.kind() instanceof dev.cuboid.model.Dimension.Kind.Switch(var declared))) {
            throw Binder.notServed(use.measure().name(), "chosen by a dimension that is no switch");
        }
        var group = StagePlanner.matching(
                frame.groups(), new Measure.GrainMember(choice.path(), choice.on(), Optional.empty()));
        if (group.isPresent()) {
            var value = Expression.column(Names.ofKey(group.get().key()));
            return new Expression.Case(
                    choice.whens().stream()
                            .map(when -> new Branch(
                                    new Predicate.Test(
                                            value,
                                            new Comparison.Among(List.of(new Value.OfText(when.value())), false)),
                                    combined(when.sql(), use)))
                            .toList(),
                    choice.otherwise().map(sql -> combined(sql, use)));
        }
        var only = Switches.only(dimension, declared, frame, use.measure().name());
        return choice.whens().stream()
                .filter(when -> when.value().equals(only))
                .map(when -> combined(when.sql(), use))
                .findFirst()
                .or(() -> choice.otherwise().map(sql -> combined(sql, use)))
                .orElseGet(Expression.Null::new);
    }

    private Expression leaf(MeasureUse use, Window window) {
        var leaf = new Leaf(columnOf(use), use);
        facts.putIfAbsent(use.path(), use);
        if (window instanceof Window.None) {
            legs.computeIfAbsent(use.path(), path -> new ArrayList<>()).add(leaf);
        } else {
            windows.computeIfAbsent(new WindowOf(use.path(), window), of -> new ArrayList<>())
                    .add(leaf);
        }
        return Expression.column(leaf.column());
    }

    private String columnOf(MeasureUse use) {
        return names.unique(Names.ofKey(use.measure().name().text()));
    }

    private Expression filtered(SqlTemplate sql, List<SqlTemplate> filters, MeasureUse use) {
        var value = combined(sql, use);
        return filters.isEmpty()
                ? value
                : new Expression.Case(List.of(new Branch(conditions(filters, use), value)), Optional.empty());
    }

    private Predicate conditions(List<SqlTemplate> filters, MeasureUse use) {
        return Predicate.and(filters.stream()
                .<Predicate>map(filter -> new Predicate.Holds(combined(filter, use)))
                .toList());
    }

    /** An expression over measures and over the dimensions that the frame groups by. */
    private Expression combined(SqlTemplate template, MeasureUse use) {
        var pieces = new ArrayList<Piece>();
        for (var part : template.parts()) {
            pieces.add(
                    switch (part) {
                        case Part.Text(var sql) -> new Piece.Text(sql);
                        case Part.MemberReference reference -> new Piece.Nested(referenced(reference, use));
                        case Part.BucketReference(var path, var dimension, var granularity) ->
                            new Piece.Nested(
                                    grouped(new Measure.GrainMember(path, dimension, Optional.of(granularity)), use));
                        case Part.NotServed(var _, var reason) -> throw Binder.refused(reason);
                        case Part.CubeReference _,
                                Part.CubeSql _,
                                Part.FilterParameter _,
                                Part.FilterGroup _,
                                Part.ToQueryZone _ ->
                            throw Binder.notServed(
                                    use.measure().name(), "a measure that mixes measures with columns of rows");
                    });
        }
        return new Expression.Written(pieces);
    }

    private Expression referenced(Part.MemberReference reference, MeasureUse use) {
        var measure = planner.model().measure(reference.member());
        if (measure.isPresent()) {
            var path = planner.absolute(
                    reference.path(), use.path(), use.measure().name().cube(), reference.member());
            return expand(new MeasureUse(reference.member().text(), path, measure.get()));
        }
        return grouped(new Measure.GrainMember(reference.path(), reference.member(), Optional.empty()), use);
    }

    private Expression grouped(Measure.GrainMember member, MeasureUse use) {
        return StagePlanner.matching(frame.groups(), member)
                .map(group -> Expression.column(Names.ofKey(group.key())))
                .orElseThrow(() -> new Rejected(Diagnostic.of(
                                ErrorCode.NO_COMMON_GRAIN,
                                new Location.InQuery("/measures"),
                                "`%s` depends on the dimension `%s`, which the query does not group by"
                                        .formatted(
                                                use.measure().name().text(),
                                                member.dimension().text()))
                        .hint("`%s` among the dimensions"
                                .formatted(member.dimension().text()))));
    }

    private Expression staged(MeasureUse use, Kind.Staged staged) {
        boolean plain = staged.function() == StageFunction.EXPRESSION
                && staged.shifts().isEmpty()
                && staged.grain().equals(Measure.Grain.SAME)
                && staged.context().equals(Measure.FilterContext.INHERITED);
        if (plain) {
            return filtered(staged.sql(), staged.filters(), use);
        }
        var kept = kept(staged.grain().base());
        var fine = including(kept, staged.grain().include(), use);
        var inner = frame.at(fine).under(FilterContexts.apply(staged.context(), frame, planner.model()));
        var shifting = new Shifts(planner, frame).of(use, staged.shifts(), fine);
        var column = columnOf(use);
        var name = Names.shortened(column + "_stage");
        var stage = new Stage(planner, shifting.frame(inner));
        var value = stage.combined(staged.sql(), use);
        var where = staged.filters().stream()
                .<Predicate>map(filter -> new Predicate.Holds(stage.combined(filter, use)))
                .toList();
        var staging = shifting.spread(stage.plan(), name);
        stage.facts.forEach(facts::putIfAbsent);
        var keys = kept.stream()
                .map(group -> Names.ofKey(group.key()))
                .map(key -> new Output(key, Expression.column(key)))
                .toList();
        attach(
                finished(use, name, column, staged, staging, value, where, keys, fine.size() > kept.size()),
                kept,
                staged);
        return Expression.column(column);
    }

    private static Plan finished(
            MeasureUse use,
            String name,
            String column,
            Kind.Staged staged,
            Plan input,
            Expression value,
            List<Predicate> where,
            List<Output> keys,
            boolean finer) {
        boolean aggregates = staged.function() == StageFunction.COUNT
                || staged.function() == StageFunction.COUNT_DISTINCT
                || staged.function() == StageFunction.WRITTEN
                // a sum of one sum has the type that it has where it adds up several
                || staged.function() == StageFunction.SUM;
        if (finer || aggregates) {
            // only what a modeller aggregates needs its rows filtered before; other groups stay, with a count of zero
            boolean written = staged.function() == StageFunction.WRITTEN;
            return new Plan.Regroup(
                    name,
                    input,
                    written ? where : List.of(),
                    keys,
                    List.of(new Output(column, aggregate(use, staged, value, where))));
        }
        var outputs = new ArrayList<>(keys);
        outputs.add(new Output(
                column,
                where.isEmpty()
                        ? value
                        : new Expression.Case(List.of(new Branch(Predicate.and(where), value)), Optional.empty())));
        return new Plan.Project(name, input, outputs);
    }

    private static Expression aggregate(MeasureUse use, Kind.Staged staged, Expression value, List<Predicate> where) {
        var function = switch (staged.function()) {
            case COUNT -> Measure.Function.COUNT;
            case COUNT_DISTINCT -> Measure.Function.COUNT_DISTINCT;
            case SUM -> Measure.Function.SUM;
            case AVG -> Measure.Function.AVG;
            case MIN -> Measure.Function.MIN;
            case MAX -> Measure.Function.MAX;
            case WRITTEN -> null;
            case EXPRESSION ->
                throw new Rejected(Diagnostic.of(
                                ErrorCode.NO_COMMON_GRAIN,
                                new Location.InQuery("/measures"),
                                "`%s` is computed for each %s as well, and its type `number` does not say how one value comes of several"
                                        .formatted(use.measure().name().text(), included(staged)))
                        .hint("in the measure a type that aggregates, such as `avg` or `sum`")
                        .hint("in the query %s among the dimensions".formatted(included(staged))));
        };
        var filter = where.isEmpty() ? Optional.<Predicate>empty() : Optional.of(Predicate.and(where));
        return function == null ? value : new Expression.Aggregate(function, Optional.of(value), filter);
    }

    private static String included(Kind.Staged staged) {
        return staged.grain().include().stream()
                .map(member -> "`" + member.dimension().text() + "`")
                .collect(Collectors.joining(" and "));
    }

    /** A stage of the frame's own grain brings rows; one that is coarser, or sees other filters, only values. */
    private void attach(Plan plan, List<Group> kept, Kind.Staged staged) {
        boolean sameRows =
                kept.size() == frame.groups().size() && staged.context().equals(Measure.FilterContext.INHERITED);
        if (sameRows) {
            stages.add(plan);
        } else {
            broadcasts.add(new Broadcast(
                    plan, kept.stream().map(group -> Names.ofKey(group.key())).toList()));
        }
    }

    private Expression rank(MeasureUse use, Kind.Rank rank) {
        var fine = including(frame.groups(), rank.grain().include(), use);
        if (fine.size() > frame.groups().size()) {
            throw Binder.notServed(use.measure().name(), "a rank at a finer grain than the query's");
        }
        var inner = frame.under(FilterContexts.apply(rank.context(), frame, planner.model()));
        var stage = new Stage(planner, inner);
        var order = rank.keys().stream()
                .map(key -> new Expression.RankOrder(stage.combined(key.sql(), use), key.descending()))
                .toList();
        stage.facts.forEach(facts::putIfAbsent);
        var partition = rank.grain().base() instanceof Base.Same
                ? List.<Group>of()
                : kept(rank.grain().base());
        var outputs = new ArrayList<Output>();
        frame.keys().forEach(key -> outputs.add(new Output(key, Expression.column(key))));
        var column = columnOf(use);
        outputs.add(new Output(
                column,
                new Expression.Rank(
                        partition.stream()
                                .map(group -> Expression.column(Names.ofKey(group.key())))
                                .toList(),
                        order)));
        stages.add(new Plan.Project(Names.shortened(column + "_stage"), stage.plan(), outputs));
        return Expression.column(column);
    }

    private List<Group> kept(Base base) {
        return switch (base) {
            case Base.Same _ -> frame.groups();
            case Base.KeepOnly(var members) ->
                frame.groups().stream()
                        .filter(group -> members.stream().anyMatch(member -> StagePlanner.isMeant(group, member)))
                        .toList();
            case Base.Exclude(var members) ->
                frame.groups().stream()
                        .filter(group -> members.stream().noneMatch(member -> StagePlanner.isMeant(group, member)))
                        .toList();
        };
    }

    private List<Group> including(List<Group> groups, List<Measure.GrainMember> members, MeasureUse use) {
        var fine = new ArrayList<>(groups);
        for (var member : members) {
            var added = planner.group(member, use.path());
            boolean there = groups.stream()
                    .anyMatch(group -> group.dimension()
                                    .dimension()
                                    .equals(added.dimension().dimension())
                            && group.bucket().equals(added.bucket()));
            if (!there) {
                fine.add(added);
            }
        }
        return fine;
    }

    /** Everything that was collected, brought together at the frame's grain. */
    Plan plan() {
        var plans = new ArrayList<Plan>();
        legs.values().forEach(leaves -> plans.add(planner.legs().grouped(frame, leaves)));
        windows.forEach(
                (of, leaves) -> plans.addAll(new WindowPlanner(planner.legs()).plan(frame, of.window(), leaves)));
        plans.addAll(stages);
        if (plans.isEmpty() && frame.groups().isEmpty() && !broadcasts.isEmpty()) {
            return together(broadcasts.stream().map(Broadcast::plan).toList());
        }
        if (plans.isEmpty()) {
            facts.values().forEach(fact -> plans.add(planner.legs().combinations(frame, Optional.of(fact))));
        }
        if (plans.isEmpty()) {
            plans.add(planner.legs().combinations(frame, Optional.empty()));
        }
        var base = together(plans);
        return broadcasts.isEmpty() ? base : new Plan.Attach(base, broadcasts);
    }

    private Plan together(List<Plan> plans) {
        return plans.size() == 1 ? plans.getFirst() : new Plan.Meet(plans, frame.keys());
    }
}
