package dev.cuboid.http;

import dev.cuboid.model.Presentation;
import dev.cuboid.model.Presentation.Format;
import dev.cuboid.model.ValueType;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** How members are shown to people, as annotations and the meta endpoint say it. */
final class PresentationJson {
    private static final String PLAIN_NUMBER = ",.2~f";

    private PresentationJson() {}

    static void description(JsonGenerator json, Presentation shown) {
        if (!shown.description().isEmpty()) {
            json.writeStringProperty("description", shown.description());
        }
    }

    static void meta(JsonGenerator json, Presentation shown) {
        if (!shown.meta().isEmpty()) {
            json.writePOJOProperty("meta", shown.meta());
        }
    }

    static void currency(JsonGenerator json, Presentation shown) {
        if (!shown.currency().isEmpty()) {
            json.writeStringProperty("currency", shown.currency());
        }
    }

    static void format(JsonGenerator json, Presentation shown) {
        switch (shown.format()) {
            case Format.None() -> {}
            case Format.Named(var name) -> json.writeStringProperty("format", name);
            case Format.Numeric(var specifier, var alias) -> typed(json, "custom-numeric", "value", specifier, alias);
            case Format.Time(var pattern) -> typed(json, "custom-time", "value", pattern, "");
            case Format.Link(var label) -> typed(json, "link", "label", label, "");
        }
    }

    private static void typed(JsonGenerator json, String type, String key, String value, String alias) {
        json.writeName("format").writeStartObject();
        json.writeStringProperty("type", type).writeStringProperty(key, value);
        if (!alias.isEmpty()) {
            json.writeStringProperty("alias", alias);
        }
        json.writeEndObject();
    }

    /** For numbers only: the specifier that clients print by, whatever the model wrote. */
    static void formatDescription(JsonGenerator json, Presentation shown, ValueType type) {
        if (type != ValueType.NUMBER) {
            return;
        }
        json.writeName("formatDescription").writeStartObject();
        switch (shown.format()) {
            case Format.Named(var name) ->
                json.writeStringProperty("name", name).writeStringProperty("specifier", specifier(name));
            case Format.Numeric(var specifier, var alias) ->
                json.writeStringProperty("name", alias.isEmpty() ? "custom" : alias)
                        .writeStringProperty("specifier", specifier);
            case Format.None(), Format.Time(var _), Format.Link(var _) ->
                json.writeStringProperty("name", "number").writeStringProperty("specifier", PLAIN_NUMBER);
        }
        currency(json, shown);
        json.writeEndObject();
    }

    private static String specifier(String name) {
        return switch (name) {
            case "percent" -> ".2~%";
            case "currency" -> "$,.2~f";
            case "decimal" -> ",.2f";
            case "abbr" -> ".2s";
            case "accounting" -> "(,.2f";
            case "id" -> ".0f";
            default -> PLAIN_NUMBER;
        };
    }

    /** The type as clients know it: a switch holds texts. */
    static String wireName(ValueType type) {
        return switch (type) {
            case SWITCH -> "string";
            case STRING, NUMBER, BOOLEAN, TIME, GEO -> type.name().toLowerCase(Locale.ROOT);
        };
    }
}
