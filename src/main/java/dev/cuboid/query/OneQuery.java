package dev.cuboid.query;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.model.Filter;
import dev.cuboid.query.Query.CacheMode;
import dev.cuboid.query.Query.ResponseFormat;
import dev.cuboid.query.Query.TimeDimension;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One query object: every property in the order in which Cube checks them, so that the first problem is Cube's. */
final class OneQuery {
    private static final Set<String> PROPERTIES = Set.of(
            "measures",
            "dimensions",
            "filters",
            "timeDimensions",
            "order",
            "segments",
            "timezone",
            "limit",
            "rowLimit",
            "offset",
            "total",
            "totals",
            "fillMissingDates",
            "cacheMode",
            "cache",
            "ungrouped",
            "responseFormat",
            "joinHints");

    private final JsonNode node;
    private final String at;
    private final QueryReader.Limits limits;
    private final Instant now;
    private final Problems problems;
    private final Properties properties;
    private List<TimeDimensionReader.Compared> compared = List.of();

    OneQuery(JsonNode node, String at, QueryReader.Limits limits, Instant now, Problems problems) {
        this.node = node;
        this.at = at;
        this.limits = limits;
        this.now = now;
        this.problems = problems;
        this.properties = new Properties(node, at, problems);
    }

    Query read() {
        if (!node.isObject()) {
            problems.invalid(at, "must be of type object");
        }
        var zone = zone();
        var parts = parts(zone.orElse(limits.zone()));
        if (zone.isEmpty()) {
            refuseZone();
        }
        var limit = properties.wholeNumber("limit").or(() -> properties.wholeNumber("rowLimit"));
        var query = query(parts, zone.orElse(limits.zone()), limit.orElse(limits.defaultRows()));
        refuseUnknownProperties();
        refuseEmpty(query.timeDimensions());
        refuseTooMany(query.rowLimit());
        return query;
    }

    /** What is selected, and from what. */
    private record Parts(
            List<String> measures,
            List<String> dimensions,
            List<Filter> filters,
            List<TimeDimension> times,
            Query.Order order,
            List<String> segments) {}

    private Parts parts(ZoneId zone) {
        var dates = new DateRanges(zone, now);
        var measures = properties.members("measures", 2, MemberText.MEMBER);
        var dimensions = new ArrayList<String>();
        var bucketed = new ArrayList<TimeDimension>();
        split(properties.members("dimensions", 3, MemberText.DIMENSION), dimensions, bucketed);
        var filters = new FilterReader(dates, problems).read(properties.list("filters"), at + "/filters");
        var reader = new TimeDimensionReader(dates, problems);
        var times = new ArrayList<>(reader.read(properties.list("timeDimensions"), at + "/timeDimensions"));
        times.addAll(bucketed);
        compared = reader.compared();
        var order = new OrderReader(problems).read(node.get("order"), at + "/order");
        return new Parts(
                measures, dimensions, filters, times, order, properties.members("segments", 2, MemberText.MEMBER));
    }

    private Query query(Parts parts, ZoneId zone, long limit) {
        return new Query(
                parts.measures(),
                parts.dimensions(),
                parts.segments(),
                parts.filters(),
                parts.times(),
                parts.order(),
                limit,
                properties.wholeNumber("offset"),
                properties.truth("total"),
                properties.truth("totals"),
                properties.truth("fillMissingDates"),
                properties.truth("ungrouped"),
                zone,
                properties
                        .choice("responseFormat", ResponseFormat.values(), ResponseFormat::wireName)
                        .orElse(ResponseFormat.DEFAULT),
                properties.paths("joinHints"),
                cacheMode(),
                now);
    }

    /** The time dimension that is compared over several ranges, if any; never more than one. */
    List<TimeDimensionReader.Compared> compared() {
        return compared;
    }

    private Optional<CacheMode> cacheMode() {
        var mode = properties.choice("cacheMode", CacheMode.values(), CacheMode::wireName);
        var cache = properties.choice("cache", CacheMode.values(), CacheMode::wireName);
        return mode.isPresent() ? mode : cache;
    }

    private Optional<ZoneId> zone() {
        var asked = node.get("timezone");
        if (asked == null
                || asked.isNull()
                || asked.isString() && asked.stringValue().isEmpty()) {
            return Optional.of(limits.zone());
        }
        return asked.isString() ? Zones.named(asked.stringValue()) : Optional.empty();
    }

    private void refuseZone() {
        var asked = node.get("timezone");
        if (asked == null || !asked.isString()) {
            problems.invalid(at + "/timezone", "must be a string");
            return;
        }
        var zone = asked.stringValue();
        problems.add(Problems.wrong(at + "/timezone", "must be a valid IANA time zone, got \"%s\"".formatted(zone))
                .near(zone, Zones.names()));
    }

    /** {@code orders.ordered_at.month} among the dimensions is a time dimension. */
    private void split(List<String> names, List<String> dimensions, List<TimeDimension> bucketed) {
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            int first = name.indexOf('.');
            int last = name.lastIndexOf('.');
            if (first == last) {
                dimensions.add(name);
            } else {
                bucketed.add(new TimeDimension(
                        name.substring(0, last),
                        Optional.of(name.substring(last + 1)),
                        Optional.empty(),
                        new Location.InQuery(at + "/dimensions/" + i)));
            }
        }
    }

    private void refuseUnknownProperties() {
        for (var name : node.propertyNames()) {
            if (!PROPERTIES.contains(name)) {
                problems.unknown(at + "/" + name, name, PROPERTIES);
            }
        }
    }

    private void refuseEmpty(List<TimeDimension> timeDimensions) {
        boolean selects = node.isObject()
                && (properties.given("measures")
                        || properties.given("dimensions")
                        || timeDimensions.stream()
                                .anyMatch(time -> time.granularity().isPresent()));
        if (!selects) {
            problems.add(
                    ErrorCode.EMPTY_QUERY,
                    at,
                    "Query should contain either measures, dimensions or timeDimensions with granularities in order"
                            + " to be valid");
        }
    }

    private void refuseTooMany(long limit) {
        if (limit > limits.mostRows()) {
            problems.add(Diagnostic.of(
                            ErrorCode.LIMIT_EXCEEDED,
                            new Location.InQuery(at + "/limit"),
                            "The query limit has been exceeded.")
                    .hint("a limit of at most %d is served".formatted(limits.mostRows())));
        }
    }
}
