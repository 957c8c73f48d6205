package dev.cuboid.http;

import dev.cuboid.diagnostic.Rejected;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Answers one request with JSON, whatever happens: the answer, or what went wrong and no trace of how. */
@Component
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final JsonMapper mapper = JsonMapper.shared();

    /** What is computed before the first byte is written, so that its failure still has a status. */
    interface Work {
        Consumer<JsonGenerator> run() throws IOException;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Work work) throws IOException {
        try {
            write(response, HttpServletResponse.SC_OK, work.run());
        } catch (Rejected rejected) {
            write(response, ErrorJson.status(rejected), json -> ErrorJson.write(json, rejected));
        } catch (JacksonException | IllegalStateException | IllegalArgumentException | NullPointerException failure) {
            fail(request, response, failure);
        }
    }

    void write(HttpServletResponse response, int status, Consumer<JsonGenerator> body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json; charset=utf-8");
        try (var json = mapper.createGenerator(response.getOutputStream())) {
            body.accept(json);
        }
    }

    private void fail(HttpServletRequest request, HttpServletResponse response, RuntimeException failure)
            throws IOException {
        if (failure.getCause() instanceof IOException) {
            LOG.debug("the caller of {} went away", request.getRequestURI());
            return;
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        if (!response.isCommitted()) {
            response.reset();
            write(
                    response,
                    HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    json -> ErrorJson.write(json, "Error: the server failed to answer; its log says why"));
        }
    }
}
