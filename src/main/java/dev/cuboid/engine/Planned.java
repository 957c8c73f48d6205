package dev.cuboid.engine;

import dev.cuboid.plan.Plan;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.Query;
import dev.cuboid.query.ResolvedQuery;
import dev.cuboid.query.Resolver;

/** One query and how it is going to be computed. */
public record Planned(Question question, Plan.Result plan) {
    static Planned of(Query query, Planner now) {
        return of(query, Resolver.resolve(query, now.model()), now);
    }

    static Planned of(Query query, ResolvedQuery resolved, Planner now) {
        var plan = now.plan(resolved);
        return new Planned(new Question(now.model(), query, resolved, DataSources.of(plan, now.model())), plan);
    }
}
