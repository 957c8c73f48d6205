package dev.cuboid.model;

import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.model.Measure.Function;
import dev.cuboid.model.Measure.Kind;
import dev.cuboid.model.Measure.RankKey;
import dev.cuboid.model.Measure.StageFunction;
import dev.cuboid.model.Measure.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Definitions of measures in, measures out. */
final class MeasureCompiler {
    private static final Map<String, Function> AGGREGATES = Map.of(
            "count", Function.COUNT,
            "countDistinct", Function.COUNT_DISTINCT,
            "countDistinctApprox", Function.COUNT_DISTINCT_APPROX,
            "sum", Function.SUM,
            "avg", Function.AVG,
            "min", Function.MIN,
            "max", Function.MAX,
            "runningTotal", Function.SUM);
    private static final List<String> EXTRAS = List.of("aliases", "mask", "cumulative", "drillFilters");
    private static final String WINDOW_OF_STAGES =
            "%s has both `multi_stage` and `rolling_window`, which is not served; a window goes on a measure of its own,"
                    + " which this one may name";

    private final MemberContext context;
    private final StageReader stages;
    private final WindowReader windows;
    private final CalculationCheck calculations;

    MeasureCompiler(MemberContext context) {
        this.context = context;
        this.stages = new StageReader(context);
        this.windows = new WindowReader(context);
        this.calculations = new CalculationCheck(context);
    }

    Measure compile(Node node) {
        var described = context.describe(MemberKind.MEASURE, node);
        var type = valueType(node.text("type"));
        return new Measure(
                context.nameOf(node),
                context.presentations().ofMember(node, type, context.owner(), described),
                type,
                drillMembers(node),
                kind(node, described),
                Extras.of(node, EXTRAS));
    }

    static ValueType valueType(String type) {
        return switch (type) {
            case "string" -> ValueType.STRING;
            case "time" -> ValueType.TIME;
            case "boolean" -> ValueType.BOOLEAN;
            default -> ValueType.NUMBER;
        };
    }

    private List<MemberName> drillMembers(Node node) {
        var members = new ArrayList<MemberName>();
        for (var reference : node.scalars("drillMembers")) {
            var target = context.target(reference);
            if (target.isPresent() && target.get() instanceof Target.OfMember(var _, var member)) {
                members.add(member.name());
            } else if (target.isPresent()) {
                context.problems()
                        .report(
                                ErrorCode.WRONG_REFERENCE,
                                reference.location(),
                                "`%s` is no member to drill into".formatted(reference.text()),
                                "name a dimension or measure");
            }
        }
        return members;
    }

    private Kind kind(Node node, String described) {
        var type = node.text("type");
        if (type.isEmpty()) {
            if (!node.has("type")) {
                context.problems()
                        .report(
                                ErrorCode.MISSING_PARAMETER,
                                node.location(),
                                described + " has no `type`",
                                "add one, such as `type: sum`, or `type: number` for a calculation");
            }
            return count();
        }
        if (node.flag("multiStage", false)) {
            return staged(node, type, described);
        }
        stages.rejectIn(node, described);
        return switch (type) {
            case "rank", "numberAgg" -> needsStage(node, type, described);
            case "number", "string", "time", "boolean" -> calculated(node, described);
            default -> aggregate(node, type, described);
        };
    }

    private static Kind count() {
        return new Kind.Aggregate(Function.COUNT, Optional.empty(), List.of(), new Window.None());
    }

    private Kind needsStage(Node node, String type, String described) {
        context.conflict(
                node,
                "type",
                "%s: type `%s` needs `multi_stage: true`".formatted(described, Names.snakeCase(type)),
                type.equals("rank")
                        ? "add `multi_stage: true` and `order_by`"
                        : "add `multi_stage: true`, or write the aggregate out with `type: number`");
        return count();
    }

    private Kind aggregate(Node node, String type, String described) {
        rejectCase(node, described);
        if (context.inView()) {
            context.conflict(
                    node,
                    "type",
                    described + " aggregates rows, and a view has none of its own",
                    "declare it on its cube and include it, or make it a `number` or a `multi_stage` measure");
        }
        var window = type.equals("runningTotal") ? WindowReader.RUNNING : windows.read(node, described);
        boolean rows = type.equals("count") && !node.has("sql");
        var argument = rows ? Optional.<SqlTemplate>empty() : Optional.of(context.sql(node, described, Use.ARGUMENT));
        argument.ifPresent(sql -> calculations.checkArgument(node, sql, described));
        var filters = context.conditions(node, "filters", described, Use.ROW_CONDITION);
        return new Kind.Aggregate(AGGREGATES.getOrDefault(type, Function.COUNT), argument, filters, window);
    }

