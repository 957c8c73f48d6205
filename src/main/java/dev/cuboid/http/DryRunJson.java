package dev.cuboid.http;

import dev.cuboid.engine.Several;
import dev.cuboid.engine.Statement;
import dev.cuboid.query.QueryEcho;
import tools.jackson.core.JsonGenerator;

/** The body of {@code /dry-run}. */
final class DryRunJson {
    private DryRunJson() {}

    static void write(JsonGenerator json, Several<Statement> statements) {
        var transformed = statements.parts().stream().map(SqlJson::transformed).toList();
        json.writeTree(QueryEcho.dryRun(statements.asked(), transformed));
    }
}
