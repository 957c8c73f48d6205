package dev.cuboid.query;

import dev.cuboid.diagnostic.ErrorCode;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the {@code query} of a request: one query, a list of them to blend, or one that compares date ranges. */
public final class QueryReader {
    /** For the texts of queries: numbers keep all their digits. */
    public static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** What holds for queries that say nothing themselves. */
    record Limits(ZoneId zone, long defaultRows, long mostRows) {}

    private final Limits limits;
    private final InstantSource clock;

    public QueryReader(ZoneId defaultZone, long defaultRowLimit, long maximumRowLimit, InstantSource clock) {
        this.limits = new Limits(defaultZone, Math.min(defaultRowLimit, maximumRowLimit), maximumRowLimit);
        this.clock = clock;
    }

    /** The most rows that any query may ask for. */
    public long maximumRowLimit() {
        return limits.mostRows();
    }

    /** Reads queries of which those that name no limit have none, and the others any. */
    public QueryReader withoutLimit() {
        return new QueryReader(limits.zone(), Long.MAX_VALUE, Long.MAX_VALUE, clock);
    }

    public Asked read(JsonNode query) {
        var problems = new Problems();
        var asked = query.isArray() ? blend(query, problems) : single(query, problems);
        problems.throwIfAny();
        return asked;
    }

    private Asked single(JsonNode node, Problems problems) {
        var one = new OneQuery(node, "", limits, clock.instant(), problems);
        var query = one.read();
        var compared = one.compared();
        if (compared.isEmpty()) {
            return new Asked(Asked.QueryType.REGULAR, List.of(query));
        }
        var queries = new ArrayList<Query>();
        for (var range : compared.getFirst().ranges()) {
            var times = new ArrayList<>(query.timeDimensions());
            int index = compared.getFirst().index();
            times.set(index, times.get(index).within(range));
            queries.add(query.over(times));
        }
        return new Asked(Asked.QueryType.COMPARE_DATE_RANGE, queries);
    }

    private Asked blend(JsonNode list, Problems problems) {
        var now = clock.instant();
        var queries = new ArrayList<Query>();
        for (var node : list) {
            var pointer = "/" + queries.size();
            var one = new OneQuery(node, pointer, limits, now, problems);
            queries.add(one.read());
            if (!one.compared().isEmpty()) {
                problems.add(
                        ErrorCode.NOT_SERVED, pointer, "compareDateRange is not served inside a data blending query");
            }
        }
        var granularities = new LinkedHashSet<String>();
        for (var query : queries) {
            if (!query.timeDimensions().isEmpty()) {
                query.timeDimensions().getFirst().granularity().ifPresent(granularities::add);
            }
        }
        if (granularities.size() > 1) {
            problems.add(ErrorCode.INVALID_QUERY, "", "Data blending query granularities must match");
        } else if (granularities.isEmpty()) {
            problems.add(ErrorCode.INVALID_QUERY, "", "Data blending query without granularity is not supported");
        }
        return new Asked(Asked.QueryType.BLENDING, queries);
    }
}