    private Kind calculated(Node node, String described) {
        rejectCase(node, described);
        windows.read(node, described);
        context.conditions(node, "filters", described, Use.ROW_CONDITION);
        var sql = context.sql(node, described, Use.CALCULATION);
        boolean aggregates = calculations.check(node, sql, described);
        return new Kind.Calculated(served(node, sql, described), List.of(), aggregates);
    }

    /** What goes with aggregates and is written beside a calculation. */
    private static SqlTemplate served(Node node, SqlTemplate sql, String described) {
        for (var parameter : List.of("filters", "rollingWindow")) {
            if (!node.items(parameter).isEmpty() || node.part(parameter).isPresent()) {
                return sql.refused(
                        ("%s has `%s`, which is not served for a calculated measure; it goes with the measures"
                                        + " that this one is built from")
                                .formatted(described, Names.snakeCase(parameter)));
            }
        }
        return sql;
    }

    private void rejectCase(Node node, String described) {
        if (node.has("case")) {
            context.conflict(
                    node,
                    "case",
                    described + ": `case` goes with `multi_stage: true` and a `switch` dimension",
                    "add `multi_stage: true`, or write CASE in `sql`");
        }
    }

    private Kind staged(Node node, String type, String described) {
        if (node.has("orderBy") && !type.equals("rank")) {
            context.conflict(
                    node,
                    "orderBy",
                    described + ": `order_by` goes with type `rank` only",
                    "take `order_by` away, or set `type: rank`");
        }
        var grain = stages.grain(node, described);
        var filters = stages.filters(node, described);
        if (node.has("case")) {
            rejectWindow(node, described);
            return new SwitchReader(context).measure(node, grain, filters);
        }
        if (type.equals("rank")) {
            rejectWindow(node, described);
            return new Kind.Rank(rankKeys(node, described), grain, filters);
        }
        windows.read(node, described);
        var sql = context.sql(node, described, Use.STAGE);
        return new Kind.Staged(
                stageFunction(node, type, described),
                node.part("rollingWindow").isPresent() ? sql.refused(WINDOW_OF_STAGES.formatted(described)) : sql,
                grain,
                filters,
                stages.shifts(node, described),
                context.conditions(node, "filters", described, Use.STAGE));
    }

    private void rejectWindow(Node node, String described) {
        if (node.has("rollingWindow")) {
            context.conflict(
                    node,
                    "rollingWindow",
                    described + ": a rank or a `case` has no `rolling_window`",
                    "put the window on a measure of its own and name that one here");
        }
    }

    private List<RankKey> rankKeys(Node node, String described) {
        var keys = node.parts("orderBy");
        if (keys.isEmpty()) {
            context.problems()
                    .report(
                            ErrorCode.MISSING_PARAMETER,
                            node.location(),
                            described + " has no `order_by`",
                            "add one, such as `order_by: [{sql: \"{total}\", dir: desc}]`");
        }
        for (var parameter : List.of("sql", "filters", "timeShift")) {
            if (node.has(parameter)) {
                context.conflict(
                        node,
                        parameter,
                        "%s: a rank has no `%s`".formatted(described, Names.snakeCase(parameter)),
                        "take it away; `order_by` says what is ranked");
            }
        }
        return keys.stream()
                .map(key -> new RankKey(
                        context.sql(key, "an item of `order_by` of " + described, Use.STAGE),
                        key.text("dir").equals("desc")))
                .toList();
    }

    private StageFunction stageFunction(Node node, String type, String described) {
        return switch (type) {
            case "count" -> StageFunction.COUNT;
            case "countDistinct", "countDistinctApprox" -> StageFunction.COUNT_DISTINCT;
            case "sum" -> StageFunction.SUM;
            case "avg" -> StageFunction.AVG;
            case "min" -> StageFunction.MIN;
            case "max" -> StageFunction.MAX;
            case "numberAgg" -> StageFunction.WRITTEN;
            case "runningTotal" -> {
                context.conflict(
                        node,
                        "type",
                        described + ": `running_total` is no stage",
                        "use `rolling_window: {trailing: unbounded}` on a measure without `multi_stage`");
                yield StageFunction.SUM;
            }
            default -> StageFunction.EXPRESSION;
        };
    }
}
