package dev.cuboid.sql;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.cuboid.plan.Expression;
import dev.cuboid.plan.Plan;
import dev.cuboid.plan.Plan.Output;
import dev.cuboid.sql.Relation.Grouping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The nodes of one plan as SELECTs: legs and stages become common tables, the last step is written around them. */
final class PlanSql {
    private final Dialect dialect;
    private final Map<Plan, String> commonNames = new LinkedHashMap<>();
    private final List<CommonTableExpression<?>> common = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    PlanSql(Dialect dialect) {
        this.dialect = dialect;
    }

    Select<?> result(Plan.Result result) {
        var select = select(result);
        return select.with(common);
    }

    Select<?> leg(Plan.Select leg) {
        return whole(leg);
    }

    Select<?> count(Plan.Count count) {
        var rows = select(count.result()).select().asTable("rows");
        return common.isEmpty()
                ? DSL.selectCount().from(rows)
                : DSL.with(common).select(DSL.count()).from(rows);
    }

    /** The final SELECT before its common tables, which may only be known once it is built. */
    private Final select(Plan.Result result) {
        var relation = relation(result.input());
        var outputs = columns(relation, result.outputs());
        var having = result.having().map(predicate -> over(relation).condition(predicate));
        var order = result.order().stream().map(PlanSql::order).toList();
        return new Final(relation, outputs, having.map(List::of).orElse(List.of()), order, result);
    }

    private record Final(
            Relation relation,
            Map<String, Field<?>> outputs,
            List<Condition> having,
            List<SortField<Integer>> order,
            Plan.Result result) {
        Select<?> select() {
            return with(List.of());
        }

        Select<?> with(List<CommonTableExpression<?>> common) {
            var fields = fields(outputs);
            var start = common.isEmpty()
                    ? (relation.grouping() == Grouping.DISTINCT ? DSL.selectDistinct(fields) : DSL.select(fields))
                    : (relation.grouping() == Grouping.DISTINCT
                            ? DSL.with(common).selectDistinct(fields)
                            : DSL.with(common).select(fields));
            boolean grouped = relation.grouping() == Grouping.GROUPED;
            var where = new ArrayList<>(relation.where());
            if (!grouped) {
                where.addAll(having);
            }
            var rows = start.from(relation.from()).where(where);
            var groups = grouped && !relation.keys().isEmpty() ? rows.groupBy(positions(relation, outputs)) : rows;
            var kept = grouped && !having.isEmpty() ? groups.having(having) : groups;
            var sorted = order.isEmpty() ? kept : kept.orderBy(order);
            if (result.limit().isEmpty()) {
                return sorted;
            }
            var limited = sorted.limit(inline(result.limit().get()));
            return result.offset() == 0 ? limited : limited.offset(inline(result.offset()));
        }
    }

    private static SortField<Integer> order(Plan.Order order) {
        var position = inline(order.column() + 1);
        var sorted = order.descending() ? position.desc() : position.asc();
        return switch (order.nulls()) {
            case AS_DATABASE -> sorted;
            case FIRST -> sorted.nullsFirst();
            case LAST -> sorted.nullsLast();
        };
    }

    private static List<Field<?>> positions(Relation relation, Map<String, Field<?>> outputs) {
        var names = new ArrayList<>(outputs.keySet());
        var positions = new ArrayList<Field<?>>();
        for (var key : relation.keys()) {
            int position = names.indexOf(key);
            positions.add(position < 0 ? relation.column(key) : inline(position + 1));
        }
        return positions;
    }

    static List<SelectFieldOrAsterisk> fields(Map<String, Field<?>> outputs) {
        var fields = new ArrayList<SelectFieldOrAsterisk>();
        outputs.forEach((column, field) -> fields.add(field.as(name(column))));
        return fields;
    }

    /** A node as a SELECT of its own, for a common table or a derived one. */
    private Select<?> whole(Plan plan) {
        var relation = relation(plan);
        var fields = fields(relation.columns());
        var start = relation.grouping() == Grouping.DISTINCT ? DSL.selectDistinct(fields) : DSL.select(fields);
        var rows = start.from(relation.from()).where(relation.where());
        return relation.grouping() == Grouping.GROUPED && !relation.keys().isEmpty()
                ? rows.groupBy(positions(relation, relation.columns()))
                : rows;
    }

