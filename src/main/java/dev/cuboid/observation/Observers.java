package dev.cuboid.observation;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;

/** All who are told of requests, in the order in which they are. Thread-safe. */
public final class Observers {
    private final List<Observer> observers;
    private final DoubleSupplier droppedLines;
    private final AtomicInteger running = new AtomicInteger();

    /** @param droppedLines how many log lines could not be written so far */
    public Observers(List<Observer> observers, DoubleSupplier droppedLines) {
        this.observers = List.copyOf(observers);
        this.droppedLines = droppedLines;
    }

    /** A request came in. */
    public void begun() {
        running.incrementAndGet();
    }

    /** It is over; told once for each that was begun. */
    public void finished(FinishedRequest request) {
        running.decrementAndGet();
        var told = request;
        for (var observer : observers) {
            told = observer.finished(told);
        }
    }

    /** How many requests are being answered now. */
    public int running() {
        return running.get();
    }

    double droppedLines() {
        return droppedLines.getAsDouble();
    }
}
