package dev.cuboid.check;

import dev.cuboid.model.Dimension;
import dev.cuboid.model.Measure;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.Presentation;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.model.ValueType;
import dev.cuboid.plan.Plan;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.ResolvedQuery;
import dev.cuboid.query.ResolvedQuery.Bucket;
import dev.cuboid.query.ResolvedQuery.DimensionUse;
import dev.cuboid.query.ResolvedQuery.Group;
import dev.cuboid.query.ResolvedQuery.MeasureUse;
import dev.cuboid.sql.Dialect;
import dev.cuboid.sql.SqlCompiler;
import dev.cuboid.sql.SqlText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statements of the server's own planner and compiler over parts of the model, so that what is checked is what will run. */
final class Statements {
    private static final Presentation NOT_SHOWN =
            new Presentation("", "", "", true, new Presentation.Format.None(), "", Map.of());

    private final Planner planner;
    private final SqlCompiler compiler = new SqlCompiler(Dialect.POSTGRES);

    Statements(SemanticModel model) {
        this.planner = new Planner(model);
    }

    /** A statement for several questions at once: the value of a row, a group or a total each, all of one kind. */
    SqlText describing(List<Ask> asks) {
        var groups = new ArrayList<Group>();
        var measures = new ArrayList<MeasureUse>();
        boolean rows = false;
        for (var ask : asks) {
            switch (ask) {
                case Ask.OfRow(var path, var dimension) -> {
                    rows = true;
                    groups.add(group(groups.size(), path, raw(dimension)));
                }
                case Ask.OfGroup(var path, var dimension) -> groups.add(group(groups.size(), path, dimension));
                case Ask.OfTotal(var path, var measure) ->
                    measures.add(new MeasureUse(measure.name().text(), path, measure));
            }
        }
        return compiler.compile(planner.plan(query(groups, measures, rows, 0)));
    }

    /** The first rows of a cube, with a column for each expression. */
    SqlText rows(String cube, List<SqlTemplate> columns, long most) {
        return compiler.compile(planner.plan(rowsOf(cube, columns, most)));
    }

    /** Every row of a cube, with a column for each expression. */
    SqlText allRows(String cube, List<SqlTemplate> columns) {
        var plan = planner.plan(rowsOf(cube, columns, 1));
        return compiler.compile(new Plan.Result(
                plan.input(), plan.keys(), plan.outputs(), plan.having(), plan.order(), Optional.empty(), 0));
    }

    private static ResolvedQuery rowsOf(String cube, List<SqlTemplate> columns, long most) {
        var groups = new ArrayList<Group>();
        for (var column : columns) {
            groups.add(group(groups.size(), List.of(cube), written(cube, column)));
        }
        return query(groups, List.of(), true, most);
    }

    /** A value of a cube's rows that the model need not name. */
    static Dimension written(String cube, SqlTemplate sql) {
        return new Dimension(
                new MemberName(cube, "value"),
                NOT_SHOWN,
                ValueType.STRING,
                false,
                new Dimension.Kind.Expression(sql),
                List.of(),
                List.of(),
                Map.of());
    }

    /** The dimension as the database gives it, since times are otherwise turned into wall time. */
    private static Dimension raw(Dimension dimension) {
        return new Dimension(
                dimension.name(),
                dimension.presentation(),
                ValueType.STRING,
                dimension.primaryKey(),
                dimension.kind(),
                dimension.granularities(),
                dimension.timeShifts(),
                Map.of());
    }

    private static Group group(int number, List<String> path, Dimension dimension) {
        return new Group(
                "checked.value_" + number, new DimensionUse(path, dimension, dimension.name()), new Bucket.Whole());
    }

    private static ResolvedQuery query(List<Group> groups, List<MeasureUse> measures, boolean rows, long limit) {
        return new ResolvedQuery(
                groups,
                measures,
                List.of(),
                Optional.empty(),
                List.of(),
                limit,
                0,
                false,
                false,
                false,
                rows,
                ZoneOffset.UTC,
                Instant.EPOCH,
                List.of(),
                Optional.empty());
    }

    /** What is asked of the database about one expression. */
    sealed interface Ask {
        /** The value of a row, as the database gives it. */
        record OfRow(List<String> path, Dimension dimension) implements Ask {}

        /** The value as a query groups by it. */
        record OfGroup(List<String> path, Dimension dimension) implements Ask {}

        record OfTotal(List<String> path, Measure measure) implements Ask {}
    }
}
