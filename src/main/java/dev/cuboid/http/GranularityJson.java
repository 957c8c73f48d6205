package dev.cuboid.http;

import dev.cuboid.model.Dimension;
import dev.cuboid.model.Dimension.Cut;
import tools.jackson.core.JsonGenerator;

/** How time is cut, as annotations and the meta endpoint say it. */
final class GranularityJson {
    private GranularityJson() {}

    static void builtIn(JsonGenerator json, String name) {
        json.writeStartObject();
        json.writeStringProperty("name", name).writeStringProperty("title", name);
        json.writeStringProperty("interval", "1 " + name);
        json.writeEndObject();
    }

    static void custom(JsonGenerator json, Dimension.Granularity granularity) {
        json.writeStartObject();
        json.writeStringProperty("name", granularity.name()).writeStringProperty("title", granularity.title());
        switch (granularity.cut()) {
            case Cut.Natural(var interval, var offset) -> {
                json.writeStringProperty("interval", interval.text());
                offset.ifPresent(later -> json.writeStringProperty("offset", later.text()));
            }
            case Cut.FromOrigin(var interval, var origin) ->
                json.writeStringProperty("interval", interval.text())
                        .writeStringProperty("origin", WireTime.text(origin));
            case Cut.Expression(var _, var interval) ->
                interval.ifPresent(length -> json.writeStringProperty("interval", length.text()));
        }
        json.writeEndObject();
    }

    /** The dimension's own granularities; the built-in ones belong to all and are not listed. */
    static void ownOf(JsonGenerator json, Dimension dimension) {
        if (dimension.granularities().isEmpty()) {
            return;
        }
        json.writeName("granularities").writeStartArray();
        dimension.granularities().forEach(granularity -> custom(json, granularity));
        json.writeEndArray();
    }
}
