package dev.cuboid.http;

import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Rejected;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
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

    private static final String RETRY_AFTER_SECONDS = "1";

    private final JsonMapper mapper = JsonMapper.shared();

    /** What is computed before the first byte is written, so that its failure still has a status. */
    interface Work {
        Consumer<JsonGenerator> run() throws IOException;
    }

    /** Writes its own answer. Before the first byte, a failure still has a status. */
    interface Writing {
        void run() throws IOException;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Work work) throws IOException {
        guard(request, response, () -> write(response, HttpServletResponse.SC_OK, work.run()));
    }

    void guard(HttpServletRequest request, HttpServletResponse response, Writing writing) throws IOException {
        try {
            writing.run();
        } catch (Rejected rejected) {
            Door.journal(request).failed(rejected.diagnostics().getFirst().code());
            if (response.isCommitted()) {
                throw cut(request, rejected);
            }
            retryAfter(response, rejected);
            write(response, ErrorJson.status(rejected), json -> ErrorJson.write(json, rejected));
        } catch (InvalidParameterException unreadable) {
            // Before the next, as which Tomcat's exception would pass for a client's that has gone.
            var refused = RequestReader.rejected(
                    ErrorCode.REQUEST_NOT_JSON, "the address has a parameter that cannot be decoded");
            Door.journal(request).failed(ErrorCode.REQUEST_NOT_JSON);
            write(response, ErrorJson.status(refused), json -> ErrorJson.write(json, refused));
        } catch (JacksonException | IllegalStateException | IllegalArgumentException | NullPointerException failure) {
            fail(request, response, failure);
        } catch (ClientAbortException told) {
            throw told;
        } catch (IOException gone) {
            throw new ClientAbortException("the caller of " + request.getRequestURI() + " went away", gone);
        }
    }

    /**
     * An answer that was begun and cannot be finished: the connection is closed before its end, so that no reader takes a part
     * for the whole.
     */
    private static IOException cut(HttpServletRequest request, RuntimeException reason) {
        LOG.warn("the answer to {} was cut off: {}", request.getRequestURI(), reason.getMessage());
        WatchedConnections.cut();
        return new ClientAbortException("the answer cannot be finished", reason);
    }

    private static void retryAfter(HttpServletResponse response, Rejected rejected) {
        boolean later = rejected.diagnostics().stream()
                .anyMatch(problem ->
                        problem.code().httpStatus() == 429 || problem.code() == ErrorCode.DATABASE_UNAVAILABLE);
        if (later) {
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
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
        if (response.isCommitted()) {
            throw cut(request, failure);
        }
        response.reset();
        write(
                response,
                HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                json -> ErrorJson.write(json, "Error: the server failed to answer; its log says why"));
    }
}
