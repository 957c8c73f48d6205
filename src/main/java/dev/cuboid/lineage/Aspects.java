package dev.cuboid.lineage;

import dev.cuboid.model.Cube;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.Measure;
import dev.cuboid.model.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * What decides values, as text by parameter ({@code sql}, {@code filters} …): two definitions give the same values if their
 * aspects are equal and what they name is the same. Places and titles are no part of it.
 */
public final class Aspects {
    private final Naming naming;

    public Aspects(Naming naming) {
        this.naming = naming;
    }

    public SequencedMap<String, String> of(Measure measure) {
        var aspects = new LinkedHashMap<String, String>();
        new MeasureAspects(naming, aspects).add(measure);
        return aspects;
    }

    public SequencedMap<String, String> of(Dimension dimension) {
        var aspects = new LinkedHashMap<String, String>();
        new DimensionAspects(naming, aspects).add(dimension);
        return aspects;
    }

    public SequencedMap<String, String> of(Cube.Segment segment) {
        return map("sql", SqlSpelling.of(segment.sql(), naming));
    }

    public SequencedMap<String, String> of(Dimension.Granularity granularity) {
        var aspects = new LinkedHashMap<String, String>();
        new DimensionAspects(naming, aspects).add(granularity.cut());
        return aspects;
    }

    public SequencedMap<String, String> of(Cube.Join join) {
        var aspects = map("relationship", Words.of(join.relationship()));
        aspects.put("sql", SqlSpelling.of(join.on(), naming));
        return aspects;
    }

    /** Where the rows come from. */
    public SequencedMap<String, String> sourceOf(Cube cube) {
        var aspects = switch (cube.source()) {
            case Cube.Source.Table(var sql) -> map("sql_table", SqlSpelling.of(sql, naming));
            case Cube.Source.Query(var sql) -> map("sql", SqlSpelling.of(sql, naming));
        };
        if (!cube.dataSource().equals("default")) {
            aspects.put("data_source", cube.dataSource());
        }
        if (cube.calendar()) {
            aspects.put("calendar", "true");
        }
        return aspects;
    }

    public SequencedMap<String, String> keyOf(Cube cube) {
        return map(
                "primary_key",
                cube.primaryKey().stream()
                        .map(key -> naming.of(key.name()).member())
                        .collect(Collectors.joining(", ")));
    }

    public SequencedMap<String, String> standingFiltersOf(View view) {
        var texts = new MemberText(naming);
        return map(
                "default_filters",
                view.defaultFilters().stream()
                        .map(filter -> texts.of(filter.filter()) + unless(filter.unless(), texts))
                        .collect(Collectors.joining(" and ")));
    }

    private static String unless(List<dev.cuboid.model.MemberName> members, MemberText texts) {
        return members.isEmpty() ? "" : " unless " + texts.names(members);
    }

    private static SequencedMap<String, String> map(String parameter, String text) {
        return new LinkedHashMap<>(Map.of(parameter, text));
    }
}
