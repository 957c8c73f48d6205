package dev.cuboid.http;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.Journal;
import dev.cuboid.http.SocketConnection.Running;
import dev.cuboid.http.SocketMessage.Authorization;
import dev.cuboid.http.SocketMessage.Call;
import dev.cuboid.http.SocketMessage.MessageId;
import dev.cuboid.http.SocketMessage.Method;
import dev.cuboid.http.SocketMessage.Unsubscribe;
import dev.cuboid.observation.FinishedRequest;
import dev.cuboid.observation.Observers;
import dev.cuboid.observation.OpenSockets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What is done about each message of a client. Messages are taken one by one, so that what a later one ends or changes is known;
 * requests are answered beside each other. Thread-safe.
 */
final class SocketDialogue {
    private static final Logger LOG = LoggerFactory.getLogger(SocketDialogue.class);
    private static final Outbox.Message HANDSHAKE = Outbox.Message.of("{\"handshake\":true}");

    private final SocketCalls calls;
    private final Subscriptions subscriptions;
    private final int mostOpen;
    private final Observers observers;
    private final OpenSockets counts;

    /** @param mostOpen requests of one connection, subscriptions among them */
    SocketDialogue(
            SocketCalls calls, Subscriptions subscriptions, int mostOpen, Observers observers, OpenSockets counts) {
        this.calls = calls;
        this.subscriptions = subscriptions;
        this.mostOpen = mostOpen;
        this.observers = observers;
        this.counts = counts;
    }

    void receive(SocketConnection connection, String text) {
        JsonNode json = MissingNode.getInstance();
        try {
            json = RequestReader.parse(text.getBytes(StandardCharsets.UTF_8));
            switch (SocketMessageReader.read(json)) {
                case Authorization(var token) -> authorize(connection, token);
                case Unsubscribe(var id) -> forget(connection, id);
                case Call call -> begin(connection, call);
            }
        } catch (Rejected refused) {
            refuse(connection, json, refused);
        }
    }

    private void refuse(SocketConnection connection, JsonNode message, Rejected refused) {
        var reply = SocketReply.of(refused);
        connection.outbox().put(SocketMessageReader.idOf(message).map(reply::to).orElseGet(reply::toNobody));
        var journal = new Journal(RequestId.of(message.path("requestId").asString("")));
        journal.failed(refused.diagnostics().getFirst().code());
        observers.begun();
        observers.finished(finished("message", journal, reply, Instant.now()));
    }

    void receiveBytes(SocketConnection connection) {
        refuse(connection, MissingNode.getInstance(), SocketMessageReader.invalid("a message is a text, not bytes"));
    }

    /** The client has left. */
    void end(SocketConnection connection) {
        connection.leave();
        connection.subscriptions().forEach(subscriptions::end);
    }

    private void authorize(SocketConnection connection, String token) {
        var before = connection.isAuthorized() ? caller(connection) : "";
        connection.authorize(token);
        var forSomebodyElse = !before.equals(caller(connection));
        connection.outbox().put(HANDSHAKE);
        connection.subscriptions().forEach(subscription -> subscriptions.ask(subscription, forSomebodyElse));
    }

    private static String caller(SocketConnection connection) {
        try {
            return connection.who().caller();
        } catch (Rejected expired) {
            return "";
        }
    }

    private void forget(SocketConnection connection, MessageId id) {
        connection.forget(id);
        var subscription = connection.subscription(id);
        if (subscription != null) {
            subscriptions.end(subscription);
        }
    }

    private void begin(SocketConnection connection, Call call) {
        if (call.method() == Method.UNSUBSCRIBE) {
            observed(call, connection, _ -> {
                connection.who();
                forget(connection, call.id());
                return new SocketReply(200, "");
            });
            return;
        }
        if (call.method() == Method.SUBSCRIBE) {
            subscribe(connection, call);
            return;
        }
        checkRoom(connection);
        var running = connection.begin(call.id());
        if (running != null) {
            answer(connection, call, running);
        }
        // Else it was sent again while it is being answered, as clients do that think that it was lost.
    }

    private void answer(SocketConnection connection, Call call, Running running) {
        Thread.ofVirtual().name("socket-request").start(() -> {
            try {
                observed(call, connection, journal -> {
                    var reply = calls.answer(connection, call, running, journal);
                    if (!running.isOver()) {
                        connection.outbox().put(reply.to(call.id()));
                    }
                    return reply;
                });
            } finally {
                connection.finished(call.id(), running);
            }
        });
    }

    /** Sent again, it is the same subscription; with other params it takes the place of the old one. */
    private void subscribe(SocketConnection connection, Call call) {
        var params = SocketCalls.params(call);
        var old = connection.subscription(call.id());
        if (old != null && old.asks(params)) {
            connection.outbox().put(SocketReply.processed(call.id()));
            return;
        }
        if (old == null) {
            checkRoom(connection);
        }
        connection.who();
        var subscription = new Subscription(connection, call.id(), params);
        add(connection, subscription);
        Thread.ofVirtual()
                .name("socket-request")
                .start(() -> observed(call, connection, journal -> {
                    subscriptions.begin(subscription, journal);
                    return new SocketReply(
                            journal.error().map(ErrorCode::httpStatus).orElse(200), "");
                }));
    }

    private void add(SocketConnection connection, Subscription subscription) {
        var old = connection.add(subscription);
        if (old == null) {
            counts.subscriptions(1);
        } else {
            subscriptions.end(old);
        }
        if (connection.isGone()) {
            // It may have come too late to be ended with the others.
            subscriptions.end(subscription);
        }
    }

    private void checkRoom(SocketConnection connection) {
        if (connection.open() >= mostOpen) {
            throw new Rejected(Diagnostic.of(
                            ErrorCode.TOO_MANY_OPEN,
                            new Location.InQuery(""),
                            "%d requests of this connection are open, and more are not taken".formatted(mostOpen))
                    .hint("`{\"unsubscribe\": messageId}` ends one"));
        }
    }

    private void observed(Call call, SocketConnection connection, Function<Journal, SocketReply> work) {
        var at = Instant.now();
        var journal = new Journal(RequestId.of(call.requestId()));
        observers.begun();
        var reply = SocketReply.failed();
        try {
            reply = work.apply(journal);
        } catch (Rejected refused) {
            journal.failed(refused.diagnostics().getFirst().code());
            reply = SocketReply.of(refused);
            connection.outbox().put(reply.to(call.id()));
        } catch (RuntimeException ours) {
            LOG.error("{} over a WebSocket failed", call.method().wireName(), ours);
            connection.outbox().put(reply.to(call.id()));
        } finally {
            observers.finished(finished(call.method().wireName(), journal, reply, at));
        }
        connection.outbox().put(SocketReply.processed(call.id()));
    }

    private static FinishedRequest finished(String route, Journal journal, SocketReply reply, Instant at) {
        return new FinishedRequest(
                journal,
                SocketCalls.METHOD,
                SocketCalls.ROUTE + route,
                reply.status(),
                reply.bytes(),
                at,
                System.nanoTime() - journal.begunAt(),
                "",
                "");
    }
}
