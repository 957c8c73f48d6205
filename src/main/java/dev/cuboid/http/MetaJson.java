package dev.cuboid.http;

import dev.cuboid.diagnostic.Location;
import dev.cuboid.model.Cube;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.Presentation;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.View;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** The body of {@code /meta}: what can be asked for. */
final class MetaJson {
    /**
     * How much is told.
     *
     * @param extended with files, joins and SQL
     * @param onlyViews without cubes
     * @param hidden with what cannot be asked for
     */
    record Detail(boolean extended, boolean onlyViews, boolean hidden) {}

    private final JsonGenerator json;
    private final SemanticModel model;
    private final Detail detail;
    private final Map<String, Integer> components;
    private final MetaMemberJson members;

    private MetaJson(JsonGenerator json, SemanticModel model, Detail detail) {
        this.json = json;
        this.model = model;
        this.detail = detail;
        this.components = JoinComponents.of(model);
        this.members = new MetaMemberJson(json, model, detail);
    }

    static void write(JsonGenerator json, SemanticModel model, Detail detail) {
        new MetaJson(json, model, detail).write();
    }

    private void write() {
        json.writeStartObject();
        json.writeName("cubes").writeStartArray();
        if (!detail.onlyViews()) {
            model.cubes().stream().filter(cube -> isShown(cube.presentation())).forEach(this::cube);
        }
        model.views().stream().filter(view -> isShown(view.presentation())).forEach(this::view);
        json.writeEndArray();
        json.writeEndObject();
    }

    private boolean isShown(Presentation presentation) {
        return detail.hidden() || presentation.visible();
    }

    private void cube(Cube cube) {
        json.writeStartObject();
        head(cube.name(), "cube", cube.presentation(), components.getOrDefault(cube.name(), 0));
        array("measures", cube.measures(), measure -> members.measure(measure.name(), measure, measure.presentation()));
        array(
                "dimensions",
                cube.dimensions(),
                dimension -> members.dimension(dimension.name(), dimension, dimension.presentation()));
        array("segments", cube.segments(), segment -> members.segment(segment.name(), segment, segment.presentation()));
        array("hierarchies", cube.hierarchies(), this::hierarchy);
        folders(cube.extras());
        if (detail.extended()) {
            file(cube.location());
            joins(cube);
        }
        json.writeEndObject();
    }

    private void view(View view) {
        json.writeStartObject();
        head(view.name(), "view", view.presentation(), component(view));
        array("measures", view.members(), members::measureOf);
        array("dimensions", view.members(), members::dimensionOf);
        array("segments", view.members(), members::segmentOf);
        array("hierarchies", view.hierarchies(), this::hierarchy);
        folders(view.extras());
        if (detail.extended()) {
            file(view.location());
        }
        json.writeEndObject();
    }

    private int component(View view) {
        return view.members().stream()
                .filter(View.Member.Included.class::isInstance)
                .map(View.Member.Included.class::cast)
                .map(included -> components.getOrDefault(included.target().cube(), 0))
                .findFirst()
                .orElse(0);
    }

    private void head(String name, String type, Presentation shown, int component) {
        json.writeStringProperty("name", name).writeStringProperty("type", type);
        json.writeStringProperty("title", shown.title());
        PresentationJson.description(json, shown);
        json.writeBooleanProperty("isVisible", shown.visible()).writeBooleanProperty("public", shown.visible());
        PresentationJson.meta(json, shown);
        json.writeNumberProperty("connectedComponent", component);
    }

    private interface Writer<T> {
        void write(T item);
    }

    private <T> void array(String name, List<T> items, Writer<T> writer) {
        json.writeName(name).writeStartArray();
        items.forEach(writer::write);
        json.writeEndArray();
    }

    private void hierarchy(Cube.Hierarchy hierarchy) {
        if (!isShown(hierarchy.presentation())) {
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("name", hierarchy.name().text());
        json.writeStringProperty("title", hierarchy.presentation().title());
        json.writeBooleanProperty("public", hierarchy.presentation().visible());
        json.writeName("levels").writeStartArray();
        hierarchy.levels().stream().map(MemberName::text).forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    /** What the model says of its own for this endpoint; folders are always listed. */
    private void folders(Map<String, Object> extras) {
        json.writePOJOProperty("folders", extras.getOrDefault("folders", List.of()));
        json.writePOJOProperty("nestedFolders", extras.getOrDefault("nestedFolders", List.of()));
        for (var extra : extras.entrySet()) {
            if (!extra.getKey().equals("folders") && !extra.getKey().equals("nestedFolders") && detail.extended()) {
                json.writePOJOProperty(extra.getKey(), extra.getValue());
            }
        }
    }

    private void file(Location location) {
        if (location instanceof Location.InFile(var file, var _, var _)) {
            json.writeStringProperty("fileName", file);
        }
    }

    private void joins(Cube cube) {
        if (cube.joins().isEmpty()) {
            return;
        }
        array("joins", cube.joins(), join -> {
            json.writeStartObject();
            json.writeStringProperty("name", join.target());
            json.writeStringProperty("relationship", relationship(join.relationship()));
            json.writeStringProperty("sql", TemplateText.quoted(join.on()));
            json.writeEndObject();
        });
    }

    private static String relationship(Cube.Relationship relationship) {
        return switch (relationship) {
            case MANY_TO_ONE -> "belongsTo";
            case ONE_TO_MANY -> "hasMany";
            case ONE_TO_ONE -> "hasOne";
        };
    }
}
