package dev.cuboid.http;

import dev.cuboid.engine.Journal;
import dev.cuboid.observation.FinishedRequest;
import dev.cuboid.observation.Observers;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** Where requests come in: opens the journal of each, and passes it on to the observers when the request is over. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Door implements Filter {
    private static final String JOURNAL = Journal.class.getName();
    private static final String OTHER = "other";
    private static final String ANY = "/**";

    private final Observers observers;

    Door(Observers observers) {
        this.observers = observers;
    }

    /** The journal of a request. */
    static Journal journal(HttpServletRequest request) {
        if (request.getAttribute(JOURNAL) instanceof Journal journal) {
            return journal;
        }
        throw new IllegalStateException("a request that did not come through the door");
    }

    @Override
    public void doFilter(ServletRequest any, ServletResponse out, FilterChain chain)
            throws IOException, ServletException {
        var request = (HttpServletRequest) any;
        var at = Instant.now();
        var journal = new Journal(RequestId.of(request));
        request.setAttribute(JOURNAL, journal);
        var response = new ObservedResponse((HttpServletResponse) out, journal);
        observers.begun();
        try {
            chain.doFilter(request, response);
            response.finish();
        } finally {
            observers.finished(finished(request, response, journal, at));
        }
    }

    private static FinishedRequest finished(
            HttpServletRequest request, ObservedResponse response, Journal journal, Instant at) {
        var traceparent = request.getHeader("traceparent");
        return new FinishedRequest(
                journal,
                method(request),
                route(request),
                response.getStatus(),
                response.bytes(),
                at,
                System.nanoTime() - journal.begunAt(),
                traceparent == null ? "" : traceparent,
                "");
    }

    private static String route(HttpServletRequest request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null || pattern.equals(ANY) ? OTHER : pattern.toString();
    }

    /** Anybody can make up methods. */
    private static String method(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS" -> request.getMethod();
            default -> OTHER;
        };
    }
}
