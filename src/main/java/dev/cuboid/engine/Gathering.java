package dev.cuboid.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Gathers a result in memory up to a limit; beyond it, everything goes into a flow. */
final class Gathering extends OutputStream {
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream(1024);
    private final long most;
    private final Overflow overflow;
    private @Nullable OutputStream beyond;

    /** Asked once for a way out, when the limit is passed. */
    interface Overflow {
        OutputStream open() throws IOException;
    }

    Gathering(long most, Overflow overflow) {
        this.most = most;
        this.overflow = overflow;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (beyond == null && gathered.size() + (long) length > most) {
            beyond = overflow.open();
            beyond.write(gathered.toByteArray());
            gathered.reset();
        }
        if (beyond == null) {
            gathered.write(bytes, from, length);
        } else {
            beyond.write(bytes, from, length);
        }
    }

    byte[] bytes() {
        return gathered.toByteArray();
    }
}
