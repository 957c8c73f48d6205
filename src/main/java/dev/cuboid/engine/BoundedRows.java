package dev.cuboid.engine;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.execution.Column;
import dev.cuboid.execution.Row;
import dev.cuboid.execution.RowSink;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Passes rows on, and refuses the result once there are too many. */
final class BoundedRows implements RowSink {
    private final RowSink to;
    private final long most;
    private final Runnable answered;
    private long rows;

    /** @param answered called when the database has begun to answer */
    BoundedRows(RowSink to, long most, Runnable answered) {
        this.to = to;
        this.most = most;
        this.answered = answered;
    }

    @Override
    public void begin(List<Column> columns) throws IOException {
        answered.run();
        to.begin(columns);
    }

    @Override
    public void row(Row row) throws SQLException, IOException {
        if (rows++ == most) {
            throw new Rejected(Diagnostic.of(
                            ErrorCode.RESULT_TOO_LARGE,
                            new Location.InQuery("/limit"),
                            "the export has more than the %d rows that are allowed".formatted(most))
                    .hint("a `limit` in the query makes it smaller; `cuboid.export.row-limit` allows more"));
        }
        to.row(row);
    }

    @Override
    public void end() throws IOException {
        to.end();
    }
}
