package dev.cuboid.query;

import dev.cuboid.query.Query.Key;
import dev.cuboid.query.Query.NullOrder;
import dev.cuboid.query.Query.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code order}: {@code {member: "asc"}}, {@code [[member, "desc"]]}, or, as the answer echoes it,
 * {@code [{id, desc}]}, where {@code nulls} may say {@code first} or {@code last}.
 */
final class OrderReader {
    private static final Set<String> PROPERTIES = Set.of("id", "desc", "nulls");

    private final Problems problems;
    private final List<Key> keys = new ArrayList<>();

    OrderReader(Problems problems) {
        this.problems = problems;
    }

    Order read(@Nullable JsonNode order, String at) {
        if (order == null || order.isNull()) {
            return new Order.Default();
        }
        if (order.isObject()) {
            for (var entry : order.properties()) {
                named(entry.getKey(), entry.getValue(), at + "/" + entry.getKey());
            }
        } else if (order.isArray()) {
            int index = 0;
            for (var item : order) {
                item(item, at + "/" + index++);
            }
        } else {
            problems.invalid(at, "must be one of [object, array]");
        }
        return new Order.By(keys);
    }

    private void named(String member, JsonNode direction, String at) {
        if (!isKey(member)) {
            problems.invalid(at, "is not allowed");
        } else if (isDirection(direction, at)) {
            keys.add(new Key(member, direction.stringValue().equals("desc"), NullOrder.AS_DATABASE));
        }
    }

    private void item(JsonNode item, String at) {
        if (item.isObject()) {
            echoed(item, at);
        } else if (!item.isArray()) {
            problems.invalid(at, "must be an array");
        } else if (item.size() < 2) {
            problems.invalid(at, "must contain at least 2 items");
        } else if (item.size() > 2) {
            problems.invalid(at, "must contain at most 2 items");
        } else if (isKey(item.get(0), at + "/0") && isDirection(item.get(1), at + "/1")) {
            keys.add(new Key(
                    item.get(0).stringValue(), item.get(1).stringValue().equals("desc"), NullOrder.AS_DATABASE));
        }
    }

    private void echoed(JsonNode item, String at) {
        for (var name : item.propertyNames()) {
            if (!PROPERTIES.contains(name)) {
                problems.unknown(at + "/" + name, name, PROPERTIES);
            }
        }
        var id = item.get("id");
        if (id == null) {
            problems.invalid(at + "/id", "is required");
        } else if (isKey(id, at + "/id")) {
            var properties = new Properties(item, at, problems);
            keys.add(new Key(id.stringValue(), properties.truth("desc"), nulls(properties)));
        }
    }

    private static NullOrder nulls(Properties properties) {
        var choices = new NullOrder[] {NullOrder.FIRST, NullOrder.LAST};
        return properties
                .choice("nulls", choices, choice -> choice == NullOrder.FIRST ? "first" : "last")
                .orElse(NullOrder.AS_DATABASE);
    }

    private boolean isKey(JsonNode key, String at) {
        if (!key.isString()) {
            problems.invalid(at, "must be a string");
            return false;
        }
        if (!isKey(key.stringValue())) {
            problems.invalid(at, MemberText.mismatch(key.stringValue(), MemberText.ORDER_KEY));
            return false;
        }
        return true;
    }

    private static boolean isKey(String text) {
        int parts = MemberText.parts(text);
        return parts >= 1 && parts <= 3;
    }

    private boolean isDirection(JsonNode direction, String at) {
        boolean right = direction.isString()
                && (direction.stringValue().equals("asc")
                        || direction.stringValue().equals("desc"));
        if (!right) {
            problems.invalid(at, "must be one of [asc, desc]");
        }
        return right;
    }
}
