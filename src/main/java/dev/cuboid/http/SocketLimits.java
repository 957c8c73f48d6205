package dev.cuboid.http;

import java.time.Duration;
import java.util.List;

/**
 * Where WebSockets are served and what each may take.
 *
 * @param paths at which a connection can be upgraded
 * @param interval after which subscriptions are looked at again
 * @param connections open at once
 * @param requests of one connection that are open at once, subscriptions among them
 * @param largestMessage bytes of a client's message
 * @param waitingBytes of answers that wait for a client that reads slowly; a larger one may wait alone
 * @param sendPatience how long a client may take to read a part of an answer before it is disconnected
 */
public record SocketLimits(
        List<String> paths,
        Duration interval,
        int connections,
        int requests,
        int largestMessage,
        long waitingBytes,
        Duration sendPatience) {
    public SocketLimits {
        paths = List.copyOf(paths);
    }
}
