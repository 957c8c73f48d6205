package dev.cuboid.compare;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A comparison as a JSON document. */
final class JsonReport {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static String print(Report report) {
        var document = JsonNodeFactory.instance.objectNode();
        var summary = document.putObject("summary");
        for (var impact : Impact.values()) {
            summary.put(impact.text(), report.changes(impact).size());
        }
        var changes = document.putArray("changes");
        report.comparison().changes().forEach(change -> add(change, changes.addObject()));
        var figures = document.putArray("figures");
        for (var figure : report.figures()) {
            figures.addObject()
                    .put("measure", figure.measure())
                    .put("before", figure.before())
                    .put("after", figure.after());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    private static void add(Change change, ObjectNode object) {
        object.put("impact", change.impact().text())
                .put("subject", change.subject())
                .put("message", change.message());
        var edits = object.putArray("edits");
        for (var edit : change.edits()) {
            edits.addObject()
                    .put("parameter", edit.parameter())
                    .put("before", edit.before())
                    .put("after", edit.after());
        }
        var because = object.putArray("because");
        change.because().forEach(because::add);
    }

    private JsonReport() {}
}
