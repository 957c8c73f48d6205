package dev.cuboid.engine;

import dev.cuboid.cache.Job;
import dev.cuboid.encode.RowLayout;
import dev.cuboid.encode.RowLayout.Field;
import dev.cuboid.encode.RowLayout.Shape;
import dev.cuboid.plan.Plan;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.Asked;
import dev.cuboid.query.ResolvedQuery;
import dev.cuboid.sql.SqlCompiler;
import dev.cuboid.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes jobs of plans: every statement that an answer needs, with the layout of its rows. */
final class Jobs {
    private final Planner planner;
    private final SqlCompiler compiler;
    private final long mostRows;

    Jobs(Planner planner, SqlCompiler compiler, long mostRows) {
        this.planner = planner;
        this.compiler = compiler;
        this.mostRows = mostRows;
    }

    Prepared.Part of(Planned planned, Asked.QueryType type, boolean castNumerics) {
        var question = planned.question();
        var readings = new ArrayList<Job.Reading>();
        if (question.query().total()) {
            var count = compiler.compile(planner.total(planned.plan()));
            readings.add(new Job.Reading(count, new RowLayout(Shape.CELL, cells(count), true, 1)));
        }
        var grains = question.query().totals() ? grains(question.resolved()) : List.<List<ResolvedQuery.Group>>of();
        for (var groups : grains) {
            var sql = compiler.compile(planner.plan(question.resolved().totalledBy(groups, mostRows)));
            readings.add(new Job.Reading(
                    sql,
                    new RowLayout(
                            groups.isEmpty() ? Shape.OBJECT : Shape.DEFAULT, cells(sql), castNumerics, mostRows)));
        }
        readings.add(rows(planned, type, castNumerics));
        return new Prepared.Part(
                question,
                new Job(question.dataSource(), readings, RefreshKeys.of(planned.plan(), question.model())),
                grains.stream()
                        .map(groups ->
                                groups.stream().map(ResolvedQuery.Group::key).toList())
                        .toList());
    }

    /** One row more than asked for is read, to know whether the limit cut the result. */
    private Job.Reading rows(Planned planned, Asked.QueryType type, boolean castNumerics) {
        var plan = planned.plan();
        var query = planned.question().query();
        var sql = compiler.compile(new Plan.Result(
                plan.input(),
                plan.keys(),
                plan.outputs(),
                plan.having(),
                plan.order(),
                Optional.of(query.rowLimit() + 1),
                plan.offset()));
        var shape = switch (query.format()) {
            case DEFAULT -> Shape.DEFAULT;
            case COMPACT -> Shape.COMPACT;
            case COLUMNAR -> Shape.COLUMNAR;
        };
        return new Job.Reading(
                sql,
                new RowLayout(
                        shape, AnswerFields.of(planned.question(), sql.keys(), type), castNumerics, query.rowLimit()));
    }

    private static List<Field> cells(SqlText sql) {
        var fields = new ArrayList<Field>();
        for (int i = 0; i < sql.keys().size(); i++) {
            fields.add(new Field.Cell(sql.keys().get(i), i));
        }
        return fields;
    }

    /**
     * The grand total, and with several groups the totals of each alone; every one computed from rows at its own grain, since
     * distinct counts and ratios do not add up.
     */
    static List<List<ResolvedQuery.Group>> grains(ResolvedQuery resolved) {
        var grains = new ArrayList<List<ResolvedQuery.Group>>();
        if (!resolved.measures().isEmpty()) {
            grains.add(List.of());
        }
        if (resolved.groups().size() > 1) {
            resolved.groups().forEach(group -> grains.add(List.of(group)));
        }
        return grains;
    }
}
