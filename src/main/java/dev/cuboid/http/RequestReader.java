package dev.cuboid.http;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.Request;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the query in an HTTP request: in the parameters of a GET, in the JSON body of a POST. */
final class RequestReader {
    private static final int LARGEST_BODY = 50 * 1024 * 1024;
    private static final String MULTI = "multi";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private RequestReader() {}

    static Request read(HttpServletRequest request, SecurityContext who) throws IOException {
        return request.getMethod().equals("POST") ? ofBody(request, who) : ofParameters(request, who);
    }

    private static Request ofParameters(HttpServletRequest request, SecurityContext who) {
        checkFormat(request.getParameter("format"));
        var query = request.getParameter("query");
        if (query == null || query.isBlank() || query.equals("undefined")) {
            throw withoutQuery();
        }
        return new Request(ofText(query), MULTI.equals(request.getParameter("queryType")), who);
    }

    /** The whole body of a POST as JSON; an empty one is refused. */
    static JsonNode body(HttpServletRequest request) throws IOException {
        var body = bodyOf(request);
        if (body.length == 0) {
            throw withoutQuery();
        }
        return parse(body);
    }

    private static Request ofBody(HttpServletRequest request, SecurityContext who) throws IOException {
        var body = bodyOf(request);
        if (body.length == 0) {
            throw withoutQuery();
        }
        var json = parse(body);
        checkFormat(json.path("format").asString(null));
        var query = json.path("query");
        if (query.isMissingNode() || query.isNull()) {
            throw withoutQuery();
        }
        return new Request(
                query.isString() ? ofText(query.stringValue()) : query,
                MULTI.equals(json.path("queryType").asString("")),
                who);
    }

    /** {@code /sql} can be asked for the SQL of an SQL text, too; that is not served here. */
    private static void checkFormat(@Nullable String format) {
        if (format != null && !format.equals("rest")) {
            throw rejected(ErrorCode.NOT_SERVED, "`format` `" + format + "` is not served; only `rest` is");
        }
    }

    private static byte[] bodyOf(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LARGEST_BODY) {
            throw tooLarge();
        }
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw tooLarge();
        }
        return body;
    }

    private static JsonNode ofText(String query) {
        try {
            return MAPPER.readTree(query);
        } catch (JacksonException malformed) {
            throw rejected(
                    ErrorCode.REQUEST_NOT_JSON, "Unable to decode query param as JSON, error: " + reason(malformed));
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException malformed) {
            throw rejected(ErrorCode.REQUEST_NOT_JSON, "SyntaxError: " + reason(malformed));
        }
    }

    private static String reason(JacksonException malformed) {
        var place = malformed.getLocation();
        var offset = place == null ? -1 : Math.max(place.getCharOffset(), place.getByteOffset());
        return malformed.getOriginalMessage() + (offset < 0 ? "" : " in JSON at position " + offset);
    }

    private static Rejected withoutQuery() {
        return rejected(ErrorCode.REQUEST_WITHOUT_QUERY, "Query param is required");
    }

    private static Rejected tooLarge() {
        return rejected(ErrorCode.REQUEST_TOO_LARGE, "request entity too large: 50 MB is the most that is read");
    }

    private static Rejected rejected(ErrorCode code, String message) {
        return new Rejected(Diagnostic.of(code, new Location.InQuery(""), message));
    }
}
