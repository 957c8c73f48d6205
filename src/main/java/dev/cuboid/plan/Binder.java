package dev.cuboid.plan;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Cube;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.Dimension.Label;
import dev.cuboid.model.Measure;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.model.SqlTemplate.Part;
import dev.cuboid.plan.Expression.Branch;
import dev.cuboid.plan.Expression.Piece;
import dev.cuboid.query.ResolvedQuery.Bucket;
import dev.cuboid.query.ResolvedQuery.Comparison;
import dev.cuboid.query.ResolvedQuery.Condition;
import dev.cuboid.query.ResolvedQuery.DimensionUse;
import dev.cuboid.query.ResolvedQuery.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds templates, dimensions and conditions to the cubes of one join tree, which grows as they need. */
final class Binder {
    /** Plans the measures that a computed dimension is made of, as a table to join; {@code columns} receives their columns. */
    interface Staging {
        Plan.Join join(
                JoinTree.Node owner,
                Dimension dimension,
                Binder binder,
                Frame frame,
                Map<MemberName, Expression> columns);
    }

    private final SemanticModel model;
    private final JoinTree tree;
    private final Frame frame;
    private final Staging staging;
    private final Map<List<Object>, Computed> computed = new LinkedHashMap<>();

    /** A computed dimension's join and where its measures' columns are. */
    private record Computed(Plan.Join join, Map<MemberName, Expression> columns) {}

    Binder(SemanticModel model, JoinTree tree, Frame frame, Staging staging) {
        this.model = model;
        this.tree = tree;
        this.frame = frame;
        this.staging = staging;
    }

    JoinTree tree() {
        return tree;
    }

    /** The joined tables so far, computed dimensions last. */
    Plan.Source source() {
        var root = tree.root();
        var joins = new ArrayList<Plan.Join>();
        for (int i = 1; i < tree.nodes().size(); i++) {
            var node = tree.nodes().get(i);
            joins.add(join(node));
        }
        computed.values().forEach(dimension -> joins.add(dimension.join()));
        return new Plan.Source(table(root), joins);
    }

    private Plan.Join join(JoinTree.Node node) {
        var parent = tree.locate(node.parentPath());
        var declared = node.join().orElseThrow();
        Function<List<String>, JoinTree.Node> ends =
                path -> path.equals(List.of(declared.target())) ? node : tree.locateFrom(parent, path);
        var on = written(declared.on(), ends, member -> shiftedKey(member, node));
        requireShiftedKey(declared, node);
        var note = "%s %s %s, %s"
                .formatted(
                        parent.cube(),
                        declared.relationship().name().toLowerCase(Locale.ROOT),
                        declared.target(),
                        node.reason());
        return new Plan.Join(table(node), new Predicate.Holds(on), note);
    }

    /** The expression by which a calendar's own shift joins facts to it, in place of its key. */
    private @Nullable Expression shiftedKey(MemberName member, JoinTree.Node node) {
        for (var shift : frame.calendarShifts()) {
            if (shift.timeDimension().equals(member)) {
                return written(shift.key(), node);
            }
        }
        return null;
    }

    private void requireShiftedKey(Cube.Join declared, JoinTree.Node node) {
        for (var shift : frame.calendarShifts()) {
            boolean named = declared.on().parts().stream()
                    .anyMatch(part -> part instanceof Part.MemberReference(var _, var member)
                            && member.equals(shift.timeDimension()));
            if (shift.timeDimension().cube().equals(node.cube()) && !named) {
                throw new Rejected(Diagnostic.of(
                                ErrorCode.SHIFT_DOES_NOT_FIT,
                                declared.location(),
                                "the join to the calendar `%s` does not name its key `%s`, so the calendar's own shift cannot replace it"
                                        .formatted(
                                                node.cube(),
                                                shift.timeDimension().text()))
                        .hint("`{%s}` in the join's sql"
                                .formatted(shift.timeDimension().text())));
            }
        }
    }

    Plan.Item table(JoinTree.Node node) {
        var cube = model.cube(node.cube()).orElseThrow();
        if (cube.policies()) {
            throw new Rejected(Diagnostic.of(
                    ErrorCode.NOT_SERVED,
                    new Location.InQuery(""),
                    "`%s` has an access policy, and access policies are not yet served".formatted(cube.name())));
        }
        return switch (cube.source()) {
            case Cube.Source.Table(var sql) ->
                new Plan.Item.Table(node.alias(), cube.name(), written(sql, node), false);
            case Cube.Source.Query(var sql) -> new Plan.Item.Table(node.alias(), cube.name(), written(sql, node), true);
        };
    }

