package dev.cuboid.engine;

import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.execution.Cancellation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
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
    private volatile boolean abandoned;

    private sealed interface Piece {
        record Bytes(byte[] bytes) implements Piece {}

        record End(boolean truncated) implements Piece {}

        record Failure(RuntimeException reason) implements Piece {}
    }

    /** What stands at the end of a flow. */
    public record Ending(boolean truncated) {}

    /** @param cancellation of the run that writes */
    Flow(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /** Whether this caller, and no other, may read it. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    /**
     * Copies everything, to the last row.
     *
     * @throws Rejected or another exception if the database failed on the way, so that what was written is not the whole
     */
    public Ending copyTo(OutputStream out) throws IOException {
        try {
            while (true) {
                switch (next()) {
                    case Piece.Bytes(var bytes) -> out.write(bytes);
                    case Piece.End(var truncated) -> {
                        return new Ending(truncated);
                    }
                    case Piece.Failure(var reason) -> throw reason;
                }
            }
        } finally {
            abandoned = true;
        }
    }

    private Piece next() throws IOException {
        try {
            return pieces.take();
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
                    put(new Piece.Bytes(Arrays.copyOfRange(bytes, from, from + length)));
                }
            }
        };
    }

    void end(boolean truncated) throws IOException {
        put(new Piece.End(truncated));
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
