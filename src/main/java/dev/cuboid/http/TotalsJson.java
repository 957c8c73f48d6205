package dev.cuboid.http;

import dev.cuboid.engine.Answer;
import tools.jackson.core.JsonGenerator;

/** The totals of an answer: {@code {"grand": {…}, "by": {"orders.status": [{…}]}}}. */
final class TotalsJson {
    private TotalsJson() {}

    static void write(JsonGenerator json, Answer answer) {
        json.writeName("totals").writeStartObject();
        for (var coarser : answer.totals()) {
            if (coarser.keys().isEmpty()) {
                json.writeName("grand");
                row(json, coarser, 0);
            }
        }
        json.writeName("by").writeStartObject();
        for (var coarser : answer.totals()) {
            if (!coarser.keys().isEmpty()) {
                json.writeName(coarser.keys().getFirst()).writeStartArray();
                for (int row = 0; row < coarser.rows().size(); row++) {
                    row(json, coarser, row);
                }
                json.writeEndArray();
            }
        }
        json.writeEndObject().writeEndObject();
    }

    private static void row(JsonGenerator json, Answer.Coarser coarser, int row) {
        json.writeStartObject();
        var keys = coarser.rows().keys();
        for (int column = 0; column < keys.size(); column++) {
            json.writeName(keys.get(column));
            RowsJson.cell(json, coarser.rows().cell(row, column));
        }
        json.writeEndObject();
    }
}