    /** A dimension's value; times are instants or whatever the column is, not yet wall time. */
    Expression dimension(JoinTree.Node owner, Dimension dimension) {
        return switch (dimension.kind()) {
            case Dimension.Kind.Expression(var sql) -> written(sql, owner);
            case Dimension.Kind.Case(var whens, var otherwise) ->
                new Expression.Case(
                        whens.stream()
                                .map(when -> new Branch(
                                        new Predicate.Holds(written(when.condition(), owner)),
                                        label(when.label(), owner)))
                                .toList(),
                        otherwise instanceof Label.None ? Optional.empty() : Optional.of(label(otherwise, owner)));
            case Dimension.Kind.SwitchCase(var on, var whens, var otherwise) -> switchCase(owner, on, whens, otherwise);
            case Dimension.Kind.Geo(var latitude, var longitude) ->
                new Expression.Geo(written(latitude, owner), written(longitude, owner));
            case Dimension.Kind.SubQuery(var sql, var _) -> computedDimension(owner, dimension, sql);
            case Dimension.Kind.Staged(var sql, var _, var _) -> computedDimension(owner, dimension, sql);
            case Dimension.Kind.Switch(var values) -> listed(owner, dimension, values);
        };
    }

    /**
     * A dimension without a column: each of its values beside each row, where these are told apart by grouping; else the one
     * value that is left, since a row must not count once for each value.
     */
    private Expression listed(JoinTree.Node owner, Dimension dimension, List<String> values) {
        if (!Switches.isGrouped(dimension, frame)) {
            return new Expression.Literal(Switches.only(dimension, values, frame, dimension.name()));
        }
        var alias = Names.shortened(
                owner.alias() + "_" + Names.snake(dimension.name().member()));
        computed.computeIfAbsent(
                List.of(owner.path(), dimension.name()),
                key -> new Computed(
                        new Plan.Join(
                                new Plan.Item.Values(alias, values),
                                new Predicate.And(List.of()),
                                "each value of `%s`".formatted(dimension.name().text())),
                        Map.of()));
        return new Expression.Column(alias, "value");
    }

    private Expression switchCase(
            JoinTree.Node owner, MemberName on, List<Dimension.SwitchWhen> whens, Optional<SqlTemplate> otherwise) {
        var subject = dimension(owner, model.dimension(on).orElseThrow());
        return new Expression.Case(
                whens.stream()
                        .map(when -> new Branch(
                                new Predicate.Test(
                                        subject, new Comparison.Among(List.of(new Value.OfText(when.value())), false)),
                                written(when.sql(), owner)))
                        .toList(),
                otherwise.map(sql -> written(sql, owner)));
    }

    private Expression label(Label label, JoinTree.Node owner) {
        return switch (label) {
            case Label.Text(var text) -> new Expression.Literal(text);
            case Label.Expression(var sql) -> written(sql, owner);
            case Label.None _ -> new Expression.Null();
        };
    }

    private Expression computedDimension(JoinTree.Node owner, Dimension dimension, SqlTemplate sql) {
        var key = List.<Object>of(owner.path(), dimension.name());
        var known = computed.get(key);
        if (known == null) {
            var columns = new LinkedHashMap<MemberName, Expression>();
            known = new Computed(staging.join(owner, dimension, this, frame, columns), columns);
            computed.put(key, known);
        }
        var columns = known.columns();
        return written(sql, path -> tree.locateFrom(owner, path), columns::get);
    }

    /** A dimension as a query groups by it: cut, and in wall time where it is a time. */
    Expression grouped(JoinTree.Node owner, Dimension dimension, Bucket bucket) {
        if (bucket instanceof Bucket.Custom(var granularity)
                && granularity.cut() instanceof Dimension.Cut.Expression(var sql, var _)) {
            return written(sql, owner);
        }
        var value = dimension(owner, dimension);
        if (dimension.type() != dev.cuboid.model.ValueType.TIME) {
            return value;
        }
        var wallTime = WallTimes.isWallTime(value) ? value : wallTime(value, dimension.name());
        return bucket instanceof Bucket.Whole ? wallTime : new Expression.Cut(wallTime, bucket);
    }

    /** The same where the row happened, whatever shifts are in force. */
    Expression unmoved(JoinTree.Node owner, Dimension dimension, Bucket bucket) {
        var still = frame.unshifted(dimension.name());
        return frame.moves(dimension.name()).isEmpty()
                ? grouped(owner, dimension, bucket)
                : new Binder(model, tree, still, staging).grouped(owner, dimension, bucket);
    }

    /** Wall time of the query's zone, moved by the shifts in force. */
    Expression wallTime(Expression instant, MemberName timeDimension) {
        Expression wallTime = new Expression.WallTime(instant, frame.zone());
        for (var shift : frame.moves(timeDimension)) {
            wallTime = new Expression.Moved(wallTime, shift);
        }
        return wallTime;
    }

    Expression.Written written(SqlTemplate template, JoinTree.Node owner) {
        return written(template, path -> tree.locateFrom(owner, path));
    }

    private Expression.Written written(SqlTemplate template, Function<List<String>, JoinTree.Node> node) {
        return written(template, node, measure -> null);
    }

