package dev.cuboid.execution;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Takes the rows of one statement as they come from the database. What it throws ends the reading. */
public interface RowSink {
    /** Once, before the first row. */
    void begin(List<Column> columns) throws IOException;

    void row(Row row) throws SQLException, IOException;

    /** Once, after the last row; not if the reading failed. */
    void end() throws IOException;
}
