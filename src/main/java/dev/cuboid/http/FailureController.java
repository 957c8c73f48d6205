package dev.cuboid.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What is told of a request that failed where nobody took care of it: a body cut short, say, or a mistake of ours. */
@RestController
final class FailureController implements ErrorController {
    private final UnknownRouteController unknown;

    FailureController(UnknownRouteController unknown) {
        this.unknown = unknown;
    }

    @RequestMapping("/error")
    void failed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
            // It was asked for by this name, which is none of a route.
            unknown.notFound(request, response);
            return;
        }
        response.setContentType("application/json; charset=utf-8");
        try (var json = JsonMapper.shared().createGenerator(response.getOutputStream())) {
            ErrorJson.write(json, text(status));
        }
    }

    private static String text(int status) {
        var known = HttpStatus.resolve(status);
        return known == null || known.is5xxServerError()
                ? "Error: the server failed to answer; its log says why"
                : known.getReasonPhrase();
    }
}
