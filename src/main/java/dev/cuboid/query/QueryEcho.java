package dev.cuboid.query;

import dev.cuboid.model.Filter;
import dev.cuboid.query.Query.CacheMode;
import dev.cuboid.query.Query.NullOrder;
import dev.cuboid.query.Query.Order;
import dev.cuboid.query.Query.ResponseFormat;
import dev.cuboid.query.Query.TimeDimension;
import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes queries back as Cube echoes them: dates resolved, limit and zone filled in, keys in Cube's order. */
public final class QueryEcho {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The {@code query} of a result of {@code /load}. */
    public static ObjectNode normalized(Query query) {
        var echo = JSON.objectNode();
        if (!query.measures().isEmpty()) {
            echo.set("measures", texts(query.measures()));
        }
        echo.set("dimensions", texts(query.dimensions()));
        echo.set("timeDimensions", times(query.timeDimensions()));
        if (!query.segments().isEmpty()) {
            echo.set("segments", texts(query.segments()));
        }
        echo.put("limit", query.rowLimit());
        query.offset().ifPresent(offset -> echo.put("offset", offset));
        flag(echo, "total", query.total());
        flag(echo, "totals", query.totals());
        flag(echo, "fillMissingDates", query.fillMissingDates());
        echo.put("timezone", query.zone().getId());
        flag(echo, "ungrouped", query.ungrouped());
        if (query.format() != ResponseFormat.DEFAULT) {
            echo.put("responseFormat", query.format().wireName());
        }
        hints(echo, query.joinHints());
        echo.set("filters", filters(query.filters()));
        echo.put("rowLimit", query.rowLimit());
        if (query.order() instanceof Order.By(var keys)) {
            echo.set("order", order(keys));
        }
        return echo;
    }

    /** The query that a client pivots the results of the whole request by, as {@code /load} gives it for several results. */
    public static ObjectNode pivotQuery(Asked asked) {
        var pivot = asked.queries().isEmpty()
                ? JSON.objectNode()
                : normalized(asked.queries().getFirst());
        switch (asked.type()) {
            case REGULAR -> {}
            case COMPARE_DATE_RANGE -> {
                var dimensions = JSON.arrayNode().add("compareDateRange");
                pivot.get("dimensions").forEach(dimensions::add);
                pivot.set("dimensions", dimensions);
            }
            case BLENDING -> pivot = blended(asked);
        }
        return pivot.put("queryType", asked.type().wireName());
    }

    private static ObjectNode blended(Asked asked) {
        var measures = new LinkedHashSet<String>();
        var dimensions = new LinkedHashSet<String>();
        for (var query : asked.queries()) {
            measures.addAll(query.measures());
            dimensions.addAll(query.dimensions());
        }
        var first = asked.queries().getFirst();
        var pivot = JSON.objectNode();
        pivot.set("measures", texts(measures));
        if (!dimensions.isEmpty()) {
            pivot.set("dimensions", texts(dimensions));
        }
        var time = pivot.putArray("timeDimensions").addObject().put("dimension", "time");
        asked.blendingGranularity().ifPresent(granularity -> time.put("granularity", granularity));
        pivot.put("limit", first.rowLimit());
        pivot.put("timezone", first.zone().getId());
        pivot.putArray("filters");
        return pivot.put("rowLimit", first.rowLimit());
    }

    /**
     * The answer of {@code /dry-run}.
     *
     * @param transformed what {@link TransformedQuery} gives for each query, in their order
     */
    public static ObjectNode dryRun(Asked asked, List<ObjectNode> transformed) {
        var body = JSON.objectNode().put("queryType", asked.type().wireName());
        var queries = body.putArray("normalizedQueries");
        var orders = body.putArray("queryOrder");
        for (var query : asked.queries()) {
            queries.add(normalized(query)
                    .put("cacheMode", cacheMode(query))
                    .put("queryType", asked.type().wireName()));
            orders.add(queryOrder(query));
        }
        body.putArray("transformedQueries").addAll(transformed);
        var pivot = pivotQuery(asked);
        if (asked.type() != Asked.QueryType.BLENDING) {
            pivot.put("cacheMode", cacheMode(asked.queries().getFirst()));
        }
        body.set("pivotQuery", pivot);
        return body;
    }

    private static String cacheMode(Query query) {
        return query.cacheMode().orElse(CacheMode.STALE_IF_SLOW).wireName();
    }

    /** The order in force by the names of the request, where a time dimension is named without its granularity. */
    public static ObjectNode queryOrder(Query query) {
        var order = JSON.objectNode();
        switch (query.order()) {
            case Order.By(var keys) -> keys.forEach(key -> order.put(key.member(), key.descending() ? "desc" : "asc"));
            case Order.Default() -> {
                var time = query.timeDimensions().stream()
                        .filter(dimension -> dimension.granularity().isPresent())
                        .findFirst();
                if (time.isPresent()) {
                    order.put(time.get().dimension(), "asc");
                } else if (!query.dimensions().isEmpty()) {
                    boolean measured = !query.measures().isEmpty();
                    order.put((measured ? query.measures() : query.dimensions()).getFirst(), measured ? "desc" : "asc");
                }
            }
        }
        return order;
    }

    static ArrayNode texts(Iterable<String> texts) {
        var array = JSON.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static void flag(ObjectNode echo, String name, boolean set) {
        if (set) {
            echo.put(name, true);
        }
    }

    private static void hints(ObjectNode echo, List<List<String>> paths) {
        if (!paths.isEmpty()) {
            var hints = echo.putArray("joinHints");
            paths.forEach(path -> hints.add(texts(path)));
        }
    }

    private static ArrayNode times(List<TimeDimension> times) {
        var array = JSON.arrayNode();
        for (var time : times) {
            var echo = array.addObject().put("dimension", time.dimension());
            time.range()
                    .ifPresent(range -> echo.putArray("dateRange")
                            .add(AbsoluteDates.text(range.firstLocal()))
                            .add(AbsoluteDates.text(range.lastLocal())));
            time.granularity().ifPresent(granularity -> echo.put("granularity", granularity));
        }
        return array;
    }

    private static ArrayNode filters(List<Filter> filters) {
        var array = JSON.arrayNode();
        for (var filter : filters) {
            switch (filter) {
                case Filter.And(var parts) -> array.addObject().set("and", filters(parts));
                case Filter.Or(var parts) -> array.addObject().set("or", filters(parts));
                case Filter.Condition condition -> condition(array.addObject(), condition);
            }
        }
        return array;
    }

    private static void condition(ObjectNode echo, Filter.Condition condition) {
        echo.put("member", condition.member())
                .put("operator", condition.operator().wireName());
        if (!condition.values().isEmpty()) {
            var values = echo.putArray("values");
            for (var value : condition.values()) {
                if (value == null) {
                    values.addNull();
                } else {
                    values.add(value);
                }
            }
        }
    }

    private static ArrayNode order(List<Query.Key> keys) {
        var array = JSON.arrayNode();
        for (var key : keys) {
            var echo = array.addObject().put("id", key.member()).put("desc", key.descending());
            if (key.nulls() != NullOrder.AS_DATABASE) {
                echo.put("nulls", key.nulls() == NullOrder.FIRST ? "first" : "last");
            }
        }
        return array;
    }

    private QueryEcho() {}
}
