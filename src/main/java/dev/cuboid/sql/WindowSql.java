package dev.cuboid.sql;

import static org.jooq.impl.DSL.name;

import dev.cuboid.model.Measure;
import dev.cuboid.model.Measure.Bound;
import dev.cuboid.plan.Plan;
import dev.cuboid.plan.Plan.Output;
import dev.cuboid.plan.Plan.Spine;
import dev.cuboid.query.ResolvedQuery.Bucket;
import dev.cuboid.sql.Relation.Grouping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** A calendar spine with the rows of each bucket's window joined to it. */
record WindowSql(Dialect dialect, String rows) {
    private static final String SPINE = "spine";
    private static final String OTHERS = "others";
    private static final String FRAME = "frame";

    Relation relation(Plan.Windowed windowed) {
        Table<?> from = spine(windowed.spine());
        if (!windowed.others().isEmpty()) {
            from = from.crossJoin(others(windowed).asTable(name(OTHERS)));
        }
        from = from.leftJoin(DSL.table(name(rows)).as(name(FRAME))).on(DSL.and(on(windowed)));
        return windowed.reduce().isEmpty()
                ? grouped(windowed, from, column -> source(windowed, column))
                : grouped(windowed, reduced(windowed, from), column -> DSL.field(name("once", column)));
    }

    /** The combinations that some window holds. */
    private Select<?> others(Plan.Windowed windowed) {
        var combinations = DSL.selectDistinct(windowed.others().stream()
                        .map(other -> DSL.field(name(other)))
                        .toList())
                .from(DSL.table(name(rows)));
        if (!windowed.gaps()) {
            return combinations;
        }
        var window = within(windowed, DSL.field(name(rows, windowed.time())));
        return combinations.where(
                DSL.exists(DSL.selectOne().from(spine(windowed.spine())).where(window)));
    }

    private Relation grouped(Plan.Windowed windowed, Table<?> from, Function<String, Field<?>> column) {
        var expressions = new ExpressionSql(dialect, reference -> column.apply(reference.name()));
        var columns = Relation.noColumns();
        windowed.others().forEach(other -> columns.put(other, column.apply(other)));
        windowed.buckets().forEach(bucket -> columns.put(bucket.name(), expressions.field(bucket.value())));
        windowed.values().forEach(value -> columns.put(value.name(), expressions.field(value.value())));
        var keys = Stream.concat(
                        windowed.others().stream(), windowed.buckets().stream().map(Output::name))
                .toList();
        return new Relation(from, List.of(), columns, Grouping.GROUPED, keys);
    }

    /** A row that several joined rows repeat stands once in each window. */
    private Table<?> reduced(Plan.Windowed windowed, Table<?> from) {
        var names = new ArrayList<>(windowed.others());
        names.add("bucket");
        windowed.rows().columns().stream()
                .filter(column ->
                        !column.equals(windowed.time()) && !windowed.others().contains(column))
                .forEach(names::add);
        return DSL.selectDistinct(names.stream()
                        .map(column -> source(windowed, column).as(name(column)))
                        .toList())
                .from(from)
                .asTable(name("once"));
    }

    private Field<?> source(Plan.Windowed windowed, String column) {
        if (column.equals("bucket")) {
            return bucket();
        }
        return DSL.field(name(windowed.others().contains(column) ? OTHERS : FRAME, column));
    }

    static Field<?> bucket() {
        return DSL.field(name(SPINE, "bucket"));
    }

    /** The buckets of a range as a table {@code spine(bucket)}. */
    static Table<?> calendar(Spine.Between between) {
        return DSL.table(
                        "generate_series({0}, {1}, {2})",
                        TimeSql.literal(between.first()),
                        TimeSql.literal(between.last()),
                        TimeSql.interval(length(between.bucket())))
                .as(name(SPINE), name("bucket"));
    }

