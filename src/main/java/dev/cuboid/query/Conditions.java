package dev.cuboid.query;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Filter;
import dev.cuboid.query.ResolvedQuery.Bucket;
import dev.cuboid.query.ResolvedQuery.Condition;
import dev.cuboid.query.ResolvedQuery.DimensionUse;
import dev.cuboid.query.ResolvedQuery.Group;
import dev.cuboid.query.ResolvedQuery.MeasureUse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sorts filters into conditions on rows and conditions on finished groups. What an {@code and} joins may be told apart; an
 * {@code or} of measures and dimensions judges finished groups, which must then show those dimensions.
 */
final class Conditions {
    private final Names names;
    private final List<Diagnostic> problems;
    private final Comparisons asked;
    private final Comparisons byTheModel;
    private final Map<String, Group> groups;
    private final List<Condition> rows = new ArrayList<>();
    private final List<Condition> having = new ArrayList<>();
    private final Set<String> filtered = new LinkedHashSet<>();

    /**
     * @param asked types the values of the request
     * @param byTheModel types those of the model's own filters
     */
    Conditions(
            Names names,
            List<Diagnostic> problems,
            Comparisons asked,
            Comparisons byTheModel,
            Map<String, Group> groups) {
        this.names = names;
        this.problems = problems;
        this.asked = asked;
        this.byTheModel = byTheModel;
        this.groups = groups;
    }

    List<Condition> rows() {
        return rows;
    }

    List<Condition> having() {
        return having;
    }

    /** The members that filters so far name. */
    Set<String> filteredMembers() {
        return filtered;
    }

    /** @param byModel whether the model itself filters, which may use members that are hidden from callers */
    void add(Filter filter, boolean byModel) {
        switch (filter) {
            case Filter.And(var parts) -> parts.forEach(part -> add(part, byModel));
            case Filter.Or or when or.filters().size() == 1 -> add(or.filters().getFirst(), byModel);
            case Filter.Or or -> condition(or, byModel).ifPresent(condition -> sort(or, condition));
            case Filter.Condition one -> condition(one, byModel).ifPresent(condition -> sort(one, condition));
        }
    }

    private void sort(Filter filter, Condition condition) {
        var contents = new Contents();
        contents.look(condition);
        if (contents.measures.isEmpty()) {
            rows.add(condition);
            return;
        }
        contents.hiddenFromGroups(groups)
                .ifPresentOrElse(
                        member -> problems.add(mixed(filter, contents.measures.getFirst(), member)),
                        () -> having.add(condition));
    }

    private static Diagnostic mixed(Filter filter, String measure, String dimension) {
        return Diagnostic.of(
                        ErrorCode.MIXED_FILTER_GROUP,
                        location(filter),
                        ("You cannot use dimension and measure in same condition: one `or` holds the measure `%s` and the"
                                        + " dimension `%s`, which the query does not select")
                                .formatted(measure, dimension))
                .hint("`%s` among `dimensions` lets the condition judge finished rows".formatted(dimension));
    }

    private static Location location(Filter filter) {
        return first(filter).map(Filter.Condition::location).orElse(new Location.InQuery("/filters"));
    }

    private static Optional<Filter.Condition> first(Filter filter) {
        return switch (filter) {
            case Filter.And(var parts) ->
                parts.stream().flatMap(part -> first(part).stream()).findFirst();
            case Filter.Or(var parts) ->
                parts.stream().flatMap(part -> first(part).stream()).findFirst();
            case Filter.Condition condition -> Optional.of(condition);
        };
    }

    /** Empty where something in it is refused, or where it holds nothing. */
    private Optional<Condition> condition(Filter filter, boolean byModel) {
        return switch (filter) {
            case Filter.And(var parts) -> parts(parts, byModel).map(Condition.And::new);
            case Filter.Or(var parts) -> parts(parts, byModel).map(Condition.Or::new);
            case Filter.Condition one -> one(one, byModel);
        };
    }

    private Optional<List<Condition>> parts(List<Filter> filters, boolean byModel) {
        var parts = new ArrayList<Condition>(filters.size());
        for (var filter : filters) {
            condition(filter, byModel).ifPresent(parts::add);
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    private Optional<Condition> one(Filter.Condition filter, boolean byModel) {
        filtered.add(filter.member());
        var named = names.filtered(filter.member(), filter.location(), byModel);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        try {
            var comparisons = byModel ? byTheModel : asked;
            return switch (named.get()) {
                case Names.Named.OfMeasure(var use) -> Optional.of(ofMeasure(use, filter, comparisons));
                case Names.Named.OfDimension(var use) -> Optional.of(ofDimension(use, filter, comparisons));
                case Names.Named.OfSegment(var use) -> Optional.of(use);
            };
        } catch (Rejected rejected) {
            problems.addAll(rejected.diagnostics());
            return Optional.empty();
        }
    }

    private static Condition ofMeasure(MeasureUse use, Filter.Condition filter, Comparisons comparisons) {
        boolean ownFilters = filter.operator() == Filter.Operator.MEASURE_FILTER;
        if (ownFilters && use.measure().extras().containsKey("drillFilters")) {
            throw new Rejected(Diagnostic.of(
                    ErrorCode.NOT_SERVED,
                    new Location.InQuery("/filters"),
                    "`%s` has `drill_filters`, which the operator `measureFilter` does not serve"
                            .formatted(use.measure().name().text())));
        }
        return ownFilters
                ? new Condition.OwnFilters(use)
                : new Condition.OfMeasure(
                        use, comparisons.of(filter, use.measure().type()));
    }

    private static Condition ofDimension(DimensionUse use, Filter.Condition filter, Comparisons comparisons) {
        return new Condition.OfDimension(
                use, comparisons.of(filter, use.dimension().type()));
    }

    /** The measures that a condition judges, and what else it looks at. */
    private static final class Contents {
        private final List<String> measures = new ArrayList<>();
        private final List<String> dimensions = new ArrayList<>();
        private final List<String> rowsOnly = new ArrayList<>();

        void look(Condition condition) {
            switch (condition) {
                case Condition.And(var parts) -> parts.forEach(this::look);
                case Condition.Or(var parts) -> parts.forEach(this::look);
                case Condition.OfMeasure(var use, var _) -> measures.add(use.key());
                case Condition.OfDimension(var use, var _) ->
                    dimensions.add(use.asked().text());
                case Condition.OfTimeRange(var use, var _) ->
                    dimensions.add(use.asked().text());
                case Condition.InSegment(var _, var _, var asked) -> rowsOnly.add(asked.text());
                case Condition.OwnFilters(var use) -> rowsOnly.add(use.key());
            }
        }

        /** A member whose value finished groups do not show. */
        Optional<String> hiddenFromGroups(Map<String, Group> groups) {
            for (var dimension : dimensions) {
                var group = groups.get(dimension);
                if (group == null || !(group.bucket() instanceof Bucket.Whole)) {
                    return Optional.of(dimension);
                }
            }
            return rowsOnly.stream().findFirst();
        }
    }
}
