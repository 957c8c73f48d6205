package dev.cuboid.engine;

import dev.cuboid.cache.Result.Section;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.execution.Cancellation;
import dev.cuboid.execution.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A result that is too large to be kept, on its way from the database to the one caller who claimed it. A slow reader slows the
 * database's cursor down; a reader that leaves ends it.
 */
public final class Flow {
    private static final int CHUNKS = 8;
    private static final long LOOK_AROUND_MILLIS = 200;

    private final ArrayBlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(CHUNKS);
    private final AtomicBoolean claimed = new AtomicBoolean();
    private final Cancellation cancellation;
    private volatile boolean begun;
    private volatile boolean abandoned;
    /** What was taken while the reader only wanted to know how it begins. */
    private @Nullable Piece first;

    private sealed interface Piece {
        record Bytes(byte[] bytes) implements Piece {}

        record End(Ending how) implements Piece {}

        record Failure(RuntimeException reason) implements Piece {}
    }

    /**
     * What is known at the end of a flow.
     *
     * @param truncated whether there were more rows than the layout lets out
     * @param columns what was read
     * @param before the sections of the result that come before the rows
     */
    public record Ending(boolean truncated, List<Column> columns, List<Section> before) {
        public Ending {
            columns = List.copyOf(columns);
            before = List.copyOf(before);
        }
    }

    /** @param cancellation of the run that writes */
    Flow(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /** Whether this caller, and no other, may read it. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    /** Whether anything has gone in. */
    boolean isBegun() {
        return begun;
    }

    /** Waits until there is something to copy. What went wrong before is thrown. */
    void awaitBegin(Ask.Presence presence) throws IOException {
        first = next(presence);
        if (first instanceof Piece.Failure(var reason)) {
            throw reason;
        }
    }

    /**
     * Copies everything, to the last row.
     *
     * @param presence of the one who reads; once he is gone, nothing more is waited for
     * @throws Rejected or another exception if the database failed on the way, so that what was written is not the whole
     */
    public Ending copyTo(OutputStream out, Ask.Presence presence) throws IOException {
        try {
            while (true) {
                switch (next(presence)) {
                    case Piece.Bytes(var bytes) -> out.write(bytes);
                    case Piece.End(var how) -> {
                        return how;
                    }
                    case Piece.Failure(var reason) -> throw reason;
                }
            }
        } finally {
            abandoned = true;
        }
    }

    private Piece next(Ask.Presence presence) throws IOException {
        var taken = first;
        if (taken != null) {
            first = null;
            return taken;
        }
        try {
            while (true) {
                var piece = pieces.poll(LOOK_AROUND_MILLIS, TimeUnit.MILLISECONDS);
                if (piece != null) {
                    return piece;
                }
                if (presence.isGone()) {
                    throw new IOException("the reader of a result went away");
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a result was copied", interrupted);
        }
    }

    /** The end that the run writes to. */
    OutputStream entrance() {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                write(new byte[] {(byte) single}, 0, 1);
            }

            @Override
            public void write(byte @Nullable [] bytes, int from, int length) throws IOException {
                if (bytes != null && length > 0) {
                    begun = true;
                    put(new Piece.Bytes(Arrays.copyOfRange(bytes, from, from + length)));
                }
            }
        };
    }

    void end(Ending how) throws IOException {
        put(new Piece.End(how));
    }

    void fail(RuntimeException reason) {
        try {
            put(new Piece.Failure(reason));
        } catch (IOException nobodyReads) {
            // whoever left needs no reason
        }
    }

    private void put(Piece piece) throws IOException {
        try {
            while (!pieces.offer(piece, LOOK_AROUND_MILLIS, TimeUnit.MILLISECONDS)) {
                if (abandoned || cancellation.isCancelled()) {
                    throw new IOException("nobody reads the result any more");
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a result was read", interrupted);
        }
    }
}
