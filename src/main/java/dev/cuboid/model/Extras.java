package dev.cuboid.model;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.Definition.Mapping;
import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.definition.Definition.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts of a model file as plain JSON values: maps, lists, texts, numbers (Long or BigDecimal), truth values and null. */
final class Extras {
    /** The parameters named, as far as the object has them, in the order named. */
    static Map<String, Object> of(Node node, List<String> parameters) {
        Map<String, Object> extras = new LinkedHashMap<>();
        for (var parameter : parameters) {
            node.value(parameter).ifPresent(value -> {
                var json = json(value);
                if (json != null) {
                    extras.put(parameter, json);
                }
            });
        }
        return extras;
    }

    static Map<String, Object> object(Node node) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (var entry : node.mapping().entries()) {
            var value = json(entry.value());
            if (value != null) {
                object.put(entry.key(), value);
            }
        }
        return object;
    }

    static @Nullable Object json(Definition value) {
        return switch (value) {
            case Mapping(var entries, var _) -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                entries.forEach(entry -> object.put(entry.key(), json(entry.value())));
                yield Collections.unmodifiableMap(object);
            }
            case Sequence(var items, var _) -> {
                List<@Nullable Object> list = new ArrayList<>();
                items.forEach(item -> list.add(json(item)));
                yield Collections.unmodifiableList(list);
            }
            case Scalar scalar -> scalar(scalar);
        };
    }

    private static @Nullable Object scalar(Scalar scalar) {
        return switch (scalar.type()) {
            case TEXT -> scalar.text();
            case BOOLEAN -> Boolean.parseBoolean(scalar.text());
            case NULL -> null;
            case NUMBER -> number(scalar.text());
        };
    }

    private static Object number(String text) {
        var number = new BigDecimal(text);
        boolean whole = text.chars().allMatch(c -> c == '-' || c == '+' || Character.isDigit(c));
        return whole && number.precision() <= 18 ? (Object) number.longValueExact() : number;
    }

    private Extras() {}
}
