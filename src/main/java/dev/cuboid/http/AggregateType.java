package dev.cuboid.http;

import dev.cuboid.model.Measure;
import dev.cuboid.model.Measure.Bound;
import dev.cuboid.model.Measure.Kind;
import dev.cuboid.model.Measure.Window;
import java.util.Locale;

/** The type of a measure as the model file writes it, in Cube's spelling. */
final class AggregateType {
    private AggregateType() {}

    static String wireName(Measure measure) {
        return switch (measure.kind()) {
            case Kind.Aggregate aggregate ->
                switch (aggregate.function()) {
                    case COUNT_DISTINCT -> "countDistinct";
                    case COUNT_DISTINCT_APPROX -> "countDistinctApprox";
                    case COUNT, SUM, AVG, MIN, MAX ->
                        aggregate.function().name().toLowerCase(Locale.ROOT);
                };
            case Kind.Staged staged ->
                switch (staged.function()) {
                    case COUNT_DISTINCT -> "countDistinct";
                    case WRITTEN -> "numberAgg";
                    case EXPRESSION -> PresentationJson.wireName(measure.type());
                    case COUNT, SUM, AVG, MIN, MAX -> staged.function().name().toLowerCase(Locale.ROOT);
                };
            case Kind.Rank _ -> "rank";
            case Kind.Calculated _, Kind.Switch _ -> PresentationJson.wireName(measure.type());
        };
    }

    /** Whether its value in a bucket of time holds more than the bucket's own rows. */
    static boolean isCumulative(Measure measure) {
        return measure.kind() instanceof Kind.Aggregate aggregate && !(aggregate.window() instanceof Window.None);
    }

    /** Whether its value holds all rows up to the bucket. */
    static boolean isRunningTotal(Measure measure) {
        return measure.kind() instanceof Kind.Aggregate aggregate
                && aggregate.window() instanceof Window.Rolling(var trailing, var _, var _)
                && trailing instanceof Bound.Unbounded;
    }
}
