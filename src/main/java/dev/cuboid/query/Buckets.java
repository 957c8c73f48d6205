package dev.cuboid.query;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.model.Dimension;
import dev.cuboid.query.ResolvedQuery.Bucket;
import dev.cuboid.query.ResolvedQuery.DimensionUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The granularities that a time dimension can be cut by: its own, and the eight that every one has. */
final class Buckets {
    static final List<String> BUILT_IN = List.of("second", "minute", "hour", "day", "week", "month", "quarter", "year");

    static Optional<Bucket> named(String granularity, Dimension dimension) {
        for (var own : dimension.granularities()) {
            if (own.name().equals(granularity)) {
                return Optional.of(new Bucket.Custom(own));
            }
        }
        return BUILT_IN.contains(granularity) ? Optional.of(new Bucket.BuiltIn(granularity)) : Optional.empty();
    }

    static Diagnostic unknown(String granularity, DimensionUse use, Location location) {
        var known = new ArrayList<>(BUILT_IN);
        use.dimension().granularities().forEach(own -> known.add(own.name()));
        return Diagnostic.of(
                        ErrorCode.UNKNOWN_GRANULARITY,
                        location,
                        "Granularity \"%s\" does not exist in dimension %s"
                                .formatted(granularity, use.asked().text()))
                .nearOrAll(granularity, known, "it has");
    }

    private Buckets() {}
}
