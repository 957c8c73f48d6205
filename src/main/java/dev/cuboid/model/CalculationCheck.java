package dev.cuboid.model;

import dev.cuboid.diagnostic.ErrorCode;
import java.util.LinkedHashSet;

/** Whether the SQL of a measure aggregates what it has to, once and not twice. */
final class CalculationCheck {
    private final MemberContext context;

    CalculationCheck(MemberContext context) {
        this.context = context;
    }

    /** Checks a calculated measure and tells whether it reads columns inside aggregates of its own. */
    boolean check(Node node, SqlTemplate sql, String described) {
        var calculation = Calculation.of(sql, this::isMeasure);
        if (!calculation.rawColumns().isEmpty()) {
            rawColumns(node, calculation, described);
        } else if (calculation.aggregatesMeasures()) {
            context.problems()
                    .report(
                            ErrorCode.WRONG_REFERENCE,
                            node.value("sql").orElseThrow().location(),
                            described + " aggregates a measure, which is an aggregate already",
                            "set `multi_stage: true` and let `type` say how it is aggregated again",
                            "or take the aggregate function away");
        }
        return calculation.aggregatesColumns();
    }

    /** The argument of an aggregate has none in it. */
    void checkArgument(Node node, SqlTemplate sql, String described) {
        var calculation = Calculation.of(sql, this::isMeasure);
        if (calculation.callsAggregate()) {
            context.problems()
                    .report(
                            ErrorCode.WRONG_REFERENCE,
                            node.value("sql").orElse(node.mapping()).location(),
                            "%s of type `%s` aggregates, and so does its `sql`"
                                    .formatted(described, Names.snakeCase(node.text("type"))),
                            "take the aggregate function out of `sql`, or set `type: number`");
        }
    }

    private void rawColumns(Node node, Calculation calculation, String described) {
        var columns = new LinkedHashSet<String>();
        calculation.rawColumns().forEach(column -> columns.add(column.name()));
        var type = node.text("type");
        var corrected = new CorrectedCalculation(calculation, context, type).text();
        var quoted = corrected.contains("\"") ? "'" + corrected.replace("'", "''") + "'" : "\"" + corrected + "\"";
        boolean lone = type.equals("number")
                && TemplateReader.isBareName(node.text("sql").strip());
        var hint = "write `sql: " + quoted + "`";
        context.problems()
                .report(
                        ErrorCode.RAW_COLUMNS_IN_CALCULATED_MEASURE,
                        node.value("sql").orElseThrow().location(),
                        "%s reads %s %s outside of any aggregate; a `%s` measure has to be built from aggregates or other measures"
                                .formatted(
                                        described,
                                        columns.size() == 1 ? "column" : "columns",
                                        Names.quoted(columns),
                                        type),
                        lone ? hint + ", or set `type: sum`" : hint);
    }

    private boolean isMeasure(MemberName name) {
        return context.scope()
                .symbols()
                .member(name)
                .filter(member -> member.kind() == MemberKind.MEASURE)
                .isPresent();
    }
}
