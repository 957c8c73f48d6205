package dev.cuboid.observation;

import dev.cuboid.engine.Subject;
import dev.cuboid.plan.PlanPrinter;
import dev.cuboid.plan.Planner;
import dev.cuboid.sql.SqlText;
import java.util.List;

/**
 * Why a request may have been slow.
 *
 * @param plans as they are printed, one for each query
 * @param sql without its binds, one for each statement
 */
record Slowness(List<String> plans, List<String> sql) {
    Slowness {
        plans = List.copyOf(plans);
        sql = List.copyOf(sql);
    }

    /** Plans anew: that costs microseconds, and keeping the plan of each query would cost memory. */
    static Slowness of(List<? extends Subject> subjects) {
        return new Slowness(
                subjects.stream().map(Slowness::plan).toList(),
                subjects.stream()
                        .flatMap(subject -> subject.statements().stream())
                        .map(SqlText::sql)
                        .toList());
    }

    private static String plan(Subject subject) {
        var question = subject.question();
        return PlanPrinter.print(new Planner(question.model()).plan(question.resolved()));
    }
}
