package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuboid.http.Outbox.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What waits for a client that takes one message at a time, when the test lets it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OutboxTest {
    private static final long MOST = 10;

    private final Client client = new Client();
    private final Outbox outbox = new Outbox(client, MOST);

    private static final class Client implements Outbox.Wire {
        private final Semaphore taking = new Semaphore(0);
        private final List<String> heard = new ArrayList<>();
        private volatile boolean broken;

        @Override
        public void send(Message message) throws IOException {
            hear(message.before() + message.body() + message.after());
        }

        @Override
        public void ping() throws IOException {
            hear("ping");
        }

        @Override
        public void close(int code, String reason) throws IOException {
            hear(code + " " + reason);
        }

        private void hear(String text) throws IOException {
            taking.acquireUninterruptibly();
            if (broken) {
                throw new IOException("gone");
            }
            synchronized (heard) {
                heard.add(text);
            }
        }

        private void take(int messages) {
            taking.release(messages);
        }

        private List<String> heard() {
            synchronized (heard) {
                return List.copyOf(heard);
            }
        }
    }

    private static Message text(String text) {
        return Message.of(text);
    }

    @Test
    void what_is_told_comes_in_order_and_whole() {
        outbox.put(new Message("a", "b", "c"));
        outbox.ping();
        outbox.put(text("d"));
        outbox.close(1001, "bye");
        outbox.put(text("too late"));
        assertThat(outbox.isOver()).isFalse();
        client.take(4);

        await().until(outbox::isOver);
        assertThat(client.heard()).containsExactly("abc", "ping", "d", "1001 bye");
    }

    @Test
    void newer_news_of_a_subscription_take_the_place_of_older_ones_that_were_not_sent() {
        outbox.put(text("begun"));
        assertThat(outbox.offer("first", text("1a"))).isTrue();
        assertThat(outbox.offer("second", text("2a"))).isTrue();
        for (char news = 'b'; news <= 'z'; news++) {
            assertThat(outbox.offer("first", text("1" + news))).isTrue();
        }
        outbox.close(1001, "bye");
        client.take(4);

        await().until(outbox::isOver);
        assertThat(client.heard()).containsExactly("begun", "1z", "2a", "1001 bye");
    }

    @Test
    void news_that_find_no_room_are_turned_away_and_older_ones_stay() {
        outbox.put(text("12345678"));
        assertThat(outbox.offer("first", text("1"))).isTrue();
        assertThat(outbox.offer("second", text("22"))).isFalse();
        assertThat(outbox.offer("first", text("111"))).isFalse();
        outbox.withdraw("first");
        assertThat(outbox.offer("second", text("22"))).isTrue();
        outbox.close(1001, "bye");
        client.take(3);

        await().until(outbox::isOver);
        assertThat(client.heard()).containsExactly("12345678", "22", "1001 bye");
    }

    @Test
    void one_larger_than_the_room_waits_alone() {
        assertThat(outbox.offer("first", text("12345678901234567890"))).isTrue();
        assertThat(outbox.offer("second", text("1"))).isFalse();
        client.take(1);

        await().until(() -> outbox.offer("second", text("1")));
        assertThat(client.heard()).containsExactly("12345678901234567890");
    }

    @Test
    void an_answer_waits_for_room_and_not_for_a_client_that_is_gone() throws Exception {
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            outbox.put(text("123456789"));
            var waiting = others.submit(() -> outbox.put(text("ab")));
            assertThat(outbox.offer("first", text("ab"))).isFalse();
            assertThat(waiting.isDone()).isFalse();
            client.take(1);
            waiting.get();

            var next = others.submit(() -> outbox.put(text("1234567890")));
            client.broken = true;
            client.take(1);
            next.get();
            assertThat(outbox.offer("first", text("1"))).isFalse();
            assertThat(client.heard()).containsExactly("123456789");
        }
    }
}
