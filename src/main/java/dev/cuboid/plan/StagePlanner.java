package dev.cuboid.plan;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Cube.Segment;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.Measure;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.model.SqlTemplate.Part;
import dev.cuboid.plan.Plan.Output;
import dev.cuboid.query.ResolvedQuery.Bucket;
import dev.cuboid.query.ResolvedQuery.Condition;
import dev.cuboid.query.ResolvedQuery.DimensionUse;
import dev.cuboid.query.ResolvedQuery.Group;
import dev.cuboid.query.ResolvedQuery.MeasureUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Computes measures at a grain, whatever stages they are made of, and the dimensions that are made of measures. */
final class StagePlanner implements Binder.Staging {
    private final SemanticModel model;
    private final LegPlanner legs;
    private final Roots roots;
    private final Narrowed narrowed;

    /** A plan whose columns the values of the wanted measures read, in the order wanted. */
    record Computed(Plan plan, List<Expression> values) {}

    StagePlanner(SemanticModel model, JoinGraph graph, Anchors anchors) {
        this.model = model;
        this.legs = new LegPlanner(model, graph, anchors, this);
        this.roots = new Roots(graph, anchors);
        this.narrowed = new Narrowed(model);
    }

    LegPlanner legs() {
        return legs;
    }

    Roots roots() {
        return roots;
    }

    SemanticModel model() {
        return model;
    }

    Computed compute(Frame frame, List<MeasureUse> wanted) {
        var stage = new Stage(this, frame);
        var values = wanted.stream().map(stage::expand).toList();
        return new Computed(stage.plan(), values);
    }

    /** The measures at the grain of {@code keys}, each under a column name of its own. */
    private Plan columns(Frame frame, List<MeasureUse> wanted, Map<MemberName, String> names, String name) {
        var computed = compute(frame, wanted);
        var outputs = new ArrayList<Output>();
        frame.keys().forEach(key -> outputs.add(new Output(key, Expression.column(key))));
        for (int i = 0; i < wanted.size(); i++) {
            var measure = wanted.get(i).measure().name();
            outputs.add(new Output(
                    names.computeIfAbsent(measure, member -> Names.ofKey(member.text())),
                    computed.values().get(i)));
        }
        return new Plan.Project(name, computed.plan(), outputs);
    }

    @Override
    public Plan.Join join(
            JoinTree.Node owner, Dimension dimension, Binder binder, Frame frame, Map<MemberName, Expression> columns) {
        return switch (dimension.kind()) {
            case Dimension.Kind.SubQuery(var sql, var propagate) -> {
                var conditions = propagate ? withoutComputed(frame.asked()) : List.<Condition>of();
                var groups = keyGroups(owner);
                yield joined(owner, dimension, sql, binder, columns, frame.apart(groups, conditions));
            }
            case Dimension.Kind.Staged(var sql, var grain, var context) -> {
                var groups = grain.include().isEmpty()
                        ? keyGroups(owner)
                        : grain.include().stream()
                                .map(member -> group(member, List.of(owner.cube())))
                                .toList();
                var conditions = FilterContexts.apply(context, frame.under(withoutComputed(frame.asked())), model);
                yield joined(owner, dimension, sql, binder, columns, frame.apart(groups, conditions));
            }
            case Dimension.Kind.Expression _,
                    Dimension.Kind.Case _,
                    Dimension.Kind.SwitchCase _,
                    Dimension.Kind.Geo _,
                    Dimension.Kind.Switch _ -> throw new IllegalStateException("not computed: " + dimension.name());
        };
    }

    private Plan.Join joined(
            JoinTree.Node owner,
            Dimension dimension,
            SqlTemplate sql,
            Binder binder,
            Map<MemberName, Expression> columns,
            Frame frame) {
        var alias = Names.shortened(
                owner.alias() + "_" + Names.snake(dimension.name().member()));
        var names = new LinkedHashMap<MemberName, String>();
        var plan = columns(
                frame, measures(sql, List.of(owner.cube()), dimension.name().cube()), names, alias);
        names.forEach((measure, column) -> columns.put(measure, new Expression.Column(alias, column)));
        var on = frame.groups().stream()
                .<Predicate>map(group -> {
                    var here = binder.unmoved(
                            binder.tree()
                                    .locateFrom(
                                            owner,
                                            group.dimension().path().equals(List.of(owner.cube()))
                                                    ? List.of()
                                                    : group.dimension().path()),
                            group.dimension().dimension(),
                            group.bucket());
                    var there = new Expression.Column(alias, Names.ofKey(group.key()));
                    return dimension.kind() instanceof Dimension.Kind.SubQuery
                            ? new Predicate.Equal(there, here)
                            : new Predicate.Same(there, here);
                })
                .collect(Collectors.toCollection(ArrayList::new));
        if (dimension.kind() instanceof Dimension.Kind.Staged
                && !owner.equals(binder.tree().root())) {
            on.add(new Predicate.IsSet(binder.dimension(owner, requiredKey(dimension))));
        }
        return new Plan.Join(
                new Plan.Item.Derived(alias, plan),
                Predicate.and(on),
                "`%s` per %s".formatted(dimension.name().text(), String.join(", ", frame.keys())));
    }

    /** A row that a join does not find has none of the values of those without one. */
    private Dimension requiredKey(Dimension dimension) {
        var cube = model.cube(dimension.name().cube()).orElseThrow();
        if (cube.primaryKey().isEmpty()) {
            throw new Rejected(Diagnostic.of(
                            ErrorCode.FAN_OUT_WITHOUT_KEY,
                            new Location.InQuery(""),
                            "`%s` is asked over a join, and without a primary key a row of `%s` that is not there looks like one without values"
                                    .formatted(dimension.name().text(), cube.name()))
                    .hint("`primary_key: true` on the dimension of `%s` that identifies a row".formatted(cube.name())));
        }
        return cube.primaryKey().getFirst();
    }

