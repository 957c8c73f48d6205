package dev.cuboid.http;

import dev.cuboid.access.TokenCheck;
import dev.cuboid.engine.Engine;
import dev.cuboid.engine.Request;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/** The routes that take a query. */
@RestController
final class QueryController {
    private final Engine engine;
    private final RequestReader requests;
    private final TokenCheck tokens;
    private final Exchange exchange;

    QueryController(Engine engine, RequestReader requests, TokenCheck tokens, Exchange exchange) {
        this.engine = engine;
        this.requests = requests;
        this.tokens = tokens;
        this.exchange = exchange;
    }

    @RequestMapping(
            path = "/cubejs-api/v1/sql",
            method = {RequestMethod.GET, RequestMethod.POST})
    void sql(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, asked -> {
            var statements = engine.sql(asked);
            return json -> SqlJson.write(json, statements);
        });
    }

    @RequestMapping(
            path = "/cubejs-api/v1/dry-run",
            method = {RequestMethod.GET, RequestMethod.POST})
    void dryRun(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, asked -> {
            var statements = engine.sql(asked);
            return json -> DryRunJson.write(json, statements);
        });
    }

    @RequestMapping(
            path = "/cubejs-api/v1/explain",
            method = {RequestMethod.GET, RequestMethod.POST})
    void explain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, asked -> {
            var explanations = engine.explain(asked);
            return json -> ExplainJson.write(json, explanations);
        });
    }

    @PostMapping("/cubejs-api/v1/compatible")
    void compatible(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exchange.answer(request, response, () -> {
            Caller.of(request, tokens);
            var body = requests.body(request);
            CompatibleJson.checkProperties(body);
            var compatibility =
                    engine.compatible(CompatibleJson.names(body, "measures"), CompatibleJson.names(body, "dimensions"));
            return json -> CompatibleJson.write(json, compatibility);
        });
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, Function<Request, Consumer<JsonGenerator>> route)
            throws IOException {
        exchange.answer(request, response, () -> {
            var asked = requests.read(request, Caller.of(request, tokens));
            return route.apply(asked.noting(Door.journal(request)));
        });
    }
}
