package dev.cuboid.plan;

import dev.cuboid.model.Dimension;
import dev.cuboid.model.Measure;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.model.SqlTemplate.Part;
import dev.cuboid.query.ResolvedQuery.Condition;
import dev.cuboid.query.ResolvedQuery.DimensionUse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which cubes a leg's root must lead to: those where the paths of members begin, and those that members speak of without
 * their own cube leading there.
 */
final class Anchors {
    private final SemanticModel model;
    private final JoinGraph graph;
    private final Map<MemberName, List<String>> outside = new ConcurrentHashMap<>();

    Anchors(SemanticModel model, JoinGraph graph) {
        this.model = model;
        this.graph = graph;
    }

    List<String> of(DimensionUse use) {
        return with(use.path().getFirst(), outside(use.dimension()));
    }

    List<String> of(Condition condition) {
        return switch (condition) {
            case Condition.And(var parts) ->
                parts.stream().flatMap(part -> of(part).stream()).distinct().toList();
            case Condition.Or(var parts) ->
                parts.stream().flatMap(part -> of(part).stream()).distinct().toList();
            case Condition.OfDimension(var use, var _) -> of(use);
            case Condition.OfTimeRange(var use, var _) -> of(use);
            case Condition.InSegment(var path, var segment, var _) ->
                with(path.getFirst(), outside(segment.name(), List.of(segment.sql())));
            case Condition.OwnFilters(var use) -> with(use.path().getFirst(), of(use.measure()));
            case Condition.OfMeasure _ -> List.of();
        };
    }

    /** The cubes outside the measure's own reach that its argument and filters speak of. */
    List<String> of(Measure measure) {
        return switch (measure.kind()) {
            case Measure.Kind.Aggregate aggregate -> {
                var templates = new ArrayList<>(aggregate.filters());
                aggregate.argument().ifPresent(templates::add);
                yield outside(measure.name(), templates);
            }
            case Measure.Kind.Calculated calculated -> outside(measure.name(), List.of(calculated.sql()));
            case Measure.Kind.Staged _, Measure.Kind.Rank _, Measure.Kind.Switch _ -> List.of();
        };
    }

    private static List<String> with(String first, List<String> others) {
        if (others.isEmpty()) {
            return List.of(first);
        }
        var all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    List<String> outside(Dimension dimension) {
        return outside(dimension.name(), templates(dimension));
    }

    private List<String> outside(MemberName owner, List<SqlTemplate> templates) {
        var known = outside.get(owner);
        if (known == null) {
            var found = new LinkedHashSet<String>();
            templates.forEach(template -> collect(owner.cube(), template, found));
            known = List.copyOf(found);
            outside.put(owner, known);
        }
        return known;
    }

    private void collect(String cube, SqlTemplate template, Set<String> found) {
        for (var part : template.parts()) {
            switch (part) {
                case Part.CubeReference(var path) -> collectPath(cube, path, found);
                case Part.BucketReference(var path, var _, var _) -> collectPath(cube, path, found);
                case Part.MemberReference(var path, var member) -> {
                    var dimension = model.dimension(member);
                    if (model.measure(member).isPresent()) {
                        continue;
                    }
                    collectPath(cube, path, found);
                    dimension.ifPresent(inner -> found.addAll(outside(inner)));
                    model.segment(member).ifPresent(inner -> found.addAll(outside(inner.name(), List.of(inner.sql()))));
                }
                case Part.ToQueryZone(var instant) -> collect(cube, instant, found);
                case Part.Text _, Part.CubeSql _, Part.FilterParameter _, Part.FilterGroup _, Part.NotServed _ -> {}
            }
        }
    }

    private void collectPath(String cube, List<String> path, Set<String> found) {
        if (path.size() == 1 && !graph.reaches(cube, path.getFirst())) {
            found.add(path.getFirst());
        }
    }

    static List<SqlTemplate> templates(Dimension dimension) {
        return switch (dimension.kind()) {
            case Dimension.Kind.Expression(var sql) -> List.of(sql);
            case Dimension.Kind.Case(var whens, var otherwise) -> {
                var all = new ArrayList<SqlTemplate>();
                whens.forEach(when -> {
                    all.add(when.condition());
                    label(when.label(), all);
                });
                label(otherwise, all);
                yield all;
            }
            case Dimension.Kind.SwitchCase(var _, var whens, var otherwise) -> {
                var all = new ArrayList<SqlTemplate>();
                whens.forEach(when -> all.add(when.sql()));
                otherwise.ifPresent(all::add);
                yield all;
            }
            case Dimension.Kind.Geo(var latitude, var longitude) -> List.of(latitude, longitude);
            case Dimension.Kind.SubQuery(var sql, var _) -> List.of(sql);
            case Dimension.Kind.Staged(var sql, var _, var _) -> List.of(sql);
            case Dimension.Kind.Switch _ -> List.of();
        };
    }

    private static void label(Dimension.Label label, List<SqlTemplate> all) {
        if (label instanceof Dimension.Label.Expression(var sql)) {
            all.add(sql);
        }
    }
}
