package dev.cuboid.check;

import dev.cuboid.config.Settings;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** One read-only transaction with a deadline. A statement that fails leaves the others unharmed. */
final class Session implements AutoCloseable {
    /** For statements that read no rows; they can only be slow by waiting for a lock. */
    private static final Duration DESCRIBING = Duration.ofSeconds(5);

    private static final String CANCELLED = "57014";

    private final Connection connection;
    private final Savepoint start;
    private final long deadline;
    private final long begun = System.nanoTime();

    /** What reads a row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Session(Connection connection, Savepoint start, Duration time) {
        this.connection = connection;
        this.start = start;
        this.deadline = begun + time.toNanos();
    }

    static Session open(Settings.DataSource source, Duration time) {
        try {
            var connection = DriverManager.getConnection(source.url(), properties(source));
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return new Session(connection, connection.setSavepoint("start"), time);
        } catch (SQLException failure) {
            throw new Rejected(unreachable(source, failure));
        }
    }

    private static Properties properties(Settings.DataSource source) {
        var properties = new Properties();
        if (!source.user().isEmpty()) {
            properties.setProperty("user", source.user());
        }
        properties.setProperty("password", source.password());
        properties.setProperty("ApplicationName", "cuboid validate");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("options", "-c TimeZone=UTC -c default_transaction_read_only=on");
        // as in the server: a text bind must fit uuid and enum columns, too
        properties.setProperty("stringtype", "unspecified");
        return properties;
    }

    private static Diagnostic unreachable(Settings.DataSource source, SQLException failure) {
        return Diagnostic.of(
                        ErrorCode.DATABASE_UNAVAILABLE,
                        new Location.InSetting("database"),
                        "the database at `%s` cannot be reached: %s"
                                .formatted(source.url().replaceFirst("\\?.*", ""), failure.getMessage()))
                .hint("`--url`, `--user` and `--password`, or the `CUBEJS_DB_*` variables, say where it is");
    }

    /** The types of a statement's columns, by name; no row is read, since the statement gives none. */
    List<String> columnTypes(String sql, List<Object> binds) throws SQLException {
        return query(sql, binds, shorter(DESCRIBING), result -> columns(result.getMetaData(), true));
    }

    List<String> columnNames(String sql) throws SQLException {
        return query(sql, List.of(), shorter(DESCRIBING), result -> columns(result.getMetaData(), false));
    }

    private static List<String> columns(ResultSetMetaData columns, boolean types) throws SQLException {
        var texts = new ArrayList<String>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            texts.add(types ? columns.getColumnTypeName(i) : columns.getColumnLabel(i));
        }
        return texts;
    }

    /** Every row of a statement, with all the time that is left. */
    <T> List<T> rows(String sql, List<Object> binds, RowReader<T> reader) throws SQLException {
        return query(sql, binds, left(), result -> {
            var rows = new ArrayList<T>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        });
    }

    private <T> T query(String sql, List<Object> binds, Duration timeout, RowReader<T> reader) throws SQLException {
        limit(timeout);
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, binds);
            try (var result = statement.executeQuery()) {
                return reader.read(result);
            }
        } catch (SQLException failure) {
            connection.rollback(start);
            throw failure;
        }
    }

    private void bind(PreparedStatement statement, List<Object> binds) throws SQLException {
        int place = 1;
        for (var bind : binds) {
            if (bind instanceof List<?> texts) {
                statement.setArray(place++, connection.createArrayOf("text", texts.toArray()));
            } else {
                statement.setObject(place++, bind);
            }
        }
    }

    private void limit(Duration timeout) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + Math.max(1, timeout.toMillis()));
        }
    }

    private Duration shorter(Duration usual) {
        return usual.compareTo(left()) < 0 ? usual : left();
    }

    /** The time that is left; never below zero. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    Duration taken() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    boolean isOver() {
        return left().toMillis() == 0;
    }

    String user() throws SQLException {
        return String.valueOf(connection.getMetaData().getUserName());
    }

    static boolean wasCutOff(SQLException failure) {
        return CANCELLED.equals(failure.getSQLState());
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException alreadyGone) {
            throw new Rejected(Diagnostic.of(
                    ErrorCode.DATABASE_UNAVAILABLE,
                    new Location.InSetting("database"),
                    "the database went away during the check: " + alreadyGone.getMessage()));
        }
    }
}