    private List<Group> keyGroups(JoinTree.Node owner) {
        return model.cube(owner.cube()).orElseThrow().primaryKey().stream()
                .map(key -> new Group(
                        key.name().text(),
                        new DimensionUse(List.of(owner.cube()), key, key.name()),
                        new Bucket.Whole()))
                .toList();
    }

    /** Without conditions on sub-queries themselves, and on what would be narrowed by itself. */
    private List<Condition> withoutComputed(List<Condition> conditions) {
        return conditions.stream()
                .filter(condition -> dimensions(condition).stream()
                        .noneMatch(dimension -> isComputed(dimension) || narrowed.is(dimension)))
                .filter(condition -> segments(condition).stream().noneMatch(narrowed::is))
                .toList();
    }

    private static boolean isComputed(Dimension dimension) {
        return dimension.kind() instanceof Dimension.Kind.SubQuery || dimension.kind() instanceof Dimension.Kind.Staged;
    }

    static List<Dimension> dimensions(Condition condition) {
        return switch (condition) {
            case Condition.And(var parts) ->
                parts.stream().flatMap(part -> dimensions(part).stream()).toList();
            case Condition.Or(var parts) ->
                parts.stream().flatMap(part -> dimensions(part).stream()).toList();
            case Condition.OfDimension(var use, var _) -> List.of(use.dimension());
            case Condition.OfTimeRange(var use, var _) -> List.of(use.dimension());
            case Condition.OfMeasure _, Condition.InSegment _, Condition.OwnFilters _ -> List.of();
        };
    }

    private static List<Segment> segments(Condition condition) {
        return switch (condition) {
            case Condition.And(var parts) ->
                parts.stream().flatMap(part -> segments(part).stream()).toList();
            case Condition.Or(var parts) ->
                parts.stream().flatMap(part -> segments(part).stream()).toList();
            case Condition.InSegment(var _, var segment, var _) -> List.of(segment);
            case Condition.OfDimension _, Condition.OfTimeRange _, Condition.OfMeasure _, Condition.OwnFilters _ ->
                List.of();
        };
    }

    /** The measures that a template names, with the paths by which the owner at {@code path} means them. */
    List<MeasureUse> measures(SqlTemplate template, List<String> path, String owner) {
        var found = new LinkedHashMap<MemberName, MeasureUse>();
        for (var part : template.parts()) {
            if (part instanceof Part.MemberReference(var steps, var member)) {
                model.measure(member)
                        .ifPresent(measure -> found.putIfAbsent(
                                member, new MeasureUse(member.text(), absolute(steps, path, owner, member), measure)));
            }
        }
        return new ArrayList<>(found.values());
    }

    /** Adds the cubes whose rows a measure aggregates. */
    void homes(MeasureUse use, Set<String> homes) {
        switch (use.measure().kind()) {
            case Measure.Kind.Aggregate _ -> homes.add(use.path().getLast());
            case Measure.Kind.Calculated calculated -> {
                if (calculated.rawAggregates()) {
                    homes.add(use.path().getLast());
                }
                inside(calculated.sql(), use, homes);
            }
            case Measure.Kind.Staged staged -> inside(staged.sql(), use, homes);
            case Measure.Kind.Rank rank -> rank.keys().forEach(key -> inside(key.sql(), use, homes));
            case Measure.Kind.Switch choice -> choice.whens().forEach(when -> inside(when.sql(), use, homes));
        }
    }

    private void inside(SqlTemplate sql, MeasureUse use, Set<String> homes) {
        measures(sql, use.path(), use.measure().name().cube()).forEach(inner -> homes(inner, homes));
    }

    /** A view's own members speak in paths from the view's root; a cube's in paths from itself. */
    List<String> absolute(List<String> steps, List<String> ownerPath, String owner, MemberName member) {
        if (steps.isEmpty()) {
            return member.cube().equals(ownerPath.getLast()) ? ownerPath : List.of(member.cube());
        }
        if (steps.size() == 1 || model.cube(owner).isEmpty()) {
            return steps;
        }
        var path = new ArrayList<>(ownerPath);
        path.addAll(steps);
        return path;
    }

    Group group(Measure.GrainMember member, List<String> ownerPath) {
        var dimension = model.dimension(member.dimension()).orElseThrow();
        var path = member.path().isEmpty()
                ? (ownerPath.getLast().equals(member.dimension().cube())
                        ? ownerPath
                        : List.of(member.dimension().cube()))
                : member.path();
        return new Group(
                member.dimension().text()
                        + member.granularity().map("."::concat).orElse(""),
                new DimensionUse(path, dimension, dimension.name()),
                member.granularity().map(name -> Binder.bucket(dimension, name)).orElse(new Bucket.Whole()));
    }

    static Optional<Group> matching(List<Group> groups, Measure.GrainMember member) {
        return groups.stream().filter(group -> isMeant(group, member)).findFirst();
    }

    /** A time dimension without granularity means all of its buckets. */
    static boolean isMeant(Group group, Measure.GrainMember member) {
        return group.dimension().dimension().name().equals(member.dimension())
                && member.granularity()
                        .map(name -> name.equals(bucketName(group.bucket())))
                        .orElse(true);
    }

    static String bucketName(Bucket bucket) {
        return switch (bucket) {
            case Bucket.Whole _ -> "";
            case Bucket.BuiltIn(var name) -> name;
            case Bucket.Custom(var granularity) -> granularity.name();
        };
    }
}
