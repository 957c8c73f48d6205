package dev.cuboid.http;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.encode.FileLayout;
import dev.cuboid.engine.Request;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What stands in a request for a file. An option may stand in the address or, beside the query, in the body. */
record ExportRequest(Request request, FileLayout layout) {
    private static final String QUERY = "query";
    private static final String FORMAT = "format";
    private static final String BYTE_ORDER_MARK = "bom";
    private static final String DEFUSE = "defuse";
    private static final String CAST_NUMERICS = "castNumerics";
    /** {@code queryType} is what Cube's clients send with each query. */
    private static final List<String> NAMES =
            List.of(QUERY, FORMAT, BYTE_ORDER_MARK, DEFUSE, CAST_NUMERICS, "queryType");

    private static final List<String> FORMATS = List.of("csv", "ndjson", "arrow");

    /** @param body of a POST; empty for a GET */
    static ExportRequest read(HttpServletRequest request, SecurityContext who, byte[] body) {
        var given = new LinkedHashMap<String, JsonNode>();
        if (body.length > 0) {
            var json = RequestReader.parse(body);
            if (!json.isObject()) {
                throw RequestReader.withoutQuery();
            }
            json.properties().forEach(property -> given.put(property.getKey(), property.getValue()));
        }
        for (var name : Collections.list(request.getParameterNames())) {
            given.put(name, StringNode.valueOf(request.getParameter(name)));
        }
        given.keySet().forEach(ExportRequest::checkName);
        var query = query(given);
        return new ExportRequest(new Request(query, true, who), layout(given, query));
    }

    private static JsonNode query(Map<String, JsonNode> given) {
        var query = given.get(QUERY);
        if (query == null
                || query.isNull()
                || query.isString() && query.stringValue().isBlank()) {
            throw RequestReader.withoutQuery();
        }
        return query.isString() ? RequestReader.ofText(query.stringValue()) : query;
    }

    private static FileLayout layout(Map<String, JsonNode> given, JsonNode query) {
        boolean castNumerics = truth(given, CAST_NUMERICS) | takeOut(query);
        var format = given.containsKey(FORMAT) ? given.get(FORMAT).asString("") : "csv";
        return switch (format) {
            case "csv" -> {
                // Its numbers have no quotes in any case.
                yield new FileLayout.Csv(truth(given, BYTE_ORDER_MARK), truth(given, DEFUSE));
            }
            case "ndjson" -> {
                refuseOptionsOfCsv(given);
                yield new FileLayout.Ndjson(castNumerics);
            }
            case "arrow" -> {
                refuseOptionsOfCsv(given);
                yield new FileLayout.Arrow(castNumerics);
            }
            default ->
                throw new Rejected(
                        refused("`format` `%s` is not served; `csv`, `ndjson` and `arrow` are".formatted(format))
                                .near(format, FORMATS));
        };
    }

    /** Cube's clients put it into the query. */
    private static boolean takeOut(JsonNode query) {
        return query instanceof ObjectNode object
                && object.path(CAST_NUMERICS).isBoolean()
                && object.remove(CAST_NUMERICS).booleanValue();
    }

    private static boolean truth(Map<String, JsonNode> given, String name) {
        var value = given.get(name);
        return value != null && !value.isNull() && RequestReader.truth(value.asString(""));
    }

    private static void refuseOptionsOfCsv(Map<String, JsonNode> given) {
        for (var name : List.of(BYTE_ORDER_MARK, DEFUSE)) {
            if (truth(given, name)) {
                throw new Rejected(refused("`%s` means something for `csv` only".formatted(name)));
            }
        }
    }

    /** An option that is misspelt would silently do nothing. */
    private static void checkName(String name) {
        if (!NAMES.contains(name)) {
            throw new Rejected(
                    refused("an export has no option `%s`".formatted(name)).near(name, NAMES));
        }
    }

    private static Diagnostic refused(String message) {
        return Diagnostic.of(ErrorCode.INVALID_QUERY, new Location.InQuery(""), message);
    }
}
