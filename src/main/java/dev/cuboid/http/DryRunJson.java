package dev.cuboid.http;

import dev.cuboid.engine.Question;
import dev.cuboid.engine.Several;
import dev.cuboid.query.QueryEcho;
import dev.cuboid.query.TransformedQuery;
import tools.jackson.core.JsonGenerator;

/** The body of {@code /dry-run}. */
final class DryRunJson {
    private DryRunJson() {}

    static void write(JsonGenerator json, Several<Question> questions) {
        var transformed = questions.parts().stream()
                .map(question -> TransformedQuery.of(question.resolved(), question.model()))
                .toList();
        json.writeTree(QueryEcho.dryRun(questions.asked(), transformed));
    }
}
