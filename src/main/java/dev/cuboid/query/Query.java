package dev.cuboid.query;

import dev.cuboid.diagnostic.Location;
import dev.cuboid.model.Filter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A request as asked: names, not yet looked up, but dates, zone and limits already normalised. Absent lists are empty.
 *
 * @param rowLimit the limit in force: the one asked for, else the server's default
 * @param cacheMode the one named inside the query; requests usually name it beside the query
 * @param askedAt when the query was read; relative dates count from here
 */
public record Query(
        List<String> measures,
        List<String> dimensions,
        List<String> segments,
        List<Filter> filters,
        List<TimeDimension> timeDimensions,
        Order order,
        long rowLimit,
        Optional<Long> offset,
        boolean total,
        boolean totals,
        boolean fillMissingDates,
        boolean ungrouped,
        ZoneId zone,
        ResponseFormat format,
        List<List<String>> joinHints,
        Optional<CacheMode> cacheMode,
        Instant askedAt) {
    /** Stands for {@code askedAt} where nothing may count from it; who tries to fails with {@link MomentNeeded}. */
    public static final Instant NO_MOMENT = Instant.MAX;

    public Query {
        measures = List.copyOf(measures);
        dimensions = List.copyOf(dimensions);
        segments = List.copyOf(segments);
        filters = List.copyOf(filters);
        timeDimensions = List.copyOf(timeDimensions);
        joinHints = List.copyOf(joinHints);
    }

    /** The same query over other times. */
    Query over(List<TimeDimension> others) {
        return with(filters, others, askedAt);
    }

    /** The same query with other filters, in which nothing may count from the moment of the request. */
    Query timeless(List<Filter> others) {
        return with(others, timeDimensions, NO_MOMENT);
    }

    /** The same query, in which nothing may count from the moment of the request. */
    public Query timeless() {
        return timeless(filters);
    }

    private Query with(List<Filter> otherFilters, List<TimeDimension> otherTimes, Instant moment) {
        return new Query(
                measures,
                dimensions,
                segments,
                otherFilters,
                otherTimes,
                order,
                rowLimit,
                offset,
                total,
                totals,
                fillMissingDates,
                ungrouped,
                zone,
                format,
                joinHints,
                cacheMode,
                moment);
    }

    /** Without a granularity it only filters. */
    public record TimeDimension(
            String dimension, Optional<String> granularity, Optional<TimeRange> range, Location location) {
        TimeDimension within(TimeRange other) {
            return new TimeDimension(dimension, granularity, Optional.of(other), location);
        }
    }

    /** The order asked for. */
    public sealed interface Order {
        /** None given: Cube's default order applies. */
        record Default() implements Order {}

        /** Keys in force one after another; an empty list asks for no order. */
        record By(List<Key> keys) implements Order {
            public By {
                keys = List.copyOf(keys);
            }
        }
    }

    /** @param member {@code cube.member} or {@code cube.time.granularity} */
    public record Key(String member, boolean descending, NullOrder nulls) {}

    /** Where NULL stands; {@code AS_DATABASE} is last ascending and first descending, as in PostgreSQL. */
    public enum NullOrder {
        AS_DATABASE,
        FIRST,
        LAST
    }

    public enum ResponseFormat {
        DEFAULT("default"),
        COMPACT("compact"),
        COLUMNAR("columnar");

        private final String wireName;

        ResponseFormat(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /** How much a caller minds an answer from the cache; who minds least comes first. */
    public enum CacheMode {
        STALE_IF_SLOW("stale-if-slow"),
        STALE_WHILE_REVALIDATE("stale-while-revalidate"),
        MUST_REVALIDATE("must-revalidate"),
        NO_CACHE("no-cache");

        private final String wireName;

        CacheMode(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
