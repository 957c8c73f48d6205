package dev.cuboid.observation;

import dev.cuboid.engine.Subject;
import dev.cuboid.plan.PlanPrinter;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.Resolver;
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

    /**
     * Plans anew: that costs microseconds, and keeping the plan of each query would cost memory.
     *
     * @param values whether what is filtered by may be told
     */
    static Slowness of(List<? extends Subject> subjects, boolean values) {
        return new Slowness(
                subjects.stream().map(subject -> plan(subject, values)).toList(),
                subjects.stream()
                        .flatMap(subject -> subject.statements().stream())
                        .map(SqlText::sql)
                        .toList());
    }

    private static String plan(Subject subject, boolean values) {
        var question = subject.question();
        // What the question has is resolved for all values of its pattern.
        var query =
                values ? Resolver.resolve(question.query(), question.model()) : WithoutValues.of(question.resolved());
        return PlanPrinter.print(new Planner(question.model()).plan(query));
    }
}
