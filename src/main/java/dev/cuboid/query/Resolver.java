package dev.cuboid.query;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Cube;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.ValueType;
import dev.cuboid.model.View;
import dev.cuboid.query.ResolvedQuery.Bucket;
import dev.cuboid.query.ResolvedQuery.Condition;
import dev.cuboid.query.ResolvedQuery.DimensionUse;
import dev.cuboid.query.ResolvedQuery.Group;
import dev.cuboid.query.ResolvedQuery.MeasureUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up the names of a query in the model, types its filters and settles its order. */
public final class Resolver {
    private final Query query;
    private final SemanticModel model;
    private final OpenValues open;
    private final List<Diagnostic> problems = new ArrayList<>();
    private final Names names;
    private final Map<String, MeasureUse> measures = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final List<Condition> rows = new ArrayList<>();
    private final List<Condition> having = new ArrayList<>();

    private Resolver(Query query, SemanticModel model, OpenValues open) {
        this.query = query;
        this.model = model;
        this.open = open;
        this.names = new Names(model, problems);
    }

    /** Refuses with everything that is wrong, in the order of measures, dimensions, segments, times and filters. */
    public static ResolvedQuery resolve(Query query, SemanticModel model) {
        return resolve(query, model, OpenValues.NONE);
    }

    /** The same with some values of the query's own filters left open. */
    public static ResolvedQuery resolve(Query query, SemanticModel model, OpenValues open) {
        return new Resolver(query, model, open).resolve();
    }

    private ResolvedQuery resolve() {
        measures();
        dimensions();
        segments();
        times();
        filters();
        joinHints();
        Rejected.ifAny(problems);
        var resolvedGroups = List.copyOf(groups.values());
        return new ResolvedQuery(
                resolvedGroups,
                List.copyOf(measures.values()),
                rows,
                having(),
                Ordering.settle(query, resolvedGroups, measures),
                query.rowLimit(),
                query.offset().orElse(0L),
                query.total(),
                query.totals(),
                query.fillMissingDates(),
                query.ungrouped(),
                query.zone(),
                query.askedAt(),
                query.joinHints(),
                names.theOneView());
    }

    private Optional<Condition> having() {
        return having.size() > 1
                ? Optional.of(new Condition.And(having))
                : having.stream().findFirst();
    }

    private void measures() {
        for (int i = 0; i < query.measures().size(); i++) {
            var name = query.measures().get(i);
            names.measure(name, place("/measures/", i)).ifPresent(use -> measures.put(name, use));
        }
    }

    private void dimensions() {
        for (int i = 0; i < query.dimensions().size(); i++) {
            var name = query.dimensions().get(i);
            names.dimension(name, place("/dimensions/", i))
                    .ifPresent(use -> groups.put(name, new Group(name, use, new Bucket.Whole())));
        }
    }

    private void segments() {
        for (int i = 0; i < query.segments().size(); i++) {
            names.segment(query.segments().get(i), place("/segments/", i)).ifPresent(rows::add);
        }
    }

    private static Location place(String list, int index) {
        return new Location.InQuery(list + index);
    }

    private void times() {
        for (var time : query.timeDimensions()) {
            var use = names.dimension(time.dimension(), time.location());
            if (use.isPresent()) {
                time(time, use.get());
            }
        }
    }

    private void time(Query.TimeDimension time, DimensionUse use) {
        if (use.dimension().type() != ValueType.TIME) {
            problems.add(Diagnostic.of(
                            ErrorCode.NOT_A_TIME_DIMENSION,
                            time.location(),
                            "`%s` is not a time dimension".formatted(time.dimension()))
                    .hint("among `dimensions` it is served as it is"));
            return;
        }
        time.range().ifPresent(range -> rows.add(new Condition.OfTimeRange(use, range)));
        if (time.granularity().isPresent()) {
            var granularity = time.granularity().get();
            var key = time.dimension() + "." + granularity;
            Buckets.named(granularity, use.dimension())
                    .ifPresentOrElse(
                            bucket -> groups.put(key, new Group(key, use, bucket)),
                            () -> problems.add(Buckets.unknown(granularity, use, time.location())));
        }
    }

    private void filters() {
        var dates = new DateRanges(query.zone(), query.askedAt());
        var conditions = new Conditions(names, problems, new Comparisons(dates, open), new Comparisons(dates), groups);
        query.filters().forEach(filter -> conditions.add(filter, false));
        var released = new LinkedHashSet<>(conditions.filteredMembers());
        query.timeDimensions().stream()
                .filter(time -> time.range().isPresent())
                .forEach(time -> released.add(time.dimension()));
        for (View view : List.copyOf(names.views())) {
            for (var standing : view.defaultFilters()) {
                boolean lifted = standing.unless().stream().anyMatch(member -> released.contains(member.text()));
                if (!lifted) {
                    conditions.add(standing.filter(), true);
                }
            }
        }
        rows.addAll(conditions.rows());
        having.addAll(conditions.having());
    }

    private void joinHints() {
        for (int i = 0; i < query.joinHints().size(); i++) {
            var path = query.joinHints().get(i);
            for (var cube : path) {
                if (model.cube(cube).isEmpty()) {
                    problems.add(Diagnostic.of(
                                    ErrorCode.UNKNOWN_CUBE,
                                    place("/joinHints/", i),
                                    "Cube '%s' not found for path '%s'".formatted(cube, String.join(".", path)))
                            .near(cube, model.cubes().stream().map(Cube::name).toList()));
                }
            }
        }
    }
}
