package dev.cuboid.trial;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.Definition.Mapping;
import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.definition.Definition.Sequence;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Location;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Parts of a test file as JSON, and the way back from a place in that JSON to the file. */
final class JsonTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static JsonNode of(Definition definition) {
        return switch (definition) {
            case Mapping(var entries, var _) -> {
                var object = NODES.objectNode();
                entries.forEach(entry -> object.set(entry.key(), of(entry.value())));
                yield object;
            }
            case Sequence(var items, var _) -> {
                var list = NODES.arrayNode();
                items.forEach(item -> list.add(of(item)));
                yield list;
            }
            case Scalar(var text, var type, var _, var _) ->
                switch (type) {
                    case TEXT -> NODES.stringNode(text);
                    case BOOLEAN -> NODES.booleanNode(text.equalsIgnoreCase("true"));
                    case NULL -> NODES.nullNode();
                    case NUMBER -> number(text);
                };
        };
    }

    private static JsonNode number(String text) {
        var number = new BigDecimal(text);
        return number.scale() == 0 && number.precision() < 18
                ? NODES.numberNode(number.longValueExact())
                : NODES.numberNode(number);
    }

    /** Values of Java's own, as claims of a token are. */
    static Map<String, Object> claims(Mapping mapping) {
        var claims = new LinkedHashMap<String, Object>();
        for (var entry : mapping.entries()) {
            var value = value(entry.value());
            if (value != null) {
                claims.put(entry.key(), value);
            }
        }
        return claims;
    }

    private static @Nullable Object value(Definition definition) {
        return switch (definition) {
            case Mapping mapping -> claims(mapping);
            case Sequence(var items, var _) -> {
                var list = new ArrayList<@Nullable Object>();
                items.forEach(item -> list.add(value(item)));
                yield list;
            }
            case Scalar(var text, var type, var _, var _) ->
                switch (type) {
                    case TEXT -> text;
                    case BOOLEAN -> text.equalsIgnoreCase("true");
                    case NULL -> null;
                    case NUMBER -> new BigDecimal(text);
                };
        };
    }

    /** A problem with a query, placed in the file that the query is written in. */
    static Diagnostic placed(Diagnostic problem, Definition query) {
        return problem.location() instanceof Location.InQuery(var pointer)
                ? new Diagnostic(problem.code(), place(query, pointer), problem.message(), problem.hints())
                : problem;
    }

    private static Location place(Definition query, String pointer) {
        var at = query;
        for (var step : List.of(pointer.split("/"))) {
            at = switch (at) {
                case Mapping mapping -> {
                    var entry = mapping.entry(step);
                    yield entry.isPresent() ? entry.get().value() : mapping;
                }
                case Sequence(var items, var _) when isIndexOf(step, items) -> items.get(Integer.parseInt(step));
                case Sequence sequence -> sequence;
                case Scalar scalar -> scalar;
            };
        }
        return at.location();
    }

    private static boolean isIndexOf(String step, List<Definition> items) {
        return step.matches("\\d{1,6}") && Integer.parseInt(step) < items.size();
    }

    private JsonTree() {}
}
