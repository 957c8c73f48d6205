package dev.cuboid.sql;

import static org.jooq.impl.DSL.name;

import dev.cuboid.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * A rolling count of different values, in steps that are common tables: the buckets in order, for each time the first and the
 * last bucket whose windows hold it, for each value the stretches of buckets that see it, and by how much the count changes
 * from bucket to bucket. The changes added up are the count.
 */
record SpanSql(PlanSql plans, Dialect dialect) {
    private static final Field<Integer> NUMBER = DSL.field(name("number"), Integer.class);
    private static final Field<Integer> FIRST = DSL.field(name("first"), Integer.class);
    private static final Field<Integer> LAST = DSL.field(name("last"), Integer.class);

    Select<?> counts(Plan.Spans spans) {
        var window = spans.window();
        var rows = plans.commonTable(window.rows());
        var buckets = plans.define("buckets", buckets(window, rows));
        var reach = plans.define("reach", reach(window, rows, buckets));
        var stretches = plans.define("spans", stretches(spans, rows, reach));
        var changes = plans.define("changes", changes(window, stretches));
        var from = DSL.table(name(buckets));
        Table<?> joined = window.others().isEmpty() ? from : from.crossJoin(others(window, rows, reach));
        joined = joined.leftJoin(DSL.table(name(changes))).on(DSL.and(sameBucket(window, buckets, changes)));
        var columns = Relation.noColumns();
        window.others().forEach(other -> columns.put(other, column("others", other)));
        var cuts = new ExpressionSql(dialect, column -> column(buckets, "bucket"));
        window.buckets().forEach(bucket -> columns.put(bucket.name(), cuts.field(bucket.value())));
        columns.put(window.values().getFirst().name(), total(window, buckets, changes));
        return DSL.select(PlanSql.fields(columns)).from(joined);
    }

    private Select<?> buckets(Plan.Windowed window, String rows) {
        var fields = new ArrayList<SelectFieldOrAsterisk>();
        fields.add(WindowSql.bucket());
        fields.add(DSL.rowNumber().over(DSL.orderBy(WindowSql.bucket())).as(NUMBER));
        WindowSql.lower(window).ifPresent(from -> fields.add(from.as(name("from"))));
        WindowSql.upper(window).ifPresent(until -> fields.add(until.as(name("until"))));
        return DSL.select(fields).from(new WindowSql(dialect, rows).spine(window.spine()));
    }

    private static Select<?> reach(Plan.Windowed window, String rows, String buckets) {
        var at = DSL.field(name("times", window.time()));
        var within = new ArrayList<Condition>();
        WindowSql.lower(window).ifPresent(from -> within.add(Pieces.condition(at, " >= ", column(buckets, "from"))));
        WindowSql.upper(window).ifPresent(until -> within.add(Pieces.condition(at, " < ", column(buckets, "until"))));
        var times = DSL.selectDistinct(DSL.field(name(window.time())))
                .from(DSL.table(name(rows)))
                .asTable(name("times"));
        return DSL.select(at, DSL.min(NUMBER).as(FIRST), DSL.max(NUMBER).as(LAST))
                .from(times)
                .join(DSL.table(name(buckets)))
                .on(DSL.and(within))
                .groupBy(at);
    }

    /** What an earlier time of the same value was seen in already is left out. */
    private static Select<?> stretches(Plan.Spans spans, String rows, String reach) {
        var window = spans.window();
        var counted = column(rows, spans.counted());
        var value = new ArrayList<Field<?>>();
        window.others().forEach(other -> value.add(column(rows, other)));
        value.add(counted);
        var before = DSL.lag(LAST).over(DSL.partitionBy(value).orderBy(column(rows, window.time())));
        var fields = new ArrayList<SelectFieldOrAsterisk>();
        window.others().forEach(other -> fields.add(column(rows, other)));
        fields.add(Pieces.field("greatest(", FIRST, ", ", before, " + 1)").as(FIRST));
        fields.add(LAST);
        return DSL.select(fields)
                .from(DSL.table(name(rows)))
                .join(DSL.table(name(reach)))
                .on(Pieces.condition(column(rows, window.time()), " = ", column(reach, window.time())))
                .where(counted.isNotNull());
    }

    private static Select<?> changes(Plan.Windowed window, String stretches) {
        var others =
                window.others().stream().map(other -> DSL.field(name(other))).toList();
        var steps = step(others, FIRST, 1, stretches).unionAll(step(others, LAST.plus(DSL.inline(1)), -1, stretches));
        var fields = new ArrayList<SelectFieldOrAsterisk>(others);
        fields.add(NUMBER);
        fields.add(Pieces.field("sum(", DSL.field(name("step")), ")").as(name("step")));
        var keys = new ArrayList<Field<?>>(others);
        keys.add(NUMBER);
        return DSL.select(fields).from(steps.asTable(name("steps"))).groupBy(keys);
    }

    private static Select<Record> step(List<Field<Object>> others, Field<Integer> at, int by, String stretches) {
        var fields = new ArrayList<SelectFieldOrAsterisk>(others);
        fields.add(at.as(NUMBER));
        fields.add(DSL.inline(by).as(name("step")));
        return DSL.select(fields).from(DSL.table(name(stretches))).where(FIRST.le(LAST));
    }

    /** The combinations that some window holds: that is, those with a time that reaches a bucket. */
    private static Table<?> others(Plan.Windowed window, String rows, String reach) {
        var others = window.others().stream()
                .map(other -> DSL.field(name(rows, other)))
                .toList();
        return DSL.selectDistinct(others)
                .from(DSL.table(name(rows)))
                .join(DSL.table(name(reach)))
                .on(Pieces.condition(column(rows, window.time()), " = ", column(reach, window.time())))
                .asTable(name("others"));
    }

    private List<Condition> sameBucket(Plan.Windowed window, String buckets, String changes) {
        var same = new ArrayList<Condition>();
        same.add(Pieces.condition(column(buckets, "number"), " = ", column(changes, "number")));
        window.others().forEach(other -> same.add(dialect.sameKey(column("others", other), column(changes, other))));
        return same;
    }

    private static Field<?> total(Plan.Windowed window, String buckets, String changes) {
        var step = column(changes, "step");
        var others =
                window.others().stream().map(other -> column("others", other)).toList();
        var number = column(buckets, "number");
        var running = others.isEmpty()
                ? Pieces.field("sum(", step, ") over (order by ", number, ")")
                : Pieces.field("sum(", step, ") over (partition by ", Pieces.list(others), " order by ", number, ")");
        return Pieces.field("coalesce(", running, ", 0)::bigint");
    }

    private static Field<?> column(String table, String column) {
        return DSL.field(name(table, column));
    }
}