    Relation relation(Plan plan) {
        return switch (plan) {
            case Plan.Select select -> select(select);
            case Plan.Regroup regroup -> regroup(regroup);
            case Plan.Meet meet -> new MeetingSql(this, dialect).meet(meet);
            case Plan.Stack stack -> new MeetingSql(this, dialect).stack(stack);
            case Plan.Attach attach -> new MeetingSql(this, dialect).attach(attach);
            case Plan.Slice slice -> slice(slice);
            case Plan.Spans spans -> common(spans);
            case Plan.Project project -> project(project);
            case Plan.Windowed windowed -> new WindowSql(dialect, commonTable(windowed.rows())).relation(windowed);
            case Plan.Respread respread -> respread(respread);
            case Plan.Filled filled -> filled(filled);
            case Plan.Result _, Plan.Count _ -> throw new IllegalStateException("a result inside a plan");
        };
    }

    private Relation select(Plan.Select select) {
        var expressions = new ExpressionSql(dialect, column -> DSL.field(name(column.relation(), column.name())));
        var columns = Relation.noColumns();
        select.keys().forEach(key -> columns.put(key.name(), expressions.field(key.value())));
        select.values().forEach(value -> columns.put(value.name(), expressions.field(value.value())));
        var where = select.where().stream().map(expressions::condition).toList();
        var grouping = switch (select.shape()) {
            case GROUPED -> Grouping.GROUPED;
            case DISTINCT -> Grouping.DISTINCT;
            case ROWS -> Grouping.NONE;
        };
        var keys = select.keys().stream().map(Output::name).toList();
        return new Relation(from(select.source(), expressions), where, columns, grouping, keys);
    }

    private Table<?> from(Plan.Source source, ExpressionSql expressions) {
        Table<?> from = item(source.root(), expressions);
        for (var join : source.joins()) {
            from = from.leftJoin(item(join.item(), expressions)).on(expressions.condition(join.on()));
        }
        return from;
    }

    private Table<?> item(Plan.Item item, ExpressionSql expressions) {
        return switch (item) {
            case Plan.Item.Table(var alias, var _, var sql, var query) ->
                expressions.table(sql, query).as(name(alias));
            case Plan.Item.Derived(var alias, var plan) -> whole(plan).asTable(name(alias));
            case Plan.Item.Values(var alias, var values) ->
                DSL.values(values.stream()
                                .map(value -> DSL.row(DSL.inline(value)))
                                .toArray(org.jooq.Row1[]::new))
                        .as(name(alias), name("value"));
        };
    }

    private Relation regroup(Plan.Regroup regroup) {
        var input = input(regroup.input(), regroup.name() + "_rows");
        var expressions = over(input);
        var columns = columns(input, regroup.keys());
        regroup.values().forEach(value -> columns.put(value.name(), expressions.field(value.value())));
        return new Relation(
                input.from(),
                regroup.where().stream().map(expressions::condition).toList(),
                columns,
                Grouping.GROUPED,
                regroup.keys().stream().map(Output::name).toList());
    }

    /** A node to read rows from: joins can be read as they are, everything else stands in parentheses. */
    private Relation input(Plan plan, String alias) {
        if (plan instanceof Plan.Meet || plan instanceof Plan.Attach || plan instanceof Plan.Stack) {
            return relation(plan);
        }
        if (commonNames.containsKey(plan)) {
            return common(plan);
        }
        var table = whole(plan).asTable(name(alias));
        return Relation.of(table, columnsOf(alias, plan));
    }

    static Map<String, Field<?>> columnsOf(String table, Plan plan) {
        return columnsOf(table, plan.columns());
    }

    static Map<String, Field<?>> columnsOf(String table, List<String> names) {
        var columns = Relation.noColumns();
        names.forEach(column -> columns.put(column, DSL.field(name(table, column))));
        return columns;
    }

    private Relation project(Plan.Project project) {
        var input = relation(project.input());
        var columns = columns(input, project.outputs());
        boolean ranks = project.outputs().stream().anyMatch(output -> output.value() instanceof Expression.Rank);
        if (!ranks) {
            return input.with(columns);
        }
        var table = commonTable(project, input.with(columns));
        return Relation.of(DSL.table(name(table)), columnsOf(table, project));
    }

    private Relation slice(Plan.Slice slice) {
        var input = common(slice.input());
        var expressions = over(input);
        return input.with(columns(input, slice.outputs()))
                .filtered(slice.where().stream().map(expressions::condition).toList());
    }