    /** Binds a template; {@code measures} gives the expression of a measure where measures may stand, else null. */
    Expression.Written written(
            SqlTemplate template,
            Function<List<String>, JoinTree.Node> node,
            Function<MemberName, @Nullable Expression> measures) {
        var pieces = new ArrayList<Piece>();
        for (var part : template.parts()) {
            pieces.add(piece(part, node, measures));
        }
        return new Expression.Written(pieces);
    }

    private Piece piece(
            Part part,
            Function<List<String>, JoinTree.Node> node,
            Function<MemberName, @Nullable Expression> measures) {
        return switch (part) {
            case Part.Text(var sql) -> new Piece.Text(sql);
            case Part.CubeReference(var path) ->
                new Piece.Alias(node.apply(path).alias());
            case Part.MemberReference(var path, var member) -> {
                var measure = measures.apply(member);
                yield new Piece.Nested(measure != null ? measure : member(node.apply(path), member));
            }
            case Part.BucketReference(var path, var name, var granularity) -> {
                var dimension = model.dimension(name).orElseThrow();
                yield new Piece.Nested(grouped(node.apply(path), dimension, bucket(dimension, granularity)));
            }
            case Part.CubeSql(var cube) -> new Piece.SubSelect(sourceOf(cube, node.apply(List.of())));
            case Part.FilterParameter parameter ->
                new Piece.Condition(filterParameters(node.apply(List.of())).one(parameter));
            case Part.FilterGroup(var parameters) ->
                new Piece.Condition(filterParameters(node.apply(List.of())).group(parameters));
            case Part.ToQueryZone(var instant) ->
                new Piece.Nested(new Expression.WallTime(written(instant, node, measures), frame.zone()));
            case Part.NotServed(var _, var reason) -> throw refused(reason);
        };
    }

    private Expression.Written sourceOf(String name, JoinTree.Node owner) {
        var cube = model.cube(name).orElseThrow();
        return switch (cube.source()) {
            case Cube.Source.Query(var sql) -> written(sql, owner);
            case Cube.Source.Table(var sql) -> {
                var pieces = new ArrayList<Piece>(List.of(new Piece.Text("SELECT * FROM ")));
                pieces.addAll(written(sql, owner).pieces());
                yield new Expression.Written(pieces);
            }
        };
    }

    private FilterParameters filterParameters(JoinTree.Node owner) {
        return new FilterParameters(frame.conditions(), expression -> written(expression.sql(), owner));
    }

    private Expression member(JoinTree.Node owner, MemberName member) {
        var dimension = model.dimension(member);
        if (dimension.isPresent()) {
            return dimension(owner, dimension.get());
        }
        var segment = model.segment(member);
        if (segment.isPresent()) {
            return written(segment.get().sql(), owner);
        }
        throw new Rejected(Diagnostic.of(
                        ErrorCode.WRONG_REFERENCE,
                        new Location.InQuery(""),
                        "measure `%s` is referenced where a value of one row is needed".formatted(member.text()))
                .hint("a dimension with `sub_query: true` turns a measure into a value of each row"));
    }

    static Bucket bucket(Dimension dimension, String granularity) {
        return dimension
                .granularity(granularity)
                .<Bucket>map(Bucket.Custom::new)
                .orElse(new Bucket.BuiltIn(granularity));
    }

    Predicate condition(Condition condition) {
        return switch (condition) {
            case Condition.And(var parts) ->
                Predicate.and(parts.stream().map(this::condition).toList());
            case Condition.Or(var parts) ->
                new Predicate.Or(parts.stream().map(this::condition).toList());
            case Condition.OfDimension(var use, var comparison) -> test(use, comparison);
            case Condition.OfTimeRange(var use, var range) -> test(use, new Comparison.Within(range));
            case Condition.InSegment(var path, var segment, var _) ->
                new Predicate.Holds(written(segment.sql(), tree.locate(path)));
            case Condition.OwnFilters(var use) -> ownFilters(use.path(), use.measure());
            case Condition.OfMeasure _ -> throw new IllegalStateException("a measure among conditions on rows");
        };
    }

    private Predicate test(DimensionUse use, Comparison comparison) {
        return WallTimes.test(dimension(tree.locate(use.path()), use.dimension()), use, comparison, frame.zone());
    }

    private Predicate ownFilters(List<String> path, Measure measure) {
        var owner = tree.locate(path);
        List<SqlTemplate> filters = switch (measure.kind()) {
            case Measure.Kind.Aggregate aggregate -> aggregate.filters();
            case Measure.Kind.Calculated calculated -> calculated.filters();
            case Measure.Kind.Staged _, Measure.Kind.Rank _, Measure.Kind.Switch _ -> List.of();
        };
        return Predicate.and(filters.stream()
                .<Predicate>map(filter -> new Predicate.Holds(written(filter, owner)))
                .toList());
    }

    static Rejected notServed(MemberName member, String what) {
        return refused("`%s` is %s, which is not served yet".formatted(member.text(), what));
    }

    static Rejected refused(String reason) {
        return new Rejected(Diagnostic.of(ErrorCode.NOT_SERVED, new Location.InQuery(""), reason));
    }
}
