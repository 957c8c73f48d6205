package dev.cuboid.model;

import dev.cuboid.model.SqlTemplate.FilterArgument;
import dev.cuboid.model.SqlTemplate.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Which members (by full name) and cubes (by name, for their queries) a definition is built from. */
final class TemplateReferences {
    static List<String> of(Cube.Source source) {
        return of(source.sql());
    }

    static List<String> of(SqlTemplate template) {
        var names = new ArrayList<String>();
        template.parts().forEach(part -> add(part, names));
        return names;
    }

    static List<String> of(Measure.Kind kind) {
        return of(Templates.of(kind));
    }

    static List<String> of(Dimension dimension) {
        var cuts = dimension.granularities().stream().flatMap(granularity -> switch (granularity.cut()) {
            case Dimension.Cut.Expression(var sql, var _) -> Stream.of(sql);
            case Dimension.Cut.Natural _, Dimension.Cut.FromOrigin _ -> Stream.<SqlTemplate>empty();
        });
        // a calendar's own cut of a dimension may well be made from that dimension
        var ownName = dimension.name().text();
        var names = new ArrayList<>(of(Templates.of(dimension.kind())));
        cuts.flatMap(sql -> of(sql).stream())
                .filter(name -> !name.equals(ownName))
                .forEach(names::add);
        return names;
    }

    private static List<String> of(Stream<SqlTemplate> templates) {
        return templates.map(TemplateReferences::of).flatMap(Collection::stream).toList();
    }

    private static void add(Part part, List<String> names) {
        switch (part) {
            case Part.MemberReference(var _, var member) -> names.add(member.text());
            case Part.BucketReference(var _, var dimension, var _) -> names.add(dimension.text());
            case Part.CubeSql(var cube) -> names.add(cube);
            case Part.ToQueryZone(var instant) -> names.addAll(of(instant));
            case Part.FilterParameter(var _, FilterArgument.Expression(var sql)) -> names.addAll(of(sql));
            case Part.FilterParameter _,
                    Part.FilterGroup _,
                    Part.Text _,
                    Part.CubeReference _,
                    Part.SecurityContext _ -> {}
        }
    }

    private TemplateReferences() {}
}
