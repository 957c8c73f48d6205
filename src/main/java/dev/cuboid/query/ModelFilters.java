package dev.cuboid.query;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Filter;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.query.ResolvedQuery.Condition;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Filters that the model itself holds, typed for one query: its zone and its moment decide what relative dates mean. */
public final class ModelFilters {
    public static List<Condition> resolve(List<Filter> filters, SemanticModel model, ZoneId zone, Instant askedAt) {
        var problems = new ArrayList<Diagnostic>();
        var comparisons = new Comparisons(new DateRanges(zone, askedAt));
        var conditions = new Conditions(new Names(model, problems), problems, comparisons, comparisons, Map.of());
        filters.forEach(filter -> conditions.add(filter, true));
        Rejected.ifAny(problems);
        return List.copyOf(conditions.rows());
    }

    private ModelFilters() {}
}
