package dev.cuboid.lineage;

import dev.cuboid.model.Dimension;
import dev.cuboid.model.Dimension.Cut;
import dev.cuboid.model.Dimension.Kind;
import dev.cuboid.model.Dimension.Label;
import dev.cuboid.model.Dimension.SwitchWhen;
import dev.cuboid.model.SqlTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What decides the values of a dimension. */
final class DimensionAspects {
    private final Naming naming;
    private final StageText stages;
    private final Map<String, String> aspects;

    DimensionAspects(Naming naming, Map<String, String> aspects) {
        this.naming = naming;
        this.stages = new StageText(new MemberText(naming));
        this.aspects = aspects;
    }

    void add(Dimension dimension) {
        switch (dimension.kind()) {
            case Kind.Expression(var sql) -> aspects.put("sql", text(sql));
            case Kind.Case(var whens, var otherwise) -> aspects.put("case", labels(whens, otherwise));
            case Kind.SwitchCase(var on, var whens, var otherwise) ->
                aspects.put("case", cases(naming.of(on).text(), whens, otherwise, this::text));
            case Kind.Geo(var latitude, var longitude) -> {
                aspects.put("latitude", text(latitude));
                aspects.put("longitude", text(longitude));
            }
            case Kind.SubQuery(var sql, var propagateFilters) -> {
                aspects.put("sql", text(sql));
                aspects.put("sub_query", "true");
                aspects.put("propagate_filters_to_sub_query", String.valueOf(propagateFilters));
            }
            case Kind.Switch(var values) -> aspects.put("values", String.join(", ", values));
            case Kind.Staged(var sql, var grain, var filters) -> {
                aspects.put("sql", text(sql));
                aspects.put("multi_stage", "true");
                stages.add(grain, filters, aspects);
            }
        }
        StageText.put(aspects, "time_shift", shifts(dimension));
    }

    void add(Cut cut) {
        switch (cut) {
            case Cut.Natural(var interval, var offset) -> {
                aspects.put("interval", MemberText.of(interval));
                offset.ifPresent(by -> aspects.put("offset", MemberText.of(by)));
            }
            case Cut.FromOrigin(var interval, var origin) -> {
                aspects.put("interval", MemberText.of(interval));
                aspects.put("origin", origin.toString());
            }
            case Cut.Expression(var sql, var interval) -> {
                aspects.put("sql", text(sql));
                interval.ifPresent(length -> aspects.put("interval", MemberText.of(length)));
            }
        }
    }

    static String cases(
            String on, List<SwitchWhen> whens, Optional<SqlTemplate> otherwise, Function<SqlTemplate, String> text) {
        var lines = new ArrayList<String>();
        lines.add("switch " + on);
        whens.forEach(when -> lines.add("when " + when.value() + " then " + text.apply(when.sql())));
        otherwise.ifPresent(sql -> lines.add("else " + text.apply(sql)));
        return String.join(" ", lines);
    }

    private String labels(List<Dimension.When> whens, Label otherwise) {
        return whens.stream()
                        .map(when -> "when " + text(when.condition()) + " then " + text(when.label()))
                        .collect(Collectors.joining(" "))
                + " else " + text(otherwise);
    }

    private String text(Label label) {
        return switch (label) {
            case Label.Text(var text) -> "'" + text + "'";
            case Label.Expression(var sql) -> text(sql);
            case Label.None() -> "null";
        };
    }

    private String shifts(Dimension dimension) {
        return dimension.timeShifts().stream()
                .map(shift -> (shift.name() + " "
                                + stages.shifts(shift.shift().stream().toList()) + " "
                                + shift.sql().map(this::text).orElse(""))
                        .strip())
                .collect(Collectors.joining("; "));
    }

    private String text(SqlTemplate template) {
        return SqlSpelling.of(template, naming);
    }
}
