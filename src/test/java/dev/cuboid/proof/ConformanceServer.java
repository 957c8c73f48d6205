package dev.cuboid.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Serves one suite's model over its tables. */
interface ConformanceServer {
    Reply load(JsonNode query);

    /** @param body as on the wire; @param text of the body */
    record Reply(int status, JsonNode body, String text) {
        /** The rows of all results, one after another. */
        List<Map<String, Object>> rows() {
            var rows = new ArrayList<Map<String, Object>>();
            var results = body.has("results") ? body.get("results") : List.of(body);
            results.forEach(result -> result.get("data").forEach(row -> rows.add(row(row))));
            return rows;
        }

        Optional<Long> total() {
            return body.has("total") ? Optional.of(body.get("total").asLong()) : Optional.empty();
        }
    }

    /** A row of JSON as numbers, texts, booleans and nulls. */
    static Map<String, Object> row(JsonNode row) {
        var values = new LinkedHashMap<String, Object>();
        row.properties().forEach(cell -> values.put(cell.getKey(), value(cell.getValue())));
        return values;
    }

    private static Object value(JsonNode cell) {
        if (cell.isNull()) {
            return null;
        }
        if (cell.isBoolean()) {
            return cell.booleanValue();
        }
        return cell.isNumber() ? cell.decimalValue() : cell.stringValue();
    }
}
