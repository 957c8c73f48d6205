package dev.cuboid.engine;

import dev.cuboid.cache.RefreshKey;
import dev.cuboid.plan.Plan;
import dev.cuboid.sql.SqlText;
import java.util.List;

/** One query, its plan and the statement that answers it. */
public record Statement(Question question, Plan.Result plan, SqlText sql) implements Subject {
    @Override
    public List<SqlText> statements() {
        return List.of(sql);
    }

    /** By what it is known that its rows may have changed. */
    public List<RefreshKey> refreshKeys() {
        return RefreshKeys.of(plan, question.model());
    }

    /** Whether a join of the plan repeats rows of a measure's cube, which the plan then undoes. */
    public boolean multiplied() {
        return Multiplication.in(plan);
    }
}
