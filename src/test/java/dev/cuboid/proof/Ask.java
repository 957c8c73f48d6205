package dev.cuboid.proof;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request. Names are {@code cube.member} or {@code view.member}.
 *
 * @param hints chains of cubes whose joins are to be taken
 */
record Ask(
        List<String> measures,
        List<String> dimensions,
        List<Time> times,
        List<String> segments,
        List<Condition> filters,
        Page page,
        List<List<String>> hints,
        ZoneId zone) {
    private static final JsonMapper JSON = new JsonMapper();

    static Ask of(List<String> measures, List<String> dimensions) {
        return new Ask(measures, dimensions, List.of(), List.of(), List.of(), Page.ALL, List.of(), ZoneId.of("UTC"));
    }

    /** @param granularity null to filter only; @param from a day, or null; @param to the last day of the range */
    record Time(String dimension, String granularity, String from, String to) {
        String key() {
            return dimension + "." + granularity;
        }

        Time ungrouped() {
            return new Time(dimension, null, from, to);
        }

        /** With the range moved by an interval of days. */
        Time moved(String interval, int direction) {
            return new Time(dimension, granularity, moved(from, interval, direction), moved(to, interval, direction));
        }

        private static String moved(String day, String interval, int direction) {
            return Window.moved(LocalDate.parse(day).atStartOfDay(), interval, direction)
                    .toLocalDate()
                    .toString();
        }

        Time everywhen() {
            return new Time(dimension, granularity, null, null);
        }
    }

    /** @param order null where none is asked for, which means the default order */
    record Page(List<Key> order, Integer limit, Integer offset) {
        static final Page ALL = new Page(null, null, null);
    }

    /** @param nulls {@code first}, {@code last}, or null for what PostgreSQL does */
    record Key(String name, boolean descending, String nulls) {
        Key(String name, boolean descending) {
            this(name, descending, null);
        }
    }

    sealed interface Condition {}

    /** @param values texts, with null for JSON's null */
    record Test(String member, String operator, List<String> values) implements Condition {}

    record All(List<Condition> conditions) implements Condition {}

    record Any(List<Condition> conditions) implements Condition {}

    Ask withMeasures(List<String> other) {
        return new Ask(other, dimensions, times, segments, filters, page, hints, zone);
    }

    Ask withDimensions(List<String> other) {
        return new Ask(measures, other, times, segments, filters, page, hints, zone);
    }

    Ask withTimes(List<Time> other) {
        return new Ask(measures, dimensions, other, segments, filters, page, hints, zone);
    }

    Ask withSegments(List<String> other) {
        return new Ask(measures, dimensions, times, other, filters, page, hints, zone);
    }

    Ask withFilters(List<Condition> other) {
        return new Ask(measures, dimensions, times, segments, other, page, hints, zone);
    }

    Ask on(Page other) {
        return new Ask(measures, dimensions, times, segments, filters, other, hints, zone);
    }

    Ask along(List<List<String>> other) {
        return new Ask(measures, dimensions, times, segments, filters, page, other, zone);
    }

    Ask unordered() {
        return new Ask(measures, dimensions, times, segments, filters, Page.ALL, hints, zone);
    }

    Ask in(ZoneId other) {
        return new Ask(measures, dimensions, times, segments, filters, page, hints, other);
    }

    /** What each row of the answer is grouped by: keys of dimensions, then of time dimensions with a granularity. */
    List<String> groupKeys() {
        var keys = new ArrayList<>(dimensions);
        times.stream().filter(time -> time.granularity() != null).map(Time::key).forEach(keys::add);
        return keys;
    }

    String json() {
        return JSON.writeValueAsString(jsonMap());
    }

    /** The same with several ranges for its first time. */
    String json(List<List<String>> ranges) {
        var query = jsonMap();
        var compared = new ArrayList<Object>(times.stream().map(Ask::jsonOf).toList());
        var first = new LinkedHashMap<String, Object>(jsonOf(times.getFirst().everywhen()));
        first.put("compareDateRange", ranges);
        compared.set(0, first);
        query.put("timeDimensions", compared);
        return JSON.writeValueAsString(query);
    }

    private Map<String, Object> jsonMap() {
        var query = new LinkedHashMap<String, Object>();
        query.put("measures", measures);
        query.put("dimensions", dimensions);
        query.put("segments", segments);
        query.put("timeDimensions", times.stream().map(Ask::jsonOf).toList());
        query.put("filters", filters.stream().map(Ask::jsonOf).toList());
        query.put("timezone", zone.getId());
        if (!hints.isEmpty()) {
            query.put("joinHints", hints);
        }
        if (page.order() != null) {
            query.put("order", page.order().stream().map(Ask::jsonOf).toList());
        }
        if (page.limit() != null) {
            query.put("limit", page.limit());
        }
        if (page.offset() != null) {
            query.put("offset", page.offset());
        }
        return query;
    }

    private static Object jsonOf(Key key) {
        return key.nulls() == null
                ? List.of(key.name(), key.descending() ? "desc" : "asc")
                : Map.of("id", key.name(), "desc", key.descending(), "nulls", key.nulls());
    }

    static String jsonText(Condition condition) {
        return JSON.writeValueAsString(jsonOf(condition));
    }

    private static Map<String, Object> jsonOf(Time time) {
        var json = new LinkedHashMap<String, Object>();
        json.put("dimension", time.dimension());
        if (time.granularity() != null) {
            json.put("granularity", time.granularity());
        }
        if (time.from() != null) {
            json.put("dateRange", List.of(time.from(), time.to()));
        }
        return json;
    }

    private static Map<String, Object> jsonOf(Condition condition) {
        return switch (condition) {
            case All(var conditions) ->
                Map.of("and", conditions.stream().map(Ask::jsonOf).toList());
            case Any(var conditions) ->
                Map.of("or", conditions.stream().map(Ask::jsonOf).toList());
            case Test(var member, var operator, var values) -> {
                var json = new LinkedHashMap<String, Object>();
                json.put("member", member);
                json.put("operator", operator);
                if (!values.isEmpty()) {
                    json.put("values", values);
                }
                yield json;
            }
        };
    }
}
