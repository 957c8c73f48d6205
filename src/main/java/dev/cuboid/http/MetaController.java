package dev.cuboid.http;

import dev.cuboid.access.TokenCheck;
import dev.cuboid.engine.Engine;
import dev.cuboid.engine.LiveModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked for. */
@RestController
final class MetaController {
    private static final String MODEL_STATE = "x-cuboid-model";

    private final Engine engine;
    private final LiveModel live;
    private final TokenCheck tokens;
    private final Exchange exchange;
    private final MetaBodies bodies = new MetaBodies();

    MetaController(Engine engine, LiveModel live, TokenCheck tokens, Exchange exchange) {
        this.engine = engine;
        this.live = live;
        this.tokens = tokens;
        this.exchange = exchange;
    }

    @GetMapping("/cubejs-api/v1/meta")
    void meta(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Caller.of(request, tokens);
            tellState(response);
            bodies.of(engine.model(), detail(request)).send(request, response);
        } catch (RuntimeException failure) {
            exchange.answer(request, response, () -> {
                throw failure;
            });
        }
    }

    private void tellState(HttpServletResponse response) {
        var problems = live.problems();
        if (!problems.isEmpty()) {
            response.setHeader(MODEL_STATE, "stale; problems=" + problems.size());
        }
    }

    private MetaJson.Detail detail(HttpServletRequest request) {
        return new MetaJson.Detail(
                isSet(request, "extended"), "true".equals(request.getParameter("onlyViews")), !tokens.required());
    }

    /** Present is enough: {@code ?extended} and {@code ?extended=true} mean the same. */
    private static boolean isSet(HttpServletRequest request, String flag) {
        var value = request.getParameter(flag);
        return value != null && !value.equals("false");
    }
}
