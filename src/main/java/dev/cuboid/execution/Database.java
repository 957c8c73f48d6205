package dev.cuboid.execution;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.sql.SqlText;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One data source: runs statements on a bounded number of connections, in the order of arrival. It opens while the database
 * is down and recovers by itself when it returns. Thread-safe.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_LOSS = Duration.ofMillis(500);

    private final Target target;
    private final HikariDataSource pool;
    /**
     * Waiting happens here and not in the pool: a connection is free for whoever holds a permit, so that a wait in the pool
     * can only mean a database that does not answer.
     */
    private final Semaphore permits;

    private volatile long lostAt = System.nanoTime() - Duration.ofHours(1).toNanos();

    private Database(Target target) {
        this.target = target;
        this.pool = new HikariDataSource(poolOf(target));
        this.permits = new Semaphore(target.poolSize(), true);
    }

    /**
     * Where a database is and how much may be asked of it.
     *
     * @param url JDBC
     * @param poolSize connections at most, which is also the number of statements that run at once
     * @param statementTimeout after which a statement is cancelled; a statement waits as long at most for its turn
     */
    public record Target(
            String name, String url, String user, String password, int poolSize, Duration statementTimeout) {
        @Override
        public String toString() {
            return "Target[" + name + ", " + url + ", " + user + "]";
        }
    }

    public static Database open(Target target) {
        return new Database(target);
    }

    /** Runs a statement to its last row; what goes wrong is {@link Rejected}. */
    public Rows run(SqlText statement) {
        takeTurn();
        try {
            return runNow(statement);
        } catch (SQLException failure) {
            throw new Rejected(meaning(failure));
        } finally {
            permits.release();
        }
    }

    /** Whether the database answers now; one that is busy with statements does. */
    public boolean answers() {
        try {
            if (!permits.tryAcquire(1, TimeUnit.SECONDS)) {
                return true;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
        try (var connection = pool.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException unreachable) {
            return false;
        } finally {
            permits.release();
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private void takeTurn() {
        try {
            if (!permits.tryAcquire(target.statementTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Rejected(SqlFailure.timedOut(target, "waited longer than %s for its turn"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Rejected(SqlFailure.unavailable(target));
        }
        // Those who queued while the database went away must not each wait for it in turn.
        if (System.nanoTime() - lostAt < PAUSE_AFTER_LOSS.toNanos()) {
            permits.release();
            throw new Rejected(SqlFailure.unavailable(target));
        }
    }

    private Rows runNow(SqlText statement) throws SQLException {
        try (var connection = pool.getConnection();
                var prepared = connection.prepareStatement(statement.sql())) {
            bind(connection, prepared, statement);
            try (var result = prepared.executeQuery()) {
                return read(result, statement.keys());
            }
        }
    }

    private Diagnostic meaning(SQLException failure) {
        if (SqlFailure.isLostDatabase(failure)) {
            lostAt = System.nanoTime();
            LOG.warn("data source {} cannot be reached: {} {}", target.name(), failure.getMessage(), cause(failure));
        }
        return SqlFailure.of(failure, target);
    }

    private static String cause(SQLException failure) {
        return failure.getCause() == null ? "" : "(" + failure.getCause().getMessage() + ")";
    }

    private static void bind(Connection connection, PreparedStatement prepared, SqlText statement) throws SQLException {
        int place = 1;
        for (var bind : statement.binds()) {
            if (bind instanceof Object[] several) {
                prepared.setArray(place++, connection.createArrayOf(arrayType(several), several));
            } else {
                prepared.setObject(place++, bind);
            }
        }
    }

    private static String arrayType(Object[] values) {
        if (values instanceof BigDecimal[]) {
            return "numeric";
        }
        if (values instanceof Long[]) {
            return "int8";
        }
        return values instanceof Boolean[] ? "bool" : "text";
    }

    private static Rows read(ResultSet result, List<String> keys) throws SQLException {
        var readers = new CellReader[keys.size()];
        for (int column = 0; column < readers.length; column++) {
            readers[column] = CellReader.of(result.getMetaData(), column + 1);
        }
        var cells = new ArrayList<@Nullable Object>();
        while (result.next()) {
            for (int column = 0; column < readers.length; column++) {
                cells.add(readers[column].read(result, column + 1));
            }
        }
        return Rows.of(keys, cells);
    }

    private static HikariConfig poolOf(Target target) {
        var config = new HikariConfig();
        config.setPoolName("cuboid-" + target.name());
        config.setJdbcUrl(target.url());
        config.setUsername(target.user());
        config.setPassword(target.password());
        config.setMaximumPoolSize(target.poolSize());
        config.setReadOnly(true);
        config.setAutoCommit(true);
        // Nothing is lost if the database comes later than the server.
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(CONNECT_PATIENCE.toMillis());
        config.setValidationTimeout(1000);
        config.setKeepaliveTime(Duration.ofSeconds(60).toMillis());
        var timeout = target.statementTimeout().toMillis();
        config.setConnectionInitSql(
                "SET TIME ZONE 'UTC'; SET default_transaction_read_only = on; SET statement_timeout = " + timeout);
        config.addDataSourceProperty("ApplicationName", "cuboid");
        config.addDataSourceProperty("connectTimeout", CONNECT_PATIENCE.toSeconds());
        // A server that vanishes without a word is noticed soon after its statement should have been cancelled.
        config.addDataSourceProperty("socketTimeout", target.statementTimeout().toSeconds() + 10);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("prepareThreshold", "2");
        config.addDataSourceProperty("preparedStatementCacheQueries", "512");
        // Text is what goes out; binary values would be printed by Java's rules and not by the database's.
        config.addDataSourceProperty("binaryTransfer", "false");
        // A text filter must fit uuid and enum columns, too.
        config.addDataSourceProperty("stringtype", "unspecified");
        return config;
    }
}
