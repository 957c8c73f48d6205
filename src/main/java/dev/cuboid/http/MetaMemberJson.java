package dev.cuboid.http;

import dev.cuboid.model.Cube;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.Measure;
import dev.cuboid.model.Measure.Kind;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.Presentation;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.model.ValueType;
import dev.cuboid.model.View;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** One member in the body of {@code /meta}, under its own name or a view's. */
final class MetaMemberJson {
    private static final List<String> WRITTEN_ELSEWHERE = List.of("suggestFilterValues", "cumulative", "drillFilters");

    private final JsonGenerator json;
    private final SemanticModel model;
    private final MetaJson.Detail detail;

    MetaMemberJson(JsonGenerator json, SemanticModel model, MetaJson.Detail detail) {
        this.json = json;
        this.model = model;
        this.detail = detail;
    }

    void measureOf(View.Member member) {
        switch (member) {
            case View.Member.Included(var name, var shown, var _, var target) ->
                model.measure(target).ifPresent(measure -> measure(name, measure, shown));
            case View.Member.OwnMeasure(var measure) -> measure(measure.name(), measure, measure.presentation());
            case View.Member.OwnDimension(var _) -> {}
        }
    }

    void dimensionOf(View.Member member) {
        switch (member) {
            case View.Member.Included(var name, var shown, var _, var target) ->
                model.dimension(target).ifPresent(dimension -> dimension(name, dimension, shown));
            case View.Member.OwnDimension(var dimension) ->
                dimension(dimension.name(), dimension, dimension.presentation());
            case View.Member.OwnMeasure(var _) -> {}
        }
    }

    void segmentOf(View.Member member) {
        if (member instanceof View.Member.Included(var name, var shown, var _, var target)) {
            model.segment(target).ifPresent(segment -> segment(name, segment, shown));
        }
    }

    void measure(MemberName name, Measure measure, Presentation shown) {
        if (!isShown(shown)) {
            return;
        }
        json.writeStartObject();
        titles(name, shown);
        json.writeStringProperty("shortTitle", shown.shortTitle());
        format(shown, measure.type());
        json.writeBooleanProperty("cumulativeTotal", AggregateType.isRunningTotal(measure));
        json.writeBooleanProperty(
                "cumulative",
                AggregateType.isCumulative(measure)
                        || Boolean.TRUE.equals(measure.extras().get("cumulative")));
        json.writeStringProperty("type", PresentationJson.wireName(measure.type()));
        json.writeStringProperty("aggType", AggregateType.wireName(measure));
        AnnotationJson.drillMembers(json, model, measure);
        tail(name, measure.name(), shown, measure.extras());
        if (detail.extended()) {
            sql(measure.kind());
        }
        json.writeEndObject();
    }

    void dimension(MemberName name, Dimension dimension, Presentation shown) {
        if (!isShown(shown)) {
            return;
        }
        json.writeStartObject();
        titles(name, shown);
        json.writeStringProperty("type", PresentationJson.wireName(dimension.type()));
        json.writeStringProperty("shortTitle", shown.shortTitle());
        json.writePOJOProperty(
                "suggestFilterValues", dimension.extras().getOrDefault("suggestFilterValues", Boolean.TRUE));
        format(shown, dimension.type());
        GranularityJson.ownOf(json, dimension);
        tail(name, dimension.name(), shown, dimension.extras());
        json.writeBooleanProperty("primaryKey", dimension.primaryKey());
        if (detail.extended() && dimension.kind() instanceof Dimension.Kind.Expression(var sql)) {
            json.writeStringProperty("sql", TemplateText.quoted(sql));
        }
        json.writeEndObject();
    }

    void segment(MemberName name, Cube.Segment segment, Presentation shown) {
        if (!isShown(shown)) {
            return;
        }
        json.writeStartObject();
        titles(name, shown);
        json.writeStringProperty("shortTitle", shown.shortTitle());
        tail(name, segment.name(), shown, Map.of());
        if (detail.extended()) {
            json.writeStringProperty("sql", TemplateText.quoted(segment.sql()));
        }
        json.writeEndObject();
    }

    private boolean isShown(Presentation shown) {
        return detail.hidden() || shown.visible();
    }

    private void titles(MemberName name, Presentation shown) {
        json.writeStringProperty("name", name.text()).writeStringProperty("title", shown.title());
        PresentationJson.description(json, shown);
    }

    private void format(Presentation shown, ValueType type) {
        PresentationJson.format(json, shown);
        PresentationJson.formatDescription(json, shown, type);
        PresentationJson.currency(json, shown);
    }

    private void tail(MemberName name, MemberName target, Presentation shown, Map<String, Object> extras) {
        if (!name.equals(target)) {
            json.writeStringProperty("aliasMember", target.text());
        }
        PresentationJson.meta(json, shown);
        json.writeBooleanProperty("isVisible", shown.visible()).writeBooleanProperty("public", shown.visible());
        for (var extra : extras.entrySet()) {
            if (!WRITTEN_ELSEWHERE.contains(extra.getKey())) {
                json.writePOJOProperty(extra.getKey(), extra.getValue());
            }
        }
    }

    private void sql(Kind kind) {
        switch (kind) {
            case Kind.Aggregate(var _, var argument, var filters, var _) -> {
                argument.ifPresent(this::sql);
                filters(filters);
            }
            case Kind.Calculated(var sql, var filters, var _) -> {
                sql(sql);
                filters(filters);
            }
            case Kind.Staged staged -> {
                sql(staged.sql());
                filters(staged.filters());
            }
            case Kind.Rank _, Kind.Switch _ -> {}
        }
    }

    private void sql(SqlTemplate sql) {
        json.writeStringProperty("sql", TemplateText.quoted(sql));
    }

    private void filters(List<SqlTemplate> filters) {
        if (filters.isEmpty()) {
            return;
        }
        json.writeName("filters").writeStartArray();
        for (var filter : filters) {
            json.writeStartObject();
            sql(filter);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
