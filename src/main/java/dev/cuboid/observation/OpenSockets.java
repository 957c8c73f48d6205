package dev.cuboid.observation;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** How many WebSockets there are and what they wait for. All zero where none are served. Thread-safe. */
public final class OpenSockets {
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger subscriptions = new AtomicInteger();
    private final AtomicInteger groups = new AtomicInteger();
    private final LongAdder pushes = new LongAdder();

    public void connections(int more) {
        connections.addAndGet(more);
    }

    public void subscriptions(int more) {
        subscriptions.addAndGet(more);
    }

    /** Of subscriptions that are answered together. */
    public void groups(int more) {
        groups.addAndGet(more);
    }

    /** A result was passed on to a subscriber. */
    public void pushed() {
        pushes.increment();
    }

    public int connections() {
        return connections.get();
    }

    public int subscriptions() {
        return subscriptions.get();
    }

    public int groups() {
        return groups.get();
    }

    public double pushes() {
        return pushes.sum();
    }
}
