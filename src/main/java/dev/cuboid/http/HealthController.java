package dev.cuboid.http;

import dev.cuboid.engine.Engine;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the process lives, and whether it can answer queries. */
@RestController
final class HealthController {
    private final Engine engine;
    private final Exchange exchange;

    HealthController(Engine engine, Exchange exchange) {
        this.engine = engine;
        this.exchange = exchange;
    }

    @GetMapping("/livez")
    void live(HttpServletResponse response) throws IOException {
        tell(response, true);
    }

    @GetMapping("/readyz")
    void ready(HttpServletResponse response) throws IOException {
        tell(response, engine.ready());
    }

    private void tell(HttpServletResponse response, boolean healthy) throws IOException {
        exchange.write(
                response,
                healthy ? HttpServletResponse.SC_OK : HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                json -> json.writeStartObject()
                        .writeStringProperty("health", healthy ? "HEALTH" : "DOWN")
                        .writeEndObject());
    }
}
