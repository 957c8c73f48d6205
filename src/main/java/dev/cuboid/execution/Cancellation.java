package dev.cuboid.execution;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends one reading from outside, wherever it is: waiting for its turn, in the database, or between rows. Once cancelled, it
 * stays so. Thread-safe.
 */
public final class Cancellation {
    private static final Logger LOG = LoggerFactory.getLogger(Cancellation.class);

    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean cancelled;
    private boolean ended;
    private @Nullable Connection running;
    private @Nullable HikariDataSource pool;
    private @Nullable Thread waiting;

    /** Returns once the database has been told. */
    public void cancel() {
        lock.lock();
        try {
            if (cancelled) {
                return;
            }
            cancelled = true;
            LockSupport.unpark(waiting);
            cancelRunning();
        } finally {
            lock.unlock();
        }
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * Ends what runs on the connection now, for a caller who wants no more of it; the connection is not used again. Unlike
     * {@link #cancel} it is no news to anybody, and may be repeated where it came too early.
     */
    void endStatement() {
        lock.lock();
        try {
            ended = true;
            cancelRunning();
        } finally {
            lock.unlock();
        }
    }

    /** From here on, cancelling reaches this connection, until {@link #leaves}. */
    void runsOn(Connection connection, HikariDataSource from) {
        lock.lock();
        try {
            running = connection;
            pool = from;
        } finally {
            lock.unlock();
        }
    }

    /** The connection goes back to its pool; from here on, cancelling must not reach whoever has it next. */
    void leaves() {
        lock.lock();
        try {
            // The database may act on the cancelling only when the next statement runs on this connection.
            if ((cancelled || ended) && running != null && pool != null) {
                pool.evictConnection(running);
            }
            running = null;
            pool = null;
        } finally {
            lock.unlock();
        }
    }

    /** Until {@link #waitsNoMore}, cancelling unparks the current thread. */
    void waits() {
        lock.lock();
        try {
            waiting = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    void waitsNoMore() {
        lock.lock();
        try {
            waiting = null;
        } finally {
            lock.unlock();
        }
    }

    private void cancelRunning() {
        if (running == null) {
            return;
        }
        try {
            running.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException unreachable) {
            LOG.debug("a statement could not be cancelled; its database is gone", unreachable);
        }
    }
}
