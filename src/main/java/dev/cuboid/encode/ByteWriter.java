package dev.cuboid.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Gathers small pieces and passes them on in large ones. Belongs to one thread. */
public final class ByteWriter {
    private static final int USUAL_CHUNK = 16 * 1024;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = ascii("null");
    /** For each byte below 128: 0 stands for itself, 1 for {@code \\u00xx}, else what follows the backslash. */
    private static final byte[] ESCAPES = escapes();

    private final OutputStream out;
    private final int chunk;
    private byte[] buffer = new byte[512];
    private int size;

    public ByteWriter(OutputStream out) {
        this(out, USUAL_CHUNK);
    }

    /** @param chunk bytes that are gathered at most before they are passed on */
    ByteWriter(OutputStream out, int chunk) {
        this.out = out;
        this.chunk = chunk;
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public ByteWriter put(char character) throws IOException {
        if (size == buffer.length) {
            makeRoom(1);
        }
        buffer[size++] = (byte) character;
        return this;
    }

    public ByteWriter put(byte[] bytes) throws IOException {
        return put(bytes, 0, bytes.length);
    }

    public ByteWriter put(byte[] bytes, int from, int length) throws IOException {
        if (buffer.length - size < length) {
            if (length > chunk) {
                flush();
                out.write(bytes, from, length);
                return this;
            }
            makeRoom(length);
        }
        System.arraycopy(bytes, from, buffer, size, length);
        size += length;
        return this;
    }

    /**
     * Where up to {@code length} bytes may be written, at most as many as are gathered at once: from {@link #end} on in the array
     * that is returned. They count from when {@link #advance} says so.
     */
    byte[] room(int length) throws IOException {
        if (buffer.length - size < length) {
            makeRoom(length);
        }
        return buffer;
    }

    /** Behind the last byte that counts, in the array of {@link #room}. */
    int end() {
        return size;
    }

    void advance(int length) {
        size += length;
    }

    public ByteWriter jsonNull() throws IOException {
        return put(NULL);
    }

    /** A JSON string of text in UTF-8. */
    public ByteWriter jsonString(byte[] utf8) throws IOException {
        return put('"').jsonText(utf8).put('"');
    }

    /** What stands between the quotes of a JSON string. */
    ByteWriter jsonText(byte[] utf8) throws IOException {
        int plainFrom = 0;
        for (int i = 0; i < utf8.length; i++) {
            byte character = utf8[i];
            if (character >= 0 && ESCAPES[character] != 0) {
                put(utf8, plainFrom, i - plainFrom);
                escaped(character);
                plainFrom = i + 1;
            }
        }
        return put(utf8, plainFrom, utf8.length - plainFrom);
    }

    public ByteWriter jsonString(String text) throws IOException {
        return jsonString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Passes on what is gathered, without flushing what it goes to. */
    public void flush() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }

    private void escaped(byte character) throws IOException {
        byte escape = ESCAPES[character];
        put('\\');
        if (escape == 1) {
            put('u').put('0').put('0').put((char) HEX[character >> 4]).put((char) HEX[character & 15]);
        } else {
            put((char) escape);
        }
    }

    private void makeRoom(int length) throws IOException {
        if (size + length > chunk) {
            flush();
        }
        if (buffer.length - size < length) {
            buffer = Arrays.copyOf(buffer, Math.min(chunk, Math.max(buffer.length * 4, size + length)));
        }
    }

    private static byte[] escapes() {
        var escapes = new byte[128];
        Arrays.fill(escapes, 0, 32, (byte) 1);
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        escapes['\n'] = 'n';
        escapes['\r'] = 'r';
        escapes['\t'] = 't';
        escapes['\b'] = 'b';
        escapes['\f'] = 'f';
        return escapes;
    }
}
