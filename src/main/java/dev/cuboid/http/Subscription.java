package dev.cuboid.http;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.http.SocketMessage.MessageId;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request whose answer is sent again when it changes. What it asks of which group is decided under its own lock, so that an answer is
 * only passed on while it is the one that is asked for.
 */
final class Subscription {
    private final SocketConnection connection;
    private final MessageId id;
    private final byte[] params;
    /** Names what the client was told last; empty before it was told anything. */
    private String told = "";

    private @Nullable SubscriptionGroup group;
    private @Nullable RequestBody body;
    private boolean ended;

    /** @param params of the request, as JSON */
    Subscription(SocketConnection connection, MessageId id, byte[] params) {
        this.connection = connection;
        this.id = id;
        this.params = params;
    }

    SocketConnection connection() {
        return connection;
    }

    MessageId id() {
        return id;
    }

    byte[] params() {
        return params;
    }

    boolean asks(byte[] others) {
        return Arrays.equals(params, others);
    }

    /** The request as the caller's, the same object for the same caller. */
    synchronized RequestBody body(SecurityContext who) {
        var known = body;
        if (known == null || !known.who().equals(who)) {
            known = new RequestBody(who, params, "socket");
            body = known;
        }
        return known;
    }

    synchronized boolean isEnded() {
        return ended;
    }

    synchronized boolean wasTold() {
        return !told.isEmpty();
    }

    /** Null while the request is refused. */
    synchronized @Nullable SubscriptionGroup group() {
        return group;
    }

    synchronized void group(@Nullable SubscriptionGroup other) {
        group = other;
    }

    synchronized void end() {
        ended = true;
        connection.outbox().withdraw(this);
    }

    /** What it was told was said to somebody else, and what waits to be sent to him is not sent. */
    synchronized void anew() {
        told = "";
        connection.outbox().withdraw(this);
    }

    /**
     * Sends an answer, unless it says what the client was told last.
     *
     * @param from the group whose answer it is; null for one that is this subscription's alone
     * @param tag equal for equal answers
     * @return whether it is on its way
     */
    synchronized boolean tell(@Nullable SubscriptionGroup from, String tag, SocketReply reply) {
        if (ended || tag.equals(told) || from != null && (from != group || asker().isEmpty())) {
            return false;
        }
        if (!connection.outbox().offer(this, reply.to(id))) {
            // There is no room: the client reads slowly. It is tried again at the next look.
            return false;
        }
        told = tag;
        return true;
    }

    /** Who asks; empty if his token is not in force any more, or the connection is somebody else's by now. */
    synchronized Optional<SecurityContext> asker() {
        var asked = body;
        try {
            return asked != null && asked.who().equals(connection.who()) ? Optional.of(asked.who()) : Optional.empty();
        } catch (Rejected expired) {
            return Optional.empty();
        }
    }

    /** Whether an answer of that tag would be news from that group. */
    synchronized boolean lacks(SubscriptionGroup from, String tag) {
        return !ended && from == group && !tag.equals(told);
    }
}
