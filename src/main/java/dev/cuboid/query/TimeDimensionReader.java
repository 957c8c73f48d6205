package dev.cuboid.query;

import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.query.Query.TimeDimension;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code timeDimensions}, with their date ranges in the query's zone. */
final class TimeDimensionReader {
    /** The time dimension at {@code index} is asked once per range. */
    record Compared(int index, List<TimeRange> ranges) {
        Compared {
            ranges = List.copyOf(ranges);
        }
    }

    private static final Set<String> PROPERTIES = Set.of("dimension", "granularity", "dateRange", "compareDateRange");
    private static final int LONGEST_GRANULARITY = 128;

    private final DateRanges dates;
    private final Problems problems;
    private final List<Compared> compared = new ArrayList<>();

    TimeDimensionReader(DateRanges dates, Problems problems) {
        this.dates = dates;
        this.problems = problems;
    }

    List<Compared> compared() {
        return compared;
    }

    List<TimeDimension> read(Iterable<JsonNode> items, String pointer) {
        var read = new ArrayList<TimeDimension>();
        int index = 0;
        for (var item : items) {
            var at = pointer + "/" + index;
            if (item.isObject()) {
                read.add(one(item, at, index));
            } else {
                problems.invalid(at, "must be of type object");
            }
            index++;
        }
        if (compared.size() > 1) {
            problems.add(ErrorCode.INVALID_QUERY, pointer, "compareDateRange can only exist for one timeDimension");
        }
        return read;
    }

    private TimeDimension one(JsonNode item, String at, int index) {
        var dimension = dimension(item.get("dimension"), at + "/dimension");
        var granularity = granularity(item.get("granularity"), at + "/granularity");
        var range = Optional.ofNullable(item.get("dateRange")).flatMap(given -> range(given, at + "/dateRange"));
        var comparison = item.get("compareDateRange");
        if (comparison != null) {
            compare(comparison, at + "/compareDateRange", index);
        }
        for (var name : item.propertyNames()) {
            if (!PROPERTIES.contains(name)) {
                problems.unknown(at + "/" + name, name, PROPERTIES);
            }
        }
        if (comparison != null && item.has("dateRange")) {
            problems.invalid(at, "contains a conflict between optional exclusive peers [dateRange, compareDateRange]");
        }
        return new TimeDimension(dimension, granularity, range, new Location.InQuery(at));
    }

    private String dimension(@Nullable JsonNode name, String at) {
        if (name == null) {
            problems.invalid(at, "is required");
        } else if (!name.isString()) {
            problems.invalid(at, "must be a string");
        } else if (MemberText.parts(name.stringValue()) != 2) {
            problems.invalid(at, MemberText.mismatch(name.stringValue(), MemberText.MEMBER));
        } else {
            return name.stringValue();
        }
        return "";
    }

    private Optional<String> granularity(@Nullable JsonNode name, String at) {
        if (name == null) {
            return Optional.empty();
        }
        if (!name.isString()) {
            problems.invalid(at, "must be a string");
        } else if (name.stringValue().isEmpty()) {
            problems.invalid(at, "is not allowed to be empty");
        } else if (name.stringValue().getBytes(StandardCharsets.UTF_8).length > LONGEST_GRANULARITY) {
            problems.invalid(at, "length must be less than or equal to 128 characters long");
        }
        return name.stringValueOpt();
    }

    private void compare(JsonNode ranges, String at, int index) {
        if (!ranges.isArray()) {
            problems.invalid(at, "must be an array");
            return;
        }
        if (ranges.isEmpty()) {
            problems.invalid(at, "must contain at least 1 items");
        }
        var read = new ArrayList<TimeRange>();
        for (var range : ranges) {
            range(range, at + "/" + read.size()).ifPresent(read::add);
        }
        compared.add(new Compared(index, read));
    }

    private Optional<TimeRange> range(JsonNode given, String at) {
        try {
            if (given.isString()) {
                return Optional.of(dates.read(given.stringValue(), new Location.InQuery(at)));
            }
            return given.isArray() ? bounds(given, at) : refuse(at, "must be one of [array, string]");
        } catch (Rejected rejected) {
            problems.addAll(rejected);
            return Optional.empty();
        }
    }

    private Optional<TimeRange> bounds(JsonNode bounds, String at) {
        for (int i = 0; i < bounds.size(); i++) {
            if (!bounds.get(i).isString()) {
                return refuse(at + "/" + i, "must be a string");
            }
        }
        if (bounds.isEmpty()) {
            return refuse(at, "must contain at least 1 items");
        }
        if (bounds.size() > 2) {
            return refuse(at, "must contain less than or equal to 2 items");
        }
        var first = bounds.get(0).stringValue();
        var last = bounds.get(bounds.size() - 1).stringValue();
        return Optional.of(dates.between(first, last, new Location.InQuery(at)));
    }

    private Optional<TimeRange> refuse(String at, String complaint) {
        problems.invalid(at, complaint);
        return Optional.empty();
    }
}
