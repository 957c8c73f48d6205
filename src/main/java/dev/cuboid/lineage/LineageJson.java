package dev.cuboid.lineage;

import dev.cuboid.lineage.Lineage.Line;
import dev.cuboid.model.MemberName;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lineage as a JSON document: {@code {"members": […]}}, one object for each member. */
public final class LineageJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    public static String of(List<Line> lines) {
        var document = NODES.objectNode();
        var members = document.putArray("members");
        lines.forEach(line -> members.add(object(line)));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    private static ObjectNode object(Line line) {
        var object = NODES.objectNode()
                .put("name", line.member().text())
                .put("kind", line.kind().name().toLowerCase(Locale.ROOT))
                .put("public", line.visible());
        object.set("columns", columns(line.columns()));
        object.set("uses", names(line.uses()));
        object.set("members", names(line.members()));
        object.set("cubes", texts(line.cubes()));
        var joins = object.putArray("joins");
        line.joins().forEach(join -> joins.addObject().put("from", join.from()).put("to", join.to()));
        object.set("usedBy", names(line.usedBy()));
        var views = object.putArray("views");
        for (var published : line.publishedAs()) {
            views.addObject()
                    .put("view", published.name().cube())
                    .put("name", published.name().text())
                    .set("joinPath", texts(published.path()));
        }
        return object;
    }

    private static ArrayNode columns(List<Lineage.Column> columns) {
        var list = NODES.arrayNode();
        for (var column : columns) {
            list.addObject()
                    .put("cube", column.cube())
                    .put("name", column.name())
                    .set("tables", texts(column.tables()));
        }
        return list;
    }

    private static ArrayNode names(Collection<MemberName> names) {
        return texts(names.stream().map(MemberName::text).toList());
    }

    private static ArrayNode texts(Collection<String> texts) {
        var list = NODES.arrayNode();
        texts.forEach(list::add);
        return list;
    }

    private LineageJson() {}
}
