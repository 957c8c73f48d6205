package dev.cuboid.cache;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link WireWriter} wrote, and trusts none of it. */
final class WireReader {
    private final ByteBuffer in;

    interface Item<T> {
        T read() throws IOException;
    }

    WireReader(ByteBuffer in) {
        this.in = in;
    }

    String text() throws IOException {
        var chars = new char[length(Character.BYTES)];
        in.asCharBuffer().get(chars);
        in.position(in.position() + chars.length * Character.BYTES);
        return new String(chars);
    }

    long number() throws IOException {
        try {
            return in.getLong();
        } catch (BufferUnderflowException cut) {
            throw new IOException("it is cut short", cut);
        }
    }

    boolean truth() throws IOException {
        if (!in.hasRemaining()) {
            throw new IOException("it is cut short");
        }
        return in.get() != 0;
    }

    byte[] bytes() throws IOException {
        var part = new byte[length(1)];
        in.get(part);
        return part;
    }

    <T> List<T> list(Item<T> item) throws IOException {
        int size = length(1);
        var items = new ArrayList<T>();
        for (int i = 0; i < size; i++) {
            items.add(item.read());
        }
        return items;
    }

    void end() throws IOException {
        if (in.hasRemaining()) {
            throw new IOException("there is more behind it");
        }
    }

    /** Never more than there is, so that a wrong length cannot ask for memory. */
    private int length(int unit) throws IOException {
        long length = number();
        if (length < 0 || length > in.remaining() / unit) {
            throw new IOException("a length of " + length + " in " + in.remaining() + " bytes");
        }
        return (int) length;
    }
}
