package dev.cuboid.http;

import dev.cuboid.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Counts the statements that read orders, as the database tells them. */
final class RunCount implements AutoCloseable {
    private final Connection connection;
    private int count;

    RunCount(TestDatabase database) throws SQLException {
        this.connection = database.connect();
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN runs");
        }
    }

    int runs() throws SQLException {
        try (var statement = connection.createStatement()) {
            // What was told before this statement comes with its answer.
            statement.execute("SELECT 1");
        }
        var told = connection.unwrap(PGConnection.class).getNotifications();
        count += told == null ? 0 : told.length;
        return count;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
