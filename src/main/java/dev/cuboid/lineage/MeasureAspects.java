package dev.cuboid.lineage;

import static dev.cuboid.lineage.StageText.put;

import dev.cuboid.model.Dimension.SwitchWhen;
import dev.cuboid.model.Measure;
import dev.cuboid.model.Measure.Bound;
import dev.cuboid.model.Measure.Kind;
import dev.cuboid.model.Measure.StageFunction;
import dev.cuboid.model.Measure.Window;
import dev.cuboid.model.SqlTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What decides the values of a measure. */
final class MeasureAspects {
    private final Naming naming;
    private final StageText stages;
    private final Map<String, String> aspects;

    MeasureAspects(Naming naming, Map<String, String> aspects) {
        this.naming = naming;
        this.stages = new StageText(new MemberText(naming));
        this.aspects = aspects;
    }

    void add(Measure measure) {
        switch (measure.kind()) {
            case Kind.Aggregate(var function, var argument, var filters, var window) -> {
                aspects.put("type", Words.of(function));
                argument.ifPresent(sql -> aspects.put("sql", text(sql)));
                put(aspects, "filters", conditions(filters));
                put(aspects, "rolling_window", text(window));
            }
            case Kind.Calculated(var sql, var filters, var _) -> {
                aspects.put("type", Words.of(measure.type()));
                aspects.put("sql", text(sql));
                put(aspects, "filters", conditions(filters));
            }
            case Kind.Staged staged -> staged(measure, staged);
            case Kind.Rank(var keys, var grain, var context) -> {
                aspects.put("type", "rank");
                aspects.put("multi_stage", "true");
                aspects.put(
                        "order_by",
                        keys.stream()
                                .map(key -> text(key.sql()) + (key.descending() ? " desc" : " asc"))
                                .collect(Collectors.joining(", ")));
                stages.add(grain, context, aspects);
            }
            case Kind.Switch(var path, var on, var whens, var otherwise, var grain, var context) -> {
                aspects.put("type", Words.of(measure.type()));
                aspects.put("case", cases(path, naming.of(on).text(), whens, otherwise));
                stages.add(grain, context, aspects);
            }
        }
    }

    private void staged(Measure measure, Kind.Staged staged) {
        aspects.put(
                "type",
                staged.function() == StageFunction.EXPRESSION ? Words.of(measure.type()) : Words.of(staged.function()));
        aspects.put("multi_stage", "true");
        aspects.put("sql", text(staged.sql()));
        stages.add(staged.grain(), staged.context(), aspects);
        put(aspects, "time_shift", stages.shifts(staged.shifts()));
        put(aspects, "filters", conditions(staged.filters()));
    }

    private String cases(List<String> path, String on, List<SwitchWhen> whens, Optional<SqlTemplate> otherwise) {
        var way = path.isEmpty() ? "" : path.stream().map(naming::of).collect(Collectors.joining(".")) + ": ";
        return way + DimensionAspects.cases(on, whens, otherwise, this::text);
    }

    private String conditions(List<SqlTemplate> filters) {
        return filters.stream().map(this::text).collect(Collectors.joining(" AND "));
    }

    private String text(SqlTemplate template) {
        return SqlSpelling.of(template, naming);
    }

    private static String text(Window window) {
        return switch (window) {
            case Window.None() -> "";
            case Window.ToDate(var granularity) -> "to date: " + granularity;
            case Window.Rolling(var trailing, var leading, var anchor) -> {
                var words = new ArrayList<String>();
                words.add("trailing " + text(trailing));
                words.add("leading " + text(leading));
                words.add("offset " + Words.of(anchor));
                yield String.join(", ", words);
            }
        };
    }

    private static String text(Bound bound) {
        return switch (bound) {
            case Bound.Anchored() -> "none";
            case Bound.By(var interval) -> MemberText.of(interval);
            case Bound.Unbounded() -> "unbounded";
        };
    }
}
