package dev.cuboid.execution;

import com.zaxxer.hikari.HikariDataSource;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.sql.SqlText;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One data source: reads on a bounded number of connections, callers by turns. It opens while the database is down and
 * recovers by itself when it returns. Thread-safe.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_LOSS = Duration.ofMillis(500);
    private static final String NOBODY = "";

    private final Target target;
    private final HikariDataSource pool;
    /**
     * Waiting happens here and not in the pool: a connection is free for whoever has a turn, so that a wait in the pool can
     * only mean a database that does not answer.
     */
    private final Turns turns;
    /** Of an export's turns: half of all at most, since it lasts as long as its reader takes, and others must not wait for him. */
    private final Turns exports;

    private volatile long lostAt = System.nanoTime() - Duration.ofHours(1).toNanos();

    private Database(Target target) {
        this.target = target;
        this.pool = new HikariDataSource(PoolConfig.of(target, CONNECT_PATIENCE));
        this.turns = new Turns(target.running(), target.waiting());
        this.exports = new Turns(Math.max(1, target.running() / 2), target.waiting());
    }

    /**
     * Where a database is and how much may be asked of it.
     *
     * @param url JDBC
     * @param poolSize connections at most
     * @param running readings that run at once; at most {@code poolSize}
     * @param waiting readings that wait for their turn; more are refused
     * @param statementTimeout after which a statement is cancelled; a reading waits as long at most for its turn
     */
    public record Target(
            String name,
            String url,
            String user,
            String password,
            int poolSize,
            int running,
            int waiting,
            Duration statementTimeout) {
        private static final int USUALLY_WAITING = 1000;

        public Target {
            if (running > poolSize) {
                throw new IllegalArgumentException(running + " readings on " + poolSize + " connections");
            }
        }

        /** All connections may be busy at once, and a thousand readings may wait. */
        public Target(String name, String url, String user, String password, int poolSize, Duration statementTimeout) {
            this(name, url, user, password, poolSize, poolSize, USUALLY_WAITING, statementTimeout);
        }

        @Override
        public String toString() {
            return "Target[" + name + ", " + url + ", " + user + "]";
        }
    }

    /**
     * One reading.
     *
     * @param caller whose it is; callers take turns
     * @param extent what it reads
     * @param cancellation ends it from outside
     */
    public record Visit(String caller, Extent extent, Cancellation cancellation) {}

    /** How much is read, which decides how. */
    public enum Extent {
        /** One statement of at most {@link Session#PAGE} rows: in one trip. */
        PAGE,
        /** One statement of any number of rows: by a cursor, so that memory does not grow with them. */
        CURSOR,
        /** The same for a reader who may be slow. */
        EXPORT,
        /** Several statements that have to see the same state of the database. */
        SNAPSHOT
    }

    /** What is done with a turn. */
    public interface Work {
        void on(Session session) throws SQLException, IOException;
    }

    public static Database open(Target target) {
        return new Database(target);
    }

    /** Runs a statement and keeps its rows; what goes wrong is {@link Rejected}. */
    public Rows run(SqlText statement) {
        var collector = new RowCollector(statement.keys());
        var visit = new Visit(NOBODY, Extent.CURSOR, new Cancellation());
        try {
            read(visit, session -> session.read(statement, collector));
        } catch (IOException impossible) {
            throw new IllegalStateException("rows in memory cannot fail", impossible);
        }
        return collector.rows();
    }

    /**
     * Waits for a turn and works with it. What goes wrong in the database or before is {@link Rejected}; what the work itself
     * cannot write is passed on.
     */
    public void read(Visit visit, Work work) throws IOException {
        if (visit.extent() != Extent.EXPORT) {
            readInTurn(visit, work);
            return;
        }
        take(exports, visit);
        try {
            readInTurn(visit, work);
        } finally {
            exports.giveBack();
        }
    }

    private void readInTurn(Visit visit, Work work) throws IOException {
        take(turns, visit);
        refuseIfLost();
        try (var connection = pool.getConnection()) {
            read(visit, connection, work);
        } catch (SQLException failure) {
            throw new Rejected(meaning(failure, visit.cancellation()));
        } finally {
            turns.giveBack();
        }
    }

    private void read(Visit visit, Connection connection, Work work) throws SQLException, IOException {
        boolean transaction = visit.extent() != Extent.PAGE;
        visit.cancellation().runsOn(connection, pool);
        try {
            if (visit.cancellation().isCancelled()) {
                throw SqlFailure.cancelledBetweenRows();
            }
            if (transaction) {
                connection.setAutoCommit(false);
            }
            if (visit.extent() == Extent.SNAPSHOT) {
                try (var isolation = connection.createStatement()) {
                    isolation.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                }
            }
            work.on(new Session(connection, visit.cancellation(), transaction));
            if (transaction) {
                connection.commit();
            }
        } finally {
            visit.cancellation().leaves();
        }
    }

    /** Address and user; with them, the same name of a data source may still mean another database on another machine. */
    public String whereabouts() {
        return target.url() + "\n" + target.user();
    }

    /** After which a statement is cancelled. */
    public Duration statementTimeout() {
        return target.statementTimeout();
    }

    /** Whether the database answers now; one that is busy with statements does. */
    public boolean answers() {
        if (turns.take(NOBODY, Duration.ofSeconds(1), new Cancellation()) != Turns.Outcome.GRANTED) {
            return true;
        }
        try (var connection = pool.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException unreachable) {
            return false;
        } finally {
            turns.giveBack();
        }
    }

    /** How many readings wait for their turn now. */
    public int waiting() {
        return turns.waiting() + exports.waiting();
    }

    /** How many readings run now. */
    public int running() {
        return target.running() - turns.free();
    }

    /** Connections that are open now, and at most. */
    public record Connections(int busy, int idle, int most) {}

    public Connections connections() {
        var now = pool.getHikariPoolMXBean();
        return new Connections(now.getActiveConnections(), now.getIdleConnections(), target.poolSize());
    }

    @Override
    public void close() {
        pool.close();
    }

    private void take(Turns which, Visit visit) {
        switch (which.take(visit.caller(), target.statementTimeout(), visit.cancellation())) {
            case GRANTED -> {}
            case QUEUE_FULL -> throw new Rejected(SqlFailure.queueFull(target));
            case TIMED_OUT -> throw new Rejected(SqlFailure.timedOut(target, "waited longer than %s for its turn"));
            case CANCELLED -> throw new Rejected(SqlFailure.cancelled());
        }
    }

    private void refuseIfLost() {
        // Those who queued while the database went away must not each wait for it in turn.
        if (System.nanoTime() - lostAt < PAUSE_AFTER_LOSS.toNanos()) {
            turns.giveBack();
            throw new Rejected(SqlFailure.unavailable(target));
        }
    }

    private Diagnostic meaning(SQLException failure, Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            return SqlFailure.cancelled();
        }
        if (SqlFailure.isLostDatabase(failure)) {
            lostAt = System.nanoTime();
            // The other connections are most likely broken, too.
            pool.getHikariPoolMXBean().softEvictConnections();
            LOG.warn("data source {} cannot be reached: {} {}", target.name(), failure.getMessage(), cause(failure));
        }
        return SqlFailure.of(failure, target);
    }

    private static String cause(SQLException failure) {
        return failure.getCause() == null ? "" : "(" + failure.getCause().getMessage() + ")";
    }
}
