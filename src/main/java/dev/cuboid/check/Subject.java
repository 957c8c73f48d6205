package dev.cuboid.check;

import dev.cuboid.model.SemanticModel;
import dev.cuboid.plan.JoinReach;

/** A model with where its parts were written and what its joins allow. */
record Subject(SemanticModel model, Declared declared, JoinReach joins) {}
