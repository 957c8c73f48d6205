package dev.cuboid.execution;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The row that a reading stands on; valid until the sink that was given it returns. */
public sealed interface Row permits ResultRow, PortionRow {
    /** The value as the database prints it, in UTF-8; null for NULL. The array is the caller's to read and not to write. */
    byte @Nullable [] utf8(int column) throws SQLException;

    /** The value as the database prints it; null for NULL. */
    @Nullable
    String text(int column) throws SQLException;
}
