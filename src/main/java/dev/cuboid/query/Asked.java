package dev.cuboid.query;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import java.util.List;
import java.util.Optional;

/**
 * What one request asks for. A regular request is one query, a comparison one per date range in the order given, a blend
 * one per query of the list.
 */
public record Asked(QueryType type, List<Query> queries) {
    public Asked {
        queries = List.copyOf(queries);
        if (type == QueryType.REGULAR && queries.size() != 1) {
            throw new IllegalArgumentException("a regular request of " + queries.size() + " queries");
        }
    }

    /** The granularity that the queries of a blend have in common. */
    public Optional<String> blendingGranularity() {
        for (var query : queries) {
            if (!query.timeDimensions().isEmpty()) {
                var granularity = query.timeDimensions().getFirst().granularity();
                if (granularity.isPresent()) {
                    return granularity;
                }
            }
        }
        return Optional.empty();
    }

    /** The kinds of request that Cube's clients tell apart. */
    public enum QueryType {
        REGULAR("regularQuery"),
        COMPARE_DATE_RANGE("compareDateRangeQuery"),
        BLENDING("blendingQuery");

        private final String wireName;

        QueryType(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }

        /** For a client that did not announce with {@code queryType=multi} that it understands several results. */
        public Diagnostic notSupportedByClient() {
            return Diagnostic.of(
                            ErrorCode.QUERY_TYPE_UNSUPPORTED,
                            new Location.InQuery(""),
                            "'%s' query type is not supported by the client.Please update the client."
                                    .formatted(wireName))
                    .hint("`queryType=multi` beside the query asks for several results");
        }
    }
}
