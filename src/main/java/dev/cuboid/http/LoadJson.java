package dev.cuboid.http;

import dev.cuboid.engine.Answer;
import dev.cuboid.engine.Answer.Total;
import dev.cuboid.engine.Several;
import dev.cuboid.query.Asked.QueryType;
import dev.cuboid.query.QueryEcho;
import tools.jackson.core.JsonGenerator;

/** The body of {@code /load}. */
final class LoadJson {
    private LoadJson() {}

    static void write(JsonGenerator json, Several<Answer> answers) {
        if (answers.asked().type() == QueryType.REGULAR) {
            write(json, answers.parts().getFirst(), QueryType.REGULAR);
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("queryType", answers.asked().type().wireName());
        json.writeName("results").writeStartArray();
        answers.parts().forEach(answer -> write(json, answer, answers.asked().type()));
        json.writeEndArray();
        json.writeName("pivotQuery").writeTree(QueryEcho.pivotQuery(answers.asked()));
        json.writeBooleanProperty("slowQuery", false);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Answer answer, QueryType type) {
        var question = answer.question();
        json.writeStartObject();
        json.writeName("query").writeTree(QueryEcho.normalized(question.query()));
        json.writeStringProperty("lastRefreshTime", WireTime.text(answer.readAt()));
        json.writeName("annotation");
        AnnotationJson.write(json, question);
        json.writeStringProperty("dataSource", question.dataSource());
        json.writeStringProperty("dbType", "postgres");
        json.writeBooleanProperty("external", false);
        json.writeBooleanProperty("slowQuery", false);
        if (answer.total() instanceof Total.Counted(var rows)) {
            json.writeNumberProperty("total", rows);
        }
        if (question.query().totals()) {
            TotalsJson.write(json, answer);
        }
        json.writeName("data");
        RowsJson.write(json, answer, type);
        json.writeEndObject();
    }
}
