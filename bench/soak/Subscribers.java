import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** One visit over a WebSocket: subscribes to some queries, waits for their first answers, listens for a while, and leaves. */
final class Subscribers {
    private static final Pattern STATUS = Pattern.compile("\"status\":(\\d+)");
    private static final int QUERIES = 5;

    private final HttpClient client;
    private final URI url;
    private final String token;
    private final Duration longest;

    /** What one visit came to. */
    interface Count {
        void of(String outcome, String message);
    }

    Subscribers(HttpClient client, URI url, String token, Duration longest) {
        this.client = client;
        this.url = URI.create(url.toString().replaceFirst("^http", "ws")).resolve("/");
        this.token = token;
        this.longest = longest;
    }

    /** @param body of a request for rows, another one each time or the same */
    void visit(Supplier<String> body, Count count) throws InterruptedException {
        var messages = new LinkedBlockingQueue<String>();
        WebSocket socket;
        try {
            socket = client.newWebSocketBuilder()
                    .connectTimeout(Duration.ofSeconds(10))
                    .buildAsync(url, new Listener(messages))
                    .get();
        } catch (ExecutionException refused) {
            count.of("no socket", String.valueOf(refused.getCause()));
            return;
        }
        try {
            send(socket, "{\"authorization\":\"" + token + "\"}");
            for (int id = 1; id <= QUERIES; id++) {
                send(socket, "{\"messageId\":%d,\"requestId\":\"soak-%d\",\"method\":\"subscribe\",\"params\":%s}"
                        .formatted(id, id, body.get()));
            }
            firstAnswers(messages, count);
            Thread.sleep(ThreadLocalRandom.current().nextInt(5_000));
            messages.forEach(message -> tell(message, count));
        } catch (IOException closed) {
            count.of("gone away", closed.toString());
        } finally {
            leave(socket);
        }
    }

    /** Each subscription is answered, or told again and again that it has to wait. */
    private void firstAnswers(BlockingQueue<String> messages, Count count) throws InterruptedException {
        for (int answered = 0; answered < QUERIES; ) {
            var message = messages.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (message == null) {
                count.of("hangs", "no message within " + longest);
                return;
            }
            if (message.equals(Listener.CLOSED)) {
                count.of("closed by the server", "");
                return;
            }
            if (tell(message, count)) {
                answered++;
            }
        }
    }

    private static boolean tell(String message, Count count) {
        var status = STATUS.matcher(message);
        if (!message.contains("\"messageId\"") || !status.find()) {
            return false;
        }
        if (message.contains("Continue wait")) {
            count.of("continue wait", "");
            return false;
        }
        count.of(status.group(1), message);
        return true;
    }

    private static void send(WebSocket socket, String text) throws IOException, InterruptedException {
        try {
            socket.sendText(text, true).get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException(failed);
        }
    }

    /** Half of them without a farewell. */
    private static void leave(WebSocket socket) {
        if (ThreadLocalRandom.current().nextBoolean()) {
            socket.abort();
        } else {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
        }
    }

    private static final class Listener implements WebSocket.Listener {
        private static final String CLOSED = "closed";

        private final StringBuilder part = new StringBuilder();
        private final BlockingQueue<String> messages;

        private Listener(BlockingQueue<String> messages) {
            this.messages = messages;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            messages.add(CLOSED);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            messages.add(CLOSED);
        }
    }
}
