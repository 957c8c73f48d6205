package dev.cuboid.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.web.servlet.HandlerMapping;

/** Takes requests for a WebSocket out of those for HTTP at the same paths. */
public final class SocketDoor implements Filter {
    private final List<String> paths;
    private final Supplier<Sockets> sockets;

    /** @param sockets asked for with the first request for one, so that the server's start does not wait for them */
    public SocketDoor(List<String> paths, Supplier<Sockets> sockets) {
        this.paths = List.copyOf(paths);
        this.sockets = sockets;
    }

    @Override
    public void doFilter(ServletRequest any, ServletResponse out, FilterChain chain)
            throws IOException, ServletException {
        var request = (HttpServletRequest) any;
        var path = request.getRequestURI();
        if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
                && request.getMethod().equals("GET")
                && paths.contains(path)) {
            request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, path);
            sockets.get().upgrade(request, (HttpServletResponse) out);
        } else {
            chain.doFilter(any, out);
        }
    }
}
