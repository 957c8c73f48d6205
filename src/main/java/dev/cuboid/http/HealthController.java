package dev.cuboid.http;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.engine.Engine;
import dev.cuboid.engine.LiveModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/** Whether the process lives, and whether it can answer queries. */
@RestController
final class HealthController {
    private final Engine engine;
    private final LiveModel model;
    private final Draining draining;
    private final Exchange exchange;

    HealthController(Engine engine, LiveModel model, Draining draining, Exchange exchange) {
        this.engine = engine;
        this.model = model;
        this.draining = draining;
        this.exchange = exchange;
    }

    @GetMapping("/livez")
    void live(HttpServletResponse response) throws IOException {
        tell(response, true, List.of());
    }

    @GetMapping("/readyz")
    void ready(HttpServletResponse response) throws IOException {
        tell(response, !draining.begun() && engine.ready(), model.problems());
    }

    private void tell(HttpServletResponse response, boolean healthy, List<Diagnostic> stale) throws IOException {
        exchange.write(
                response, healthy ? HttpServletResponse.SC_OK : HttpServletResponse.SC_INTERNAL_SERVER_ERROR, json -> {
                    json.writeStartObject().writeStringProperty("health", healthy ? "HEALTH" : "DOWN");
                    if (!stale.isEmpty()) {
                        model(json, stale);
                    }
                    json.writeEndObject();
                });
    }

    /** Queries are answered, if by an older model than the files hold. */
    private static void model(JsonGenerator json, List<Diagnostic> problems) {
        json.writeName("model").writeStartObject();
        json.writeStringProperty("state", "stale");
        json.writeName("problems").writeStartArray();
        problems.forEach(problem -> json.writeString(problem.text()));
        json.writeEndArray().writeEndObject();
    }
}