    Table<?> spine(Spine spine) {
        return switch (spine) {
            case Spine.Between between -> calendar(between);
            case Spine.OfRows(var bucket) -> {
                var at = DSL.field(name("at"));
                yield DSL.select(DSL.field(
                                        "generate_series({0}, {1}, {2})",
                                        TimeSql.cut(DSL.min(at), bucket), DSL.max(at), TimeSql.interval(length(bucket)))
                                .as(name("bucket")))
                        .from(DSL.table(name(rows)))
                        .asTable(name(SPINE));
            }
            case Spine.Whole(var from, var _) ->
                DSL.select(TimeSql.literal(from).as(name("bucket"))).asTable(name(SPINE));
        };
    }

    private static dev.cuboid.model.Interval length(Bucket bucket) {
        return switch (bucket) {
            case Bucket.BuiltIn(var unit) ->
                dev.cuboid.model.Interval.of(
                        1, dev.cuboid.model.Interval.Unit.valueOf(unit.toUpperCase(java.util.Locale.ROOT)));
            case Bucket.Custom(var granularity) ->
                switch (granularity.cut()) {
                    case dev.cuboid.model.Dimension.Cut.Natural(var interval, var _) -> interval;
                    case dev.cuboid.model.Dimension.Cut.FromOrigin(var interval, var _) -> interval;
                    case dev.cuboid.model.Dimension.Cut.Expression(var _, var interval) -> interval.orElseThrow();
                };
            case Bucket.Whole _ -> throw new IllegalStateException("a spine of instants");
        };
    }

    private List<Condition> on(Plan.Windowed windowed) {
        var on = new ArrayList<Condition>();
        for (var other : windowed.others()) {
            on.add(dialect.sameKey(DSL.field(name(OTHERS, other)), DSL.field(name(FRAME, other))));
        }
        on.addAll(within(windowed, DSL.field(name(FRAME, windowed.time()))));
        if (on.isEmpty()) {
            on.add(DSL.trueCondition());
        }
        return on;
    }

    private static List<Condition> within(Plan.Windowed windowed, Field<?> at) {
        var within = new ArrayList<Condition>();
        lower(windowed).ifPresent(from -> within.add(Pieces.condition(at, " >= ", from)));
        upper(windowed).ifPresent(until -> within.add(Pieces.condition(at, " < ", until)));
        return within;
    }

    /** Where the window of the spine's bucket begins; empty if it has no beginning. */
    static Optional<Field<?>> lower(Plan.Windowed windowed) {
        return switch (windowed.reach()) {
            case Plan.Reach.Since(var period) -> Optional.of(TimeSql.cut(bucket(), period));
            case Plan.Reach.Around(var trailing, var _, var anchor) ->
                switch (trailing) {
                    case Bound.Anchored _ -> Optional.of(anchored(windowed, anchor));
                    case Bound.By(var by) -> Optional.of(TimeSql.plus(anchored(windowed, anchor), by.negated()));
                    case Bound.Unbounded _ -> Optional.empty();
                };
        };
    }

    /** Where it ends, exclusive; empty if it has no end. */
    static Optional<Field<?>> upper(Plan.Windowed windowed) {
        return switch (windowed.reach()) {
            case Plan.Reach.Since _ -> Optional.of(anchored(windowed, Measure.Anchor.END));
            case Plan.Reach.Around(var _, var leading, var anchor) ->
                switch (leading) {
                    case Bound.Anchored _ -> Optional.of(anchored(windowed, anchor));
                    case Bound.By(var by) -> Optional.of(TimeSql.plus(anchored(windowed, anchor), by));
                    case Bound.Unbounded _ -> Optional.empty();
                };
        };
    }

    private static Field<?> anchored(Plan.Windowed windowed, Measure.Anchor anchor) {
        return anchor == Measure.Anchor.START
                ? bucket()
                : switch (windowed.spine()) {
                    case Spine.Whole(var _, var until) -> TimeSql.literal(until);
                    case Spine.Between(var _, var _, var bucket) -> TimeSql.plus(bucket(), length(bucket));
                    case Spine.OfRows(var bucket) -> TimeSql.plus(bucket(), length(bucket));
                };
    }
}
