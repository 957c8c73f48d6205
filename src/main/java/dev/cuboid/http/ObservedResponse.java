package dev.cuboid.http;

import dev.cuboid.engine.Journal;
import dev.cuboid.engine.Journal.Stage;
import dev.cuboid.observation.ServerTiming;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A response that tells where the time went, counts its bytes and notes how long it is written. */
final class ObservedResponse extends HttpServletResponseWrapper {
    private final Journal journal;
    private @Nullable Counting out;
    private long writtenFrom;

    ObservedResponse(HttpServletResponse response, Journal journal) {
        super(response);
        this.journal = journal;
        setHeader(RequestId.HEADER, journal.requestId());
    }

    /** The last moment at which a header can be sent. */
    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (out == null) {
            tellTimes();
            writtenFrom = System.nanoTime();
            out = new Counting(super.getOutputStream());
        }
        return out;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (out == null) {
            tellTimes();
        }
        super.flushBuffer();
    }

    @Override
    public void reset() {
        super.reset();
        setHeader(RequestId.HEADER, journal.requestId());
        tellTimes();
    }

    /** Nothing more comes. */
    void finish() {
        if (out == null) {
            tellTimes();
        } else {
            journal.add(Stage.WRITE, writtenFrom, System.nanoTime() - writtenFrom);
        }
    }

    long bytes() {
        return out == null ? 0 : out.bytes;
    }

    private void tellTimes() {
        if (!isCommitted()) {
            setHeader("Server-Timing", ServerTiming.of(journal));
        }
    }

    private static final class Counting extends ServletOutputStream {
        private final ServletOutputStream to;
        private long bytes;

        private Counting(ServletOutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int single) throws IOException {
            to.write(single);
            bytes++;
        }

        @Override
        public void write(byte[] more, int from, int length) throws IOException {
            to.write(more, from, length);
            bytes += length;
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }

        @Override
        public void close() throws IOException {
            to.close();
        }

        @Override
        public boolean isReady() {
            return to.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            to.setWriteListener(listener);
        }
    }
}
