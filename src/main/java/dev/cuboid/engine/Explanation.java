package dev.cuboid.engine;

import dev.cuboid.plan.Plan;
import dev.cuboid.plan.PlanPrinter;
import dev.cuboid.sql.SqlCompiler;
import dev.cuboid.sql.SqlText;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a query is computed as it is: its legs with their roots, joins and filters, each with its own SQL, and the whole plan.
 *
 * @param having the condition on finished rows, or empty
 * @param plan the whole plan as an indented tree
 */
public record Explanation(Statement statement, List<Leg> legs, String having, String plan) {
    public Explanation {
        legs = List.copyOf(legs);
    }

    /**
     * Rows of one join tree.
     *
     * @param fact the cube whose rows are aggregated
     * @param root the cube that the FROM begins with, and {@code why}
     * @param repeated whether joins repeat rows of the fact, so that they are reduced to distinct keys first
     * @param grain the columns that it is grouped by
     * @param joins declared joins in order, each with the reason for the way
     * @param filters conditions that hold inside this leg
     */
    public record Leg(
            String name,
            String fact,
            String root,
            String why,
            boolean repeated,
            List<String> grain,
            List<String> values,
            List<String> joins,
            List<String> filters,
            SqlText sql) {}

    static Explanation of(Statement statement, SqlCompiler compiler) {
        var legs = new ArrayList<Leg>();
        PlanPrinter.legs(statement.plan()).forEach(leg -> legs.add(leg(leg, compiler)));
        return new Explanation(
                statement, legs, PlanPrinter.having(statement.plan()), PlanPrinter.print(statement.plan()));
    }

    private static Leg leg(Plan.Select leg, SqlCompiler compiler) {
        return new Leg(
                leg.name(),
                leg.origin().fact(),
                root(leg.source().root()),
                leg.origin().why(),
                leg.origin().multiplied(),
                leg.keys().stream().map(Plan.Output::name).toList(),
                leg.values().stream().map(Plan.Output::name).toList(),
                leg.source().joins().stream().map(Plan.Join::note).toList(),
                PlanPrinter.filters(leg),
                compiler.compile(leg));
    }

    private static String root(Plan.Item item) {
        return switch (item) {
            case Plan.Item.Table(var _, var cube, var _, var _) -> cube;
            case Plan.Item.Derived(var alias, var _) -> alias;
            case Plan.Item.Values(var alias, var _) -> alias;
        };
    }

    /** The explanation as readable text. */
    public String text() {
        var text = new StringBuilder();
        for (var leg : legs) {
            text.append("%s: rows of `%s`, read from `%s` because %s%n"
                    .formatted(leg.name(), leg.fact(), leg.root(), leg.why()));
            if (leg.repeated()) {
                text.append("  joins repeat rows of `%s`, so each counts once per group by its primary key%n"
                        .formatted(leg.fact()));
            }
            text.append("  grain: %s%n".formatted(leg.grain().isEmpty() ? "one row" : String.join(", ", leg.grain())));
            text.append("  values: %s%n".formatted(String.join(", ", leg.values())));
            leg.joins().forEach(join -> text.append("  join: %s%n".formatted(join)));
            leg.filters().forEach(filter -> text.append("  filter: %s%n".formatted(filter)));
        }
        if (!having.isEmpty()) {
            text.append("on finished rows: %s%n".formatted(having));
        }
        return text.append('\n').append(plan).toString();
    }
}
