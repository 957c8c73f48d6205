package dev.cuboid.http;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebSocket as Tomcat has it: puts the parts of its messages together and sends in frames. */
final class SocketEndpoint extends Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(SocketEndpoint.class);
    /** Below this, copying a text costs less than a frame of its own. */
    private static final int SMALL = 8 * 1024;
    /** Several times the interval at which a client is asked whether it is still there. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    private final Sockets sockets;
    private @Nullable SocketConnection connection;

    SocketEndpoint(Sockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        var limits = sockets.limits();
        session.getUserProperties()
                .put(
                        "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT",
                        limits.sendPatience().toMillis());
        session.getUserProperties().put("org.apache.tomcat.websocket.READ_IDLE_TIMEOUT_MS", LONGEST_SILENCE.toMillis());
        var opened = sockets.open(new Frames(session));
        connection = opened;
        session.addMessageHandler(new Parts(opened, limits.largestMessage()));
        session.addMessageHandler(new Bytes(opened));
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        var closed = connection;
        if (closed != null) {
            sockets.closed(closed);
        }
    }

    @Override
    public void onError(Session session, Throwable failure) {
        LOG.debug("a WebSocket failed", failure);
    }

    /** Puts messages together, up to a size. */
    private final class Parts implements MessageHandler.Partial<String> {
        private final SocketConnection from;
        private final int largest;
        private final StringBuilder message = new StringBuilder();
        private long bytes;

        private Parts(SocketConnection from, int largest) {
            this.from = from;
            this.largest = largest;
        }

        @Override
        public void onMessage(String part, boolean last) {
            bytes += part.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > largest) {
                // What comes after it is not read.
                bytes = largest;
                message.setLength(0);
                from.outbox()
                        .close(
                                CloseCodes.TOO_BIG.getCode(),
                                "a message is larger than the %d bytes that are read".formatted(largest));
                return;
            }
            message.append(part);
            if (last) {
                var text = message.toString();
                message.setLength(0);
                bytes = 0;
                sockets.receive(from, text);
            }
        }
    }

    /** Nothing is made of bytes, but that is told. */
    private final class Bytes implements MessageHandler.Partial<ByteBuffer> {
        private final SocketConnection from;

        private Bytes(SocketConnection from) {
            this.from = from;
        }

        @Override
        public void onMessage(ByteBuffer part, boolean last) {
            if (last) {
                sockets.receiveBytes(from);
            }
        }
    }

    private record Frames(Session session) implements Outbox.Wire {
        @Override
        public void send(Outbox.Message message) throws IOException {
            var remote = session.getBasicRemote();
            if (message.bytes() <= SMALL) {
                remote.sendText(message.before() + message.body() + message.after());
                return;
            }
            remote.sendText(message.before(), false);
            remote.sendText(message.body(), false);
            remote.sendText(message.after(), true);
        }

        @Override
        public void ping() throws IOException {
            session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
        }

        @Override
        public void close(int code, String reason) throws IOException {
            session.close(new CloseReason(CloseCodes.getCloseCode(code), reason));
        }
    }
}
