package dev.cuboid.engine;

import dev.cuboid.plan.Plan;

/** One query and how it is going to be computed. */
public record Planned(Question question, Plan.Result plan) {}
