package dev.cuboid.model;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import java.util.LinkedHashSet;
import java.util.List;

/** The granularities that every time dimension has, and the look-up of a dimension's own. */
final class Granularities {
    static final List<String> BUILT_IN = List.of("second", "minute", "hour", "day", "week", "month", "quarter", "year");

    static boolean known(Symbols.Member dimension, String granularity, Location at, Problems problems) {
        if (BUILT_IN.contains(granularity) || dimension.granularities().contains(granularity)) {
            return true;
        }
        var all = new LinkedHashSet<>(dimension.granularities());
        all.addAll(BUILT_IN);
        problems.add(Diagnostic.of(
                        ErrorCode.UNKNOWN_REFERENCE,
                        at,
                        "`%s` is no granularity of `%s`"
                                .formatted(granularity, dimension.name().text()))
                .near(granularity, all)
                .hint("use one of " + Names.quoted(all)));
        return false;
    }

    private Granularities() {}
}
