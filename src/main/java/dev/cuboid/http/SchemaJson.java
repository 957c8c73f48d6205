package dev.cuboid.http;

import dev.cuboid.encode.RowLayout.Field;
import dev.cuboid.engine.Prepared;
import dev.cuboid.engine.Question;
import dev.cuboid.execution.Column;
import dev.cuboid.execution.Column.Kind;
import dev.cuboid.model.Presentation;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the columns of an answer hold: {@code name}, {@code type} ({@code string}, {@code integer}, {@code decimal}, {@code
 * double}, {@code boolean}, {@code time}), {@code scale} of a decimal where the database states one, {@code zone} of a time
 * (the query's, for buckets; {@code UTC} for others), and the member's {@code format}.
 */
final class SchemaJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private SchemaJson() {}

    static byte[] of(Prepared.Part part, List<Column> columns) {
        var bytes = new ByteArrayOutputStream();
        try (var json = MAPPER.createGenerator(bytes)) {
            json.writeStartArray();
            for (var field : part.job().readings().getLast().layout().fields()) {
                json.writeStartObject();
                json.writeStringProperty("name", field.key());
                switch (field) {
                    case Field.Cell(var _, var source) -> column(json, part.question(), columns.get(source));
                    case Field.Constant(var _, var _) -> json.writeStringProperty("type", "string");
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }

    private static void column(JsonGenerator json, Question question, Column column) {
        json.writeStringProperty("type", type(column.kind()));
        if (column.kind() == Kind.DECIMAL && column.precision() > 0) {
            json.writeNumberProperty("scale", column.scale());
        }
        if (column.kind().isTime()) {
            json.writeStringProperty("zone", zone(question, column));
        }
        shown(question, column.key()).ifPresent(presentation -> PresentationJson.format(json, presentation));
    }

    /** Buckets, and what is converted, are wall clock of the query's zone; an instant goes out as it is. */
    private static String zone(Question question, Column column) {
        return column.kind() == Kind.INSTANT ? "UTC" : question.query().zone().getId();
    }

    private static Optional<Presentation> shown(Question question, String key) {
        for (var use : question.resolved().measures()) {
            if (use.key().equals(key)) {
                return Optional.of(use.measure().presentation());
            }
        }
        for (var group : question.resolved().groups()) {
            if (group.key().equals(key)) {
                return Optional.of(group.dimension().dimension().presentation());
            }
        }
        return Optional.empty();
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case TEXT -> "string";
            case WHOLE -> "integer";
            case DECIMAL -> "decimal";
            case FLOAT -> "double";
            case TRUTH -> "boolean";
            case TIME, INSTANT, DAY -> "time";
        };
    }
}
