package dev.cuboid.http;

import dev.cuboid.engine.Explanation;
import dev.cuboid.engine.Several;
import dev.cuboid.sql.SqlText;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The body of {@code /explain}. */
final class ExplainJson {
    private ExplainJson() {}

    static void write(JsonGenerator json, Several<Explanation> explanations) {
        json.writeStartObject();
        json.writeStringProperty("queryType", explanations.asked().type().wireName());
        json.writeName("explanations").writeStartArray();
        explanations.parts().forEach(explanation -> write(json, explanation));
        json.writeEndArray().writeEndObject();
    }

    private static void write(JsonGenerator json, Explanation explanation) {
        json.writeStartObject();
        json.writeName("legs").writeStartArray();
        explanation.legs().forEach(leg -> write(json, leg));
        json.writeEndArray();
        json.writeStringProperty("having", explanation.having());
        json.writeName("sql");
        sql(json, explanation.statement().sql());
        json.writeStringProperty("plan", explanation.plan());
        json.writeStringProperty("text", explanation.text());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Explanation.Leg leg) {
        json.writeStartObject();
        json.writeStringProperty("name", leg.name());
        json.writeStringProperty("fact", leg.fact());
        json.writeStringProperty("root", leg.root());
        json.writeStringProperty("why", leg.why());
        json.writeBooleanProperty("repeated", leg.repeated());
        texts(json, "grain", leg.grain());
        texts(json, "values", leg.values());
        texts(json, "joins", leg.joins());
        texts(json, "filters", leg.filters());
        json.writeName("sql");
        sql(json, leg.sql());
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeName(name).writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void sql(JsonGenerator json, SqlText sql) {
        json.writeStartArray();
        json.writeString(NumberedBinds.of(sql.sql()));
        json.writeStartArray();
        sql.binds().forEach(bind -> SqlJson.bind(json, bind));
        json.writeEndArray().writeEndArray();
    }
}
