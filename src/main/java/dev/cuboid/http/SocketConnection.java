package dev.cuboid.http;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.access.TokenCheck;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.http.SocketMessage.MessageId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One client: who it is, and what it has asked for and is still open. Thread-safe. */
final class SocketConnection {
    private final Outbox outbox;
    private final TokenCheck tokens;
    private final long openedAt = System.nanoTime();
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private volatile @Nullable String token;
    private volatile boolean gone;

    /** A request that is being answered. */
    static final class Running {
        private volatile boolean over;

        /** Nobody waits for the answer any more. */
        boolean isOver() {
            return over;
        }
    }

    SocketConnection(Outbox outbox, TokenCheck tokens) {
        this.outbox = outbox;
        this.tokens = tokens;
    }

    Outbox outbox() {
        return outbox;
    }

    /** By {@link System#nanoTime}. */
    long openedAt() {
        return openedAt;
    }

    /** The token of all that is asked from now on; refused if it is none, and then the one before it stays. */
    void authorize(String text) {
        tokens.contextOf(text);
        token = text;
    }

    boolean isAuthorized() {
        return token != null;
    }

    /** Who asks, by a token that is in force now. */
    SecurityContext who() {
        var known = token;
        if (known == null) {
            throw new Rejected(Diagnostic.of(ErrorCode.NO_TOKEN, new Location.InQuery(""), "Not authorized"));
        }
        return tokens.contextOf(known);
    }

    boolean isGone() {
        return gone;
    }

    int open() {
        return running.size() + subscriptions.size();
    }

    /** Requests that are being answered, without subscriptions. */
    int running() {
        return running.size();
    }

    /** Null if a request of that id is being answered already. */
    @Nullable
    Running begin(MessageId id) {
        var one = new Running();
        if (running.putIfAbsent(id.text(), one) != null) {
            return null;
        }
        if (gone) {
            // It may have come too late to be ended with the others.
            one.over = true;
        }
        return one;
    }

    void finished(MessageId id, Running one) {
        running.remove(id.text(), one);
    }

    /** Nobody waits for that request any more. */
    void forget(MessageId id) {
        var one = running.remove(id.text());
        if (one != null) {
            one.over = true;
        }
    }

    @Nullable
    Subscription subscription(MessageId id) {
        return subscriptions.get(id.text());
    }

    /** Gives back the one that it takes the place of. */
    @Nullable
    Subscription add(Subscription subscription) {
        return subscriptions.put(subscription.id().text(), subscription);
    }

    boolean remove(Subscription subscription) {
        return subscriptions.remove(subscription.id().text(), subscription);
    }

    Collection<Subscription> subscriptions() {
        return List.copyOf(subscriptions.values());
    }

    /** The client has left, or was disconnected. */
    void leave() {
        gone = true;
        outbox.abandon();
        running.values().forEach(one -> one.over = true);
    }
}