    private Relation filled(Plan.Filled filled) {
        var found = define("found", select(filled.found()).select());
        Table<?> from = WindowSql.calendar(filled.spine());
        if (!filled.others().isEmpty()) {
            var combinations = DSL.selectDistinct(filled.others().stream()
                            .map(other -> DSL.field(name(other)))
                            .toList())
                    .from(DSL.table(name(found)));
            from = from.crossJoin(combinations.asTable(name("others")));
        }
        var on = new ArrayList<Condition>();
        on.add(Pieces.condition(DSL.field(name(found, filled.bucket())), " = ", WindowSql.bucket()));
        filled.others()
                .forEach(other ->
                        on.add(dialect.sameKey(DSL.field(name("others", other)), DSL.field(name(found, other)))));
        var columns = columnsOf(found, filled.found());
        var expressions = new ExpressionSql(dialect, column -> WindowSql.bucket());
        filled.buckets().forEach(bucket -> columns.put(bucket.name(), expressions.field(bucket.value())));
        filled.others().forEach(other -> columns.put(other, DSL.field(name("others", other))));
        return Relation.of(from.leftJoin(DSL.table(name(found))).on(DSL.and(on)), columns);
    }

    private Relation respread(Plan.Respread respread) {
        var input = common(respread.input());
        var source = input.column(respread.bucket());
        var ahead = DSL.field(name("days", "days"));
        var target = Pieces.field("(", TimeSql.plus(source, respread.by()), " + make_interval(days => ", ahead, "))");
        var columns = Relation.noColumns();
        input.columns()
                .forEach((column, field) -> columns.put(column, column.equals(respread.bucket()) ? target : field));
        var where = new ArrayList<Condition>();
        // rows without a time stay so
        where.add(Pieces.condition(
                "(",
                TimeSql.plus(target, respread.by().negated()),
                " = ",
                source,
                " or (",
                source,
                " is null and ",
                ahead,
                " = 0))"));
        respread.from().ifPresent(from -> where.add(Pieces.condition(target, " >= ", TimeSql.literal(from))));
        respread.until().ifPresent(until -> where.add(Pieces.condition(target, " < ", TimeSql.literal(until))));
        var days = DSL.table("generate_series(0, 3)").as(name("days"), name("days"));
        return Relation.of(input.from().crossJoin(days), columns).filtered(where);
    }

    Relation common(Plan plan) {
        var table = commonTable(plan);
        return Relation.of(DSL.table(name(table)), columnsOf(table, plan));
    }

    String commonTable(Plan plan) {
        var known = commonNames.get(plan);
        if (known != null) {
            return known;
        }
        var select = plan instanceof Plan.Spans spans ? new SpanSql(this, dialect).counts(spans) : whole(plan);
        var table = define(nameOf(plan), select);
        commonNames.put(plan, table);
        return table;
    }

    /** A common table; what it is called in the end. */
    String define(String wanted, Select<?> select) {
        var table = unique(wanted);
        common.add(name(table).as(select));
        return table;
    }

    private String commonTable(Plan.Project plan, Relation relation) {
        var known = commonNames.get(plan);
        if (known != null) {
            return known;
        }
        var rows = DSL.select(fields(relation.columns())).from(relation.from()).where(relation.where());
        var select = relation.grouping() == Grouping.GROUPED && !relation.keys().isEmpty()
                ? rows.groupBy(positions(relation, relation.columns()))
                : rows;
        var table = define(plan.name(), select);
        commonNames.put(plan, table);
        return table;
    }

    private String unique(String wanted) {
        var name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    private static String nameOf(Plan plan) {
        return switch (plan) {
            case Plan.Select select -> select.name();
            case Plan.Regroup regroup -> regroup.name();
            case Plan.Project project -> project.name();
            case Plan.Windowed windowed -> windowed.name();
            case Plan.Respread respread -> respread.name();
            case Plan.Slice slice -> slice.name();
            case Plan.Spans spans -> spans.window().name();
            case Plan.Filled _ -> "filled";
            case Plan.Meet _, Plan.Stack _ -> "facts";
            case Plan.Attach _ -> "stages";
            case Plan.Result _, Plan.Count _ -> "answer";
        };
    }

    private ExpressionSql over(Relation relation) {
        Function<Expression.Column, Field<?>> columns =
                column -> column.relation().isEmpty()
                        ? relation.column(column.name())
                        : DSL.field(name(column.relation(), column.name()));
        return new ExpressionSql(dialect, columns);
    }

    private Map<String, Field<?>> columns(Relation relation, List<Output> outputs) {
        var expressions = over(relation);
        var columns = Relation.noColumns();
        outputs.forEach(output -> columns.put(output.name(), expressions.field(output.value())));
        return columns;
    }
}
