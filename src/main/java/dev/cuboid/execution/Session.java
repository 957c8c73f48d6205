package dev.cuboid.execution;

import dev.cuboid.sql.SqlText;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One turn on one connection. Belongs to the thread that reads. */
public final class Session {
    /** What is known to have no more rows than these, and the one that tells of more, comes in one trip, without a cursor. */
    public static final int PAGE = 10_000;

    private final Connection connection;
    private final Cancellation cancellation;
    private final boolean cursors;
    private long waited;
    private long rows;

    Session(Connection connection, Cancellation cancellation, boolean cursors) {
        this.connection = connection;
        this.cancellation = cancellation;
        this.cursors = cursors;
    }

    /** Runs a statement and gives its rows to the sink one by one. */
    public void read(SqlText statement, RowSink sink) throws SQLException, IOException {
        try (var prepared = connection.prepareStatement(statement.sql())) {
            if (cursors) {
                prepared.setFetchSize(ReadAhead.FIRST_FETCH);
            }
            bind(prepared, statement);
            try (var result = execute(prepared)) {
                read(result, statement, sink);
            }
        }
    }

    private ResultSet execute(PreparedStatement prepared) throws SQLException {
        long start = System.nanoTime();
        try {
            return prepared.executeQuery();
        } finally {
            waited += System.nanoTime() - start;
        }
    }

    private void read(ResultSet result, SqlText statement, RowSink sink) throws SQLException, IOException {
        var columns = Columns.of(result.getMetaData(), statement.keys());
        sink.begin(columns);
        rows = 0;
        if (cursors) {
            readPortions(result, columns, sink);
        } else {
            var row = new ResultRow(result, columns);
            while (result.next()) {
                row(row, sink);
            }
        }
        sink.end();
    }

    private void readPortions(ResultSet result, List<Column> columns, RowSink sink) throws SQLException, IOException {
        try (var ahead = new ReadAhead(result, columns, cancellation)) {
            Portion portion;
            do {
                portion = next(ahead);
                var row = new PortionRow(portion);
                for (int i = 0; i < portion.rows(); i++) {
                    row.moveTo(i);
                    row(row, sink);
                }
            } while (!portion.isLast());
        }
    }

    private void row(Row row, RowSink sink) throws SQLException, IOException {
        if (cancellation.isCancelled()) {
            throw SqlFailure.cancelledBetweenRows();
        }
        sink.row(row);
        rows++;
    }

    private Portion next(ReadAhead ahead) throws SQLException {
        long start = System.nanoTime();
        try {
            return ahead.next();
        } finally {
            waited += System.nanoTime() - start;
        }
    }

    /** How many rows the latest statement has given so far. */
    public long rows() {
        return rows;
    }

    /** Nanoseconds spent waiting for the database so far. */
    public long waited() {
        return waited;
    }

    private void bind(PreparedStatement prepared, SqlText statement) throws SQLException {
        int place = 1;
        for (var bind : statement.binds()) {
            if (bind instanceof @Nullable Object[] several) {
                prepared.setArray(place++, connection.createArrayOf(arrayType(several), several));
            } else {
                prepared.setObject(place++, bind);
            }
        }
    }

    private static String arrayType(@Nullable Object[] values) {
        if (values instanceof BigDecimal[]) {
            return "numeric";
        }
        if (values instanceof Long[]) {
            return "int8";
        }
        return values instanceof Boolean[] ? "bool" : "text";
    }
}
