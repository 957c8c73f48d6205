package dev.cuboid.sql;

import static org.jooq.impl.DSL.name;

import dev.cuboid.plan.Plan;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Several plans brought together, on their keys or one below the other. */
record MeetingSql(PlanSql plans, Dialect dialect) {
    private static final String FACTS = "facts";

    Relation meet(Plan.Meet meet) {
        var first = plans.commonTable(meet.inputs().getFirst());
        Table<?> from = DSL.table(name(first));
        var columns = PlanSql.columnsOf(first, meet.inputs().getFirst());
        for (var input : meet.inputs().subList(1, meet.inputs().size())) {
            var other = plans.commonTable(input);
            if (meet.keys().isEmpty()) {
                from = from.crossJoin(DSL.table(name(other)));
            } else {
                var same = meet.keys().stream()
                        .map(key -> dialect.sameKey(required(columns, key), DSL.field(name(other, key))))
                        .toList();
                from = from.fullJoin(DSL.table(name(other))).on(DSL.and(same));
            }
            for (var column : input.columns()) {
                var field = DSL.field(name(other, column));
                columns.merge(column, field, (known, added) -> Pieces.field("coalesce(", known, ", ", added, ")"));
            }
        }
        return Relation.of(from, columns);
    }

    Relation attach(Plan.Attach attach) {
        var base = attach.base() instanceof Plan.Meet ? plans.relation(attach.base()) : plans.common(attach.base());
        var from = base.from();
        var columns = Relation.noColumns();
        columns.putAll(base.columns());
        for (var broadcast : attach.broadcasts()) {
            var table = plans.commonTable(broadcast.plan());
            if (broadcast.keys().isEmpty()) {
                from = from.crossJoin(DSL.table(name(table)));
            } else {
                var same = broadcast.keys().stream()
                        .map(key -> dialect.sameKey(base.column(key), DSL.field(name(table, key))))
                        .toList();
                from = from.leftJoin(DSL.table(name(table))).on(DSL.and(same));
            }
            for (var column : broadcast.plan().columns()) {
                columns.putIfAbsent(column, DSL.field(name(table, column)));
            }
        }
        return Relation.of(from, columns);
    }

    /**
     * One SELECT for each input, with UNION ALL between them. They are put together two by two, since only then does a
     * database give a column of NULLs the type that the other one has.
     */
    Relation stack(Plan.Stack stack) {
        var first = stack.inputs().getFirst();
        var known = first.columns();
        var rows = select(source(first), known, known);
        for (int i = 1; i < stack.inputs().size(); i++) {
            var columns = new LinkedHashSet<>(known);
            columns.addAll(stack.inputs().get(i).columns());
            var above = i == 1 ? source(first) : facts(rows, known);
            rows = select(above, known, columns)
                    .unionAll(select(
                            source(stack.inputs().get(i)), stack.inputs().get(i).columns(), columns));
            known = List.copyOf(columns);
        }
        return facts(rows, known);
    }

    private static Relation facts(Select<Record> rows, List<String> columns) {
        return Relation.of(rows.asTable(name(FACTS)), PlanSql.columnsOf(FACTS, columns));
    }

    /** A slice is read where it stands, everything else as a common table. */
    private Relation source(Plan plan) {
        return isSliced(plan) ? plans.relation(plan) : plans.common(plan);
    }

    private static boolean isSliced(Plan plan) {
        return plan instanceof Plan.Slice || plan instanceof Plan.Project project && isSliced(project.input());
    }

    private static Select<Record> select(Relation source, Collection<String> known, Collection<String> columns) {
        var fields = columns.stream()
                .<SelectFieldOrAsterisk>map(column ->
                        (known.contains(column) ? source.column(column) : Pieces.field("null")).as(name(column)))
                .toList();
        return DSL.select(fields).from(source.from()).where(source.where());
    }

    private static Field<?> required(Map<String, Field<?>> columns, String key) {
        var field = columns.get(key);
        if (field == null) {
            throw new IllegalStateException("no key `" + key + "` among " + columns.keySet());
        }
        return field;
    }
}
