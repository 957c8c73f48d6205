package dev.cuboid.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits to be sent to one client. Bounded by bytes: who answers a request waits until there is room, and news of a subscription
 * is turned away, or takes the place of older news of it that has not been sent. A thread sends while there is something to send.
 * Thread-safe.
 */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Object PING = new Object();

    private final Wire wire;
    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    /** In the order of sending; news of a subscription by the subscription. */
    private final Map<Object, Outgoing> waiting = new LinkedHashMap<>();
    /** Of what waits and what is being sent. */
    private long bytes;

    private boolean sending;
    private boolean closed;

    /** The connection. Each method returns when the client has been sent all, and is called by one thread at a time. */
    interface Wire {
        void send(Message message) throws IOException;

        void ping() throws IOException;

        void close(int code, String reason) throws IOException;
    }

    private sealed interface Outgoing {
        long bytes();
    }

    /** A text in three parts, of which the middle one is shared with others. */
    record Message(String before, String body, String after) implements Outgoing {
        static Message of(String text) {
            return new Message("", text, "");
        }

        @Override
        public long bytes() {
            return (long) before.length() + body.length() + after.length();
        }
    }

    private record Ping() implements Outgoing {
        @Override
        public long bytes() {
            return 0;
        }
    }

    private record Close(int code, String reason) implements Outgoing {
        @Override
        public long bytes() {
            return 0;
        }
    }

    Outbox(Wire wire, long mostBytes) {
        this.wire = wire;
        this.mostBytes = mostBytes;
    }

    /** Waits for room. Does nothing once the connection is closed. */
    void put(Message message) {
        lock.lock();
        try {
            while (!closed && isTooMuch(bytes, message)) {
                room.await();
            }
            add(new Object(), message);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Does not wait. False if there is no room, and nothing was changed. */
    boolean offer(Object subscription, Message message) {
        lock.lock();
        try {
            var older = waiting.get(subscription);
            if (closed || isTooMuch(bytes - (older == null ? 0 : older.bytes()), message)) {
                return false;
            }
            add(subscription, message);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** What waits of a subscription is not sent. */
    void withdraw(Object subscription) {
        lock.lock();
        try {
            var older = waiting.remove(subscription);
            if (older != null) {
                bytes -= older.bytes();
                room.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Looks whether the client is still there. */
    void ping() {
        lock.lock();
        try {
            add(PING, new Ping());
        } finally {
            lock.unlock();
        }
    }

    /** What waits is sent, and then the connection is closed. */
    void close(int code, String reason) {
        lock.lock();
        try {
            add(new Object(), new Close(code, reason));
            closed = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The connection is gone. */
    void abandon() {
        lock.lock();
        try {
            closed = true;
            waiting.values().forEach(outgoing -> bytes -= outgoing.bytes());
            waiting.clear();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it was closed, and all that was to be sent before that has been. */
    boolean isOver() {
        lock.lock();
        try {
            return closed && !sending;
        } finally {
            lock.unlock();
        }
    }

    private boolean isTooMuch(long others, Message message) {
        return others > 0 && others + message.bytes() > mostBytes;
    }

    private void add(Object key, Outgoing outgoing) {
        if (closed) {
            return;
        }
        var older = waiting.put(key, outgoing);
        bytes += outgoing.bytes() - (older == null ? 0 : older.bytes());
        if (!sending) {
            sending = true;
            Thread.ofVirtual().name("socket-sender").start(this::send);
        }
    }

    private void send() {
        long sent = 0;
        while (true) {
            var next = next(sent);
            if (next == null) {
                return;
            }
            try {
                switch (next) {
                    case Message message -> wire.send(message);
                    case Ping() -> wire.ping();
                    case Close(var code, var reason) -> wire.close(code, reason);
                }
            } catch (IOException | RuntimeException gone) {
                LOG.debug("a client did not take what was sent to it", gone);
                abandon();
            }
            sent = next.bytes();
        }
    }

    private @Nullable Outgoing next(long sent) {
        lock.lock();
        try {
            bytes -= sent;
            room.signalAll();
            var first = waiting.entrySet().iterator();
            if (!first.hasNext()) {
                sending = false;
                return null;
            }
            var next = first.next().getValue();
            first.remove();
            return next;
        } finally {
            lock.unlock();
        }
    }
}
