package dev.cuboid.http;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.Request;
import dev.cuboid.query.Query.CacheMode;
import dev.cuboid.query.QueryReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the query in an HTTP request: in the parameters of a GET, in the JSON body of a POST. */
@Component
final class RequestReader {
    private static final String MULTI = "multi";
    private static final byte[] NOTHING = {};
    /** What Jackson adds for those who write the server. */
    private static final Pattern JARGON =
            Pattern.compile(" \\(start marker at \\[Source: [^]]*\\]\\)|, from `[^`]*`|: enable `[^`]*` to allow");

    private final int largest;

    RequestReader(HttpLimits limits) {
        this.largest = limits.largestRequest();
    }

    Request read(HttpServletRequest request, SecurityContext who) throws IOException {
        return load(request, who, request.getMethod().equals("POST") ? bodyOf(request) : NOTHING)
                .request();
    }

    /** The bytes of a POST, and none of a GET. */
    byte[] bytes(HttpServletRequest request) throws IOException {
        return request.getMethod().equals("POST") ? bodyOf(request) : NOTHING;
    }

    /** @param body what {@link #bytes} gave */
    static LoadRequest load(HttpServletRequest request, SecurityContext who, byte[] body) {
        return request.getMethod().equals("POST") ? ofBody(body, who) : ofParameters(request, who);
    }

    private static LoadRequest ofParameters(HttpServletRequest request, SecurityContext who) {
        checkFormat(request.getParameter("format"));
        var query = request.getParameter("query");
        if (query == null || query.isBlank() || query.equals("undefined")) {
            throw withoutQuery();
        }
        return loadOf(
                ofText(query),
                MULTI.equals(request.getParameter("queryType")),
                who,
                name -> Optional.ofNullable(request.getParameter(name)));
    }

    /** The whole body of a POST as JSON; an empty one is refused. */
    JsonNode body(HttpServletRequest request) throws IOException {
        var body = bodyOf(request);
        if (body.length == 0) {
            throw withoutQuery();
        }
        return parse(body);
    }

    /** @param body of a POST, or what else has its form */
    static LoadRequest ofBody(byte[] body, SecurityContext who) {
        if (body.length == 0) {
            throw withoutQuery();
        }
        var json = parse(body);
        checkFormat(json.path("format").asString(null));
        var query = json.path("query");
        if (query.isMissingNode() || query.isNull()) {
            throw withoutQuery();
        }
        return loadOf(
                query.isString() ? ofText(query.stringValue()) : query,
                MULTI.equals(json.path("queryType").asString("")),
                who,
                name -> json.hasNonNull(name) ? Optional.of(json.get(name).asString()) : Optional.empty());
    }

    /** @param beside what stands beside the query, by name */
    private static LoadRequest loadOf(
            JsonNode query, boolean several, SecurityContext who, Function<String, Optional<String>> beside) {
        boolean castNumerics = flag("castNumerics", query, beside);
        boolean schema = flag("schema", query, beside);
        var cache = beside.apply("cache").or(() -> beside.apply("cacheMode")).map(RequestReader::cacheMode);
        return new LoadRequest(new Request(query, several, who), cache, castNumerics, schema);
    }

    /** An option of the answer may stand beside the query or, as in Cube's clients, inside it; there it is taken out. */
    private static boolean flag(String name, JsonNode query, Function<String, Optional<String>> beside) {
        boolean found = beside.apply(name).map(RequestReader::truth).orElse(false);
        for (var one : query.isArray() ? query : List.of(query)) {
            if (one instanceof ObjectNode object && object.path(name).isBoolean()) {
                found |= object.remove(name).booleanValue();
            }
        }
        return found;
    }

    static boolean truth(String text) {
        return switch (text) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw rejected(ErrorCode.INVALID_QUERY, "`" + text + "` is neither `true` nor `false`");
        };
    }

    private static CacheMode cacheMode(String text) {
        for (var mode : CacheMode.values()) {
            if (mode.wireName().equals(text)) {
                return mode;
            }
        }
        throw new Rejected(Diagnostic.of(
                        ErrorCode.INVALID_QUERY, new Location.InQuery(""), "`cache` `" + text + "` is no cache mode")
                .near(
                        text,
                        Arrays.stream(CacheMode.values())
                                .map(CacheMode::wireName)
                                .toList()));
    }

    /** {@code /sql} can be asked for the SQL of an SQL text, too; that is not served here. */
    private static void checkFormat(@Nullable String format) {
        if (format != null && !format.equals("rest")) {
            throw rejected(ErrorCode.NOT_SERVED, "`format` `" + format + "` is not served; only `rest` is");
        }
    }

    private byte[] bodyOf(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > largest) {
            throw tooLarge();
        }
        var body = request.getInputStream().readNBytes(largest + 1);
        if (body.length > largest) {
            throw tooLarge();
        }
        return body;
    }

    static JsonNode ofText(String query) {
        try {
            return QueryReader.JSON.readTree(query);
        } catch (JacksonException malformed) {
            throw rejected(
                    ErrorCode.REQUEST_NOT_JSON, "Unable to decode query param as JSON, error: " + reason(malformed));
        }
    }

    static JsonNode parse(byte[] body) {
        try {
            return QueryReader.JSON.readTree(body);
        } catch (JacksonException malformed) {
            throw rejected(ErrorCode.REQUEST_NOT_JSON, "SyntaxError: " + reason(malformed));
        }
    }

    private static String reason(JacksonException malformed) {
        var place = malformed.getLocation();
        var offset = place == null ? -1 : Math.max(place.getCharOffset(), place.getByteOffset());
        return JARGON.matcher(malformed.getOriginalMessage()).replaceAll("")
                + (offset < 0 ? "" : " in JSON at position " + offset);
    }

    static Rejected withoutQuery() {
        return rejected(ErrorCode.REQUEST_WITHOUT_QUERY, "Query param is required");
    }

    private Rejected tooLarge() {
        return rejected(
                ErrorCode.REQUEST_TOO_LARGE,
                "request entity too large: %d bytes are the most that are read".formatted(largest));
    }

    static Rejected rejected(ErrorCode code, String message) {
        return new Rejected(Diagnostic.of(code, new Location.InQuery(""), message));
    }
}
