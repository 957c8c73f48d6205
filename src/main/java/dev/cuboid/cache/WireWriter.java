package dev.cuboid.cache;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes values one after another so that none can be taken for another: whatever may vary in length has its length before it. */
final class WireWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private final DataOutputStream out = new DataOutputStream(bytes);

    private interface Writing {
        void run() throws IOException;
    }

    /** Its 16-bit units: UTF-8 would make one text of all that are not well-formed. */
    WireWriter text(String text) {
        number(text.length());
        return write(() -> out.writeChars(text));
    }

    WireWriter number(long number) {
        return write(() -> out.writeLong(number));
    }

    WireWriter truth(boolean truth) {
        return write(() -> out.writeBoolean(truth));
    }

    WireWriter bytes(byte[] part) {
        number(part.length);
        return write(() -> out.write(part));
    }

    <T> WireWriter list(List<T> items, BiConsumer<WireWriter, T> item) {
        number(items.size());
        items.forEach(one -> item.accept(this, one));
        return this;
    }

    byte[] written() {
        return bytes.toByteArray();
    }

    private WireWriter write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot fail", impossible);
        }
    }
}
