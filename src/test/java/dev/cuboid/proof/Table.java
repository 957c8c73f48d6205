package dev.cuboid.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** One measure of an answer by the values of its groups. */
record Table(Map<List<Object>, Object> values) {
    static Table of(List<Map<String, Object>> rows, List<String> keys, String measure) {
        var values = new LinkedHashMap<List<Object>, Object>();
        for (var row : rows) {
            var group = new ArrayList<>();
            keys.forEach(key -> group.add(Values.grouped(PlainValue.of(row.get(key)))));
            if (values.put(group, PlainValue.of(row.get(measure))) != null) {
                throw new IllegalStateException("two rows of " + group);
            }
        }
        return new Table(values);
    }

    /** The sums of several tables; what is NULL or absent everywhere stays NULL. */
    static Table sum(List<Table> parts) {
        var sums = new LinkedHashMap<List<Object>, Object>();
        parts.forEach(part -> part.values().forEach((group, value) -> sums.put(group, plus(sums.get(group), value))));
        return new Table(sums);
    }

    /** Over one key of the groups. */
    Table summedOver(int key) {
        var sums = new LinkedHashMap<List<Object>, Object>();
        values.forEach((group, value) -> {
            var coarser = new ArrayList<>(group);
            coarser.remove(key);
            sums.put(coarser, plus(sums.get(coarser), value));
        });
        return new Table(sums);
    }

    private static Object plus(Object left, Object right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return ((BigDecimal) left).add((BigDecimal) right);
    }

    /** Where the other has another value; a group that is absent is the same as NULL, or as zero if so told. */
    Optional<String> difference(Table other, boolean zeroIsNothing) {
        var groups = new ArrayList<>(values.keySet());
        groups.addAll(other.values().keySet());
        for (var group : groups) {
            var here = values.get(group);
            var there = other.values().get(group);
            boolean same = PlainValue.same(here, there) || (zeroIsNothing && isNothing(here) && isNothing(there));
            if (!same) {
                return Optional.of("%s is %s and %s".formatted(group, here, there));
            }
        }
        return Optional.empty();
    }

    /** Only the groups that another table has as well. */
    Table among(Table other) {
        var kept = new LinkedHashMap<>(values);
        kept.keySet().retainAll(other.values().keySet());
        return new Table(kept);
    }

    private static boolean isNothing(Object value) {
        return value == null || (value instanceof BigDecimal number && number.signum() == 0);
    }

    @Override
    public String toString() {
        return new TreeSet<>(values.entrySet().stream().map(Object::toString).toList()).toString();
    }
}
