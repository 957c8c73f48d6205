package dev.cuboid.query;

import dev.cuboid.query.Query.NullOrder;
import dev.cuboid.query.ResolvedQuery.Bucket;
import dev.cuboid.query.ResolvedQuery.Group;
import dev.cuboid.query.ResolvedQuery.MeasureUse;
import dev.cuboid.query.ResolvedQuery.OrderKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settles the order of an answer: Cube's default where none is asked, and ties always broken by the remaining groups. */
final class Ordering {
    static List<OrderKey> settle(Query query, List<Group> groups, Map<String, MeasureUse> measures) {
        var keys = new ArrayList<OrderKey>();
        switch (query.order()) {
            case Query.Order.Default() -> byDefault(groups, measures).ifPresent(keys::add);
            case Query.Order.By(var asked) -> {
                for (var key : asked) {
                    selected(key.member(), groups, measures)
                            .filter(found -> !contains(keys, found))
                            .ifPresent(found -> keys.add(new OrderKey(found, key.descending(), key.nulls())));
                }
            }
        }
        if (!keys.isEmpty()) {
            for (var group : groups) {
                if (!contains(keys, group.key())) {
                    keys.add(new OrderKey(group.key(), false, NullOrder.AS_DATABASE));
                }
            }
        }
        return keys;
    }

    private static Optional<OrderKey> byDefault(List<Group> groups, Map<String, MeasureUse> measures) {
        for (var group : groups) {
            if (!(group.bucket() instanceof Bucket.Whole)) {
                return Optional.of(new OrderKey(group.key(), false, NullOrder.AS_DATABASE));
            }
        }
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                measures.isEmpty()
                        ? new OrderKey(groups.getFirst().key(), false, NullOrder.AS_DATABASE)
                        : new OrderKey(measures.keySet().iterator().next(), true, NullOrder.AS_DATABASE));
    }

    /** The selected column that a key means; a time dimension's name alone means its first granularity. */
    private static Optional<String> selected(String member, List<Group> groups, Map<String, MeasureUse> measures) {
        if (measures.containsKey(member)) {
            return Optional.of(member);
        }
        Optional<String> bucket = Optional.empty();
        for (var group : groups) {
            if (group.key().equals(member)) {
                return Optional.of(member);
            }
            if (bucket.isEmpty() && group.dimension().asked().text().equals(member)) {
                bucket = Optional.of(group.key());
            }
        }
        return bucket;
    }

    private static boolean contains(List<OrderKey> keys, String wanted) {
        for (var key : keys) {
            if (key.key().equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private Ordering() {}
}
