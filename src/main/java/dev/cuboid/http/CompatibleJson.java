package dev.cuboid.http;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.Compatibility;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** The bodies of {@code /compatible}: names in, names and reasons out. */
final class CompatibleJson {
    private CompatibleJson() {}

    /** The names under a property; absent means none. */
    static List<String> names(JsonNode body, String property) {
        var names = new ArrayList<String>();
        for (var name : body.path(property)) {
            if (!name.isString()) {
                throw refused("\"%s\" must be a list of member names".formatted(property));
            }
            names.add(name.stringValue());
        }
        return names;
    }

    static void checkProperties(JsonNode body) {
        if (!body.isObject()) {
            throw refused("the body must be an object with `measures` and `dimensions`");
        }
        body.propertyNames().forEach(name -> {
            if (!name.equals("measures") && !name.equals("dimensions")) {
                throw refused("\"%s\" is not allowed".formatted(name));
            }
        });
    }

    private static Rejected refused(String message) {
        return new Rejected(
                Diagnostic.of(ErrorCode.INVALID_QUERY, new Location.InQuery(""), "Invalid query format: " + message));
    }

    static void write(JsonGenerator json, Compatibility compatibility) {
        json.writeStartObject();
        texts(json, "measures", compatibility.measures());
        texts(json, "dimensions", compatibility.dimensions());
        json.writeName("incompatible").writeStartArray();
        for (var other : compatibility.incompatible()) {
            json.writeStartObject();
            json.writeStringProperty("member", other.member());
            json.writeStringProperty("reason", other.reason());
            json.writeEndObject();
        }
        json.writeEndArray().writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeName(name).writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
