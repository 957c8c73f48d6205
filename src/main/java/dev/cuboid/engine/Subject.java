package dev.cuboid.engine;

import dev.cuboid.sql.SqlText;
import java.util.List;

/** A query and the statements that answer it. */
public interface Subject {
    Question question();

    List<SqlText> statements();
}
