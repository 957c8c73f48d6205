package dev.cuboid.model;

import dev.cuboid.model.SqlTemplate.FilterArgument;
import dev.cuboid.model.SqlTemplate.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which members (by full name) and cubes (by name, for their queries) a definition is built from. */
final class TemplateReferences {
    /** By the full name of the member, or the cube's for its query; only what is built from others. */
    static Map<String, List<String>> in(Cube cube) {
        var references = new LinkedHashMap<String, List<String>>();
        put(cube.name(), of(cube.source().sql()), references);
        cube.measures().forEach(one -> put(one.name().text(), of(one.kind()), references));
        cube.dimensions().forEach(one -> put(one.name().text(), of(one), references));
        cube.segments().forEach(one -> put(one.name().text(), of(one.sql()), references));
        return references;
    }

    static Map<String, List<String>> in(View view) {
        var references = new LinkedHashMap<String, List<String>>();
        for (var member : view.members()) {
            switch (member) {
                case View.Member.Included _ -> {}
                case View.Member.OwnMeasure(var own) -> put(own.name().text(), of(own.kind()), references);
                case View.Member.OwnDimension(var own) -> put(own.name().text(), of(own), references);
            }
        }
        return references;
    }

    private static void put(String name, List<String> used, Map<String, List<String>> references) {
        if (!used.isEmpty()) {
            references.put(name, used);
        }
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
            case Part.FilterParameter _, Part.FilterGroup _, Part.Text _, Part.CubeReference _, Part.NotServed _ -> {}
        }
    }

    private TemplateReferences() {}
}
