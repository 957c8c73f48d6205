package dev.cuboid.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a cursor in portions of bounded size. A thread of its own fetches the next ones while the caller works on those
 * before, so that the database does not wait for the caller nor he for it. From the second portion until {@link #close}, no
 * other thread may use the connection. Belongs to the thread that works on the rows.
 */
final class ReadAhead implements AutoCloseable {
    /** The first rows tell how wide they are; after them, as many are fetched at once as have about {@link #FETCH_BYTES}. */
    static final int FIRST_FETCH = 500;

    private static final int LARGEST_FETCH = 4_000;
    private static final long FETCH_BYTES = 512 * 1024;
    /** Complete portions that wait, beside the one that is worked on and the one that is being fetched. */
    private static final int IN_RESERVE = 1;

    private static final Duration LOOK_AROUND = Duration.ofMillis(200);
    /** Most fetches end by themselves so soon that the connection need not be given up. */
    private static final Duration SHORT = Duration.ofMillis(50);

    private final ResultSet result;
    private final ResultRow row;
    private final int width;
    private final Cancellation cancellation;
    private final ArrayBlockingQueue<Fetched> fetched = new ArrayBlockingQueue<>(IN_RESERVE);
    private volatile boolean stopped;
    private @Nullable Thread fetching;

    private sealed interface Fetched {
        record Rows(Portion portion) implements Fetched {}

        record Failure(Throwable reason) implements Fetched {}
    }

    /** @param result fetches {@link #FIRST_FETCH} rows at first */
    ReadAhead(ResultSet result, List<Column> columns, Cancellation cancellation) {
        this.result = result;
        this.row = new ResultRow(result, columns);
        this.width = columns.size();
        this.cancellation = cancellation;
    }

    /** Waits for the next portion; there is none after the last. */
    Portion next() throws SQLException {
        if (fetching != null) {
            return await();
        }
        var first = Portion.next(result, row, width, FIRST_FETCH);
        if (!first.isLast()) {
            // It waits for nothing but the socket, which costs an own thread of the system less than a virtual one.
            fetching = Thread.ofPlatform().daemon().name("fetch").start(() -> fetchAll(first));
        }
        return first;
    }

    /** Ends the fetching, if need be in the database. After it, the connection is the caller's. */
    @Override
    public void close() {
        stopped = true;
        boolean interrupted = false;
        for (var thread = fetching; thread != null && thread.isAlive(); ) {
            fetched.clear();
            try {
                if (!thread.join(SHORT)) {
                    cancellation.endStatement();
                }
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Portion await() throws SQLException {
        try {
            while (true) {
                var next = fetched.poll(LOOK_AROUND.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    return portion(next);
                }
                if (cancellation.isCancelled()) {
                    throw SqlFailure.cancelledBetweenRows();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw SqlFailure.cancelledBetweenRows();
        }
    }

    private static Portion portion(Fetched fetched) throws SQLException {
        return switch (fetched) {
            case Fetched.Rows(var portion) -> portion;
            case Fetched.Failure(SQLException reason) -> throw reason;
            case Fetched.Failure(Error reason) -> throw reason;
            case Fetched.Failure(var reason) -> throw new IllegalStateException("rows could not be fetched", reason);
        };
    }

    private void fetchAll(Portion first) {
        try {
            fetched.put(fetchAfter(first));
        } catch (InterruptedException nobodyWaits) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives what comes last: the last rows, or what went wrong. */
    private Fetched fetchAfter(Portion first) throws InterruptedException {
        try {
            long rows = first.rows();
            long bytes = first.bytes();
            while (true) {
                int size = (int) Math.clamp(FETCH_BYTES * rows / (bytes + 1), 1, LARGEST_FETCH);
                result.setFetchSize(size);
                var portion = Portion.next(result, row, width, size);
                if (portion.isLast()) {
                    return new Fetched.Rows(portion);
                }
                rows += portion.rows();
                bytes += portion.bytes();
                fetched.put(new Fetched.Rows(portion));
                if (stopped || cancellation.isCancelled()) {
                    return new Fetched.Failure(SqlFailure.cancelledBetweenRows());
                }
            }
        } catch (SQLException | RuntimeException | Error failure) {
            return new Fetched.Failure(failure);
        }
    }
}
