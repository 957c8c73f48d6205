package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cube's protocol as a client speaks it. */
final class SocketClient implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long LONGEST_WAIT_SECONDS = 30;

    private final Inbox inbox;
    private final WebSocket socket;

    private SocketClient(Inbox inbox, WebSocket socket) {
        this.inbox = inbox;
        this.socket = socket;
    }

    private static final class Inbox implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                messages.add(JsonMapper.shared().readTree(parts.toString()));
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed.completeExceptionally(failure);
        }
    }

    static SocketClient connect(int port, String path) throws Exception {
        var inbox = new Inbox();
        var socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + path), inbox)
                .get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        return new SocketClient(inbox, socket);
    }

    void authorize(String token) throws Exception {
        send("{\"authorization\":\"" + token + "\"}");
        assertThat(next().toString()).isEqualTo("{\"handshake\":true}");
    }

    void send(String message) {
        socket.sendText(message, true).join();
    }

    void sendBytes(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    void call(int id, String method, String params) {
        send("{\"messageId\":%d,\"requestId\":\"r-%d\",\"method\":\"%s\",\"params\":%s}"
                .formatted(id, id, method, params));
    }

    void subscribe(int id, String query) {
        call(id, "subscribe", "{\"query\":" + query + "}");
    }

    JsonNode next() throws Exception {
        var message = inbox.messages.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        assertThat(message).as("a message of the server").isNotNull();
        return message;
    }

    /** The answer to a request, and the note that it was processed. */
    JsonNode answer(int id) throws Exception {
        var answer = next();
        assertThat(answer.path("messageId").asInt(-1)).as(answer.toString()).isEqualTo(id);
        processed(id);
        return answer;
    }

    void processed(int id) throws Exception {
        assertThat(next().toString()).isEqualTo("{\"messageProcessedId\":" + id + "}");
    }

    /** Nothing has come that was not looked at. What the server had to say before it answers this would be here. */
    void heardNothing() throws Exception {
        send("{\"messageId\":\"nothing?\",\"method\":\"unsubscribe\"}");
        assertThat(next().toString()).isEqualTo("{\"messageProcessedId\":\"nothing?\"}");
    }

    /** The code with which the server closed. */
    int closed() throws Exception {
        return inbox.closed.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
