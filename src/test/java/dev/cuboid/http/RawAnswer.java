package dev.cuboid.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * An answer as it comes from the socket. The JDK's client throws away what it has not handed out when a connection is cut, and a
 * test of broken files wants to see just that.
 */
final class RawAnswer implements AutoCloseable {
    private final Socket socket;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    /** @param whole whether the last chunk was there */
    record Body(byte[] bytes, boolean whole) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private RawAnswer(Socket socket) {
        this.socket = socket;
    }

    static RawAnswer of(SampleServer server, String options, String query, String... headers) throws IOException {
        var socket = new Socket("localhost", server.port());
        var head = "GET /cubejs-api/v1/export?" + options + "&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: " + SampleServer.token("{}")
                + "\r\n";
        for (var header : headers) {
            head += header + "\r\n";
        }
        socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return new RawAnswer(socket);
    }

    /** Reads some of it and leaves the rest where it is. */
    void begin(int bytes) throws IOException {
        received.write(in().readNBytes(bytes));
    }

    /** Reads the rest, and gives all of it. */
    Body body() throws IOException {
        in().transferTo(received);
        var all = received.toByteArray();
        int at = new String(all, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        var bytes = new ByteArrayOutputStream();
        while (true) {
            int lineEnd = at;
            while (lineEnd < all.length && all[lineEnd] != '\r') {
                lineEnd++;
            }
            if (lineEnd >= all.length) {
                return new Body(bytes.toByteArray(), false);
            }
            int length = Integer.parseInt(new String(all, at, lineEnd - at, StandardCharsets.US_ASCII), 16);
            if (length == 0) {
                return new Body(bytes.toByteArray(), true);
            }
            int from = lineEnd + 2;
            bytes.write(all, from, Math.min(length, all.length - from));
            at = from + length + 2;
        }
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    private InputStream in() throws IOException {
        return socket.getInputStream();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
