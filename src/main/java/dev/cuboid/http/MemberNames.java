package dev.cuboid.http;

import dev.cuboid.model.Filter;
import dev.cuboid.query.Query;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All members that a query names, each once. */
final class MemberNames {
    private MemberNames() {}

    static Set<String> of(Query query) {
        var names = new LinkedHashSet<>(query.measures());
        names.addAll(query.dimensions());
        addFiltered(query.filters(), names);
        query.timeDimensions().forEach(time -> names.add(time.dimension()));
        names.addAll(query.segments());
        return names;
    }

    private static void addFiltered(List<Filter> filters, Set<String> names) {
        for (var filter : filters) {
            switch (filter) {
                case Filter.And(var parts) -> addFiltered(parts, names);
                case Filter.Or(var parts) -> addFiltered(parts, names);
                case Filter.Condition condition -> names.add(condition.member());
            }
        }
    }
}
