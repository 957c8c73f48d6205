package dev.cuboid.plan;

import dev.cuboid.model.Cube.Segment;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.model.SqlTemplate.Part;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which dimensions and segments depend on the filters of the query, since a sub-query that sees them is among what they are
 * made of. Filters on these cannot be seen by that sub-query in turn.
 */
final class Narrowed {
    private final SemanticModel model;
    private final Map<MemberName, Boolean> known = new ConcurrentHashMap<>();

    Narrowed(SemanticModel model) {
        this.model = model;
    }

    boolean is(Dimension dimension) {
        var answer = known.get(dimension.name());
        if (answer == null) {
            answer = isNew(dimension);
            known.put(dimension.name(), answer);
        }
        return answer;
    }

    boolean is(Segment segment) {
        return speaksOf(segment.sql());
    }

    private boolean isNew(Dimension dimension) {
        return switch (dimension.kind()) {
            case Dimension.Kind.SubQuery(var sql, var propagate) -> propagate || speaksOf(sql);
            case Dimension.Kind.Staged _ -> true;
            case Dimension.Kind.SwitchCase(var on, var _, var _) ->
                model.dimension(on).map(this::is).orElse(false) || speakOf(Anchors.templates(dimension));
            case Dimension.Kind.Expression _, Dimension.Kind.Case _, Dimension.Kind.Geo _, Dimension.Kind.Switch _ ->
                speakOf(Anchors.templates(dimension));
        };
    }

    private boolean speakOf(List<SqlTemplate> templates) {
        return templates.stream().anyMatch(this::speaksOf);
    }

    private boolean speaksOf(SqlTemplate template) {
        return template.parts().stream().anyMatch(part -> switch (part) {
            case Part.MemberReference(var _, var member) ->
                model.dimension(member).map(this::is).orElse(false)
                        || model.segment(member).map(this::is).orElse(false);
            case Part.BucketReference(var _, var member, var _) ->
                model.dimension(member).map(this::is).orElse(false);
            case Part.ToQueryZone(var instant) -> speaksOf(instant);
            case Part.Text _,
                    Part.CubeReference _,
                    Part.CubeSql _,
                    Part.FilterParameter _,
                    Part.FilterGroup _,
                    Part.NotServed _ -> false;
        });
    }
}
