package dev.cuboid.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A body that is compressed on its way. It gets its end mark only by {@link #finish}; closed without that it stays visibly
 * incomplete.
 */
final class CodedBody implements AutoCloseable {
    private final Pipe pipe;
    private final OutputStream coded;

    /** What the client receives. Once shut, what is written to it is lost. */
    private static final class Pipe extends FilterOutputStream {
        private boolean shut;

        private Pipe(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int single) throws IOException {
            if (!shut) {
                out.write(single);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (!shut) {
                out.write(bytes, from, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (!shut) {
                out.flush();
            }
        }

        /** The container closes its own stream. */
        @Override
        public void close() {
            shut = true;
        }
    }

    CodedBody(ContentCoding coding, OutputStream out) throws IOException {
        this.pipe = new Pipe(out);
        this.coded = coding.over(pipe);
    }

    OutputStream stream() {
        return coded;
    }

    /** Writes the end mark. */
    void finish() throws IOException {
        coded.close();
    }

    /** Lets go of the compressor, and of its end mark, if there is none yet. */
    @Override
    public void close() throws IOException {
        pipe.close();
        coded.close();
    }
}
