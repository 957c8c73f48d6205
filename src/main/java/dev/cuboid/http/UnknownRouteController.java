package dev.cuboid.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** What no other route serves, by path or by method: the page that Cube's clients know. */
@RestController
final class UnknownRouteController {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Error</title>
            </head>
            <body>
            <pre>Cannot %s %s</pre>
            </body>
            </html>
            """;

    @RequestMapping("/**")
    void notFound(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Content-Security-Policy", "default-src 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        var page = PAGE.formatted(request.getMethod(), HtmlUtils.htmlEscape(request.getRequestURI()));
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }
}
