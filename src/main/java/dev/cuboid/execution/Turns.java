package dev.cuboid.execution;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a bounded number of readings run at once. The others wait: callers take turns, and each caller's own are served in
 * the order of arrival, so that one who asks much does not hold up those who ask little. Thread-safe.
 */
final class Turns {
    private final int waitingAtMost;
    private final ReentrantLock lock = new ReentrantLock();
    /** Whose turn is next comes first; a caller that was served goes to the end. */
    private final LinkedHashMap<String, ArrayDeque<Waiter>> waiters = new LinkedHashMap<>();

    private int free;
    private int waiting;

    /** What came of asking for a turn. Who was {@code GRANTED} one gives it back. */
    enum Outcome {
        GRANTED,
        QUEUE_FULL,
        TIMED_OUT,
        CANCELLED
    }

    private static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private volatile boolean granted;
    }

    Turns(int runningAtMost, int waitingAtMost) {
        if (runningAtMost < 1 || waitingAtMost < 0) {
            throw new IllegalArgumentException(runningAtMost + " running, " + waitingAtMost + " waiting");
        }
        this.free = runningAtMost;
        this.waitingAtMost = waitingAtMost;
    }

    Outcome take(String caller, Duration patience, Cancellation cancellation) {
        Waiter waiter;
        lock.lock();
        try {
            if (free > 0) {
                free--;
                return Outcome.GRANTED;
            }
            if (waiting >= waitingAtMost) {
                return Outcome.QUEUE_FULL;
            }
            waiter = new Waiter();
            waiters.computeIfAbsent(caller, _ -> new ArrayDeque<>()).add(waiter);
            waiting++;
        } finally {
            lock.unlock();
        }
        return await(waiter, caller, System.nanoTime() + patience.toNanos(), cancellation);
    }

    void giveBack() {
        lock.lock();
        try {
            var next = waiters.pollFirstEntry();
            if (next == null) {
                free++;
                return;
            }
            var waiter = next.getValue().remove();
            if (!next.getValue().isEmpty()) {
                waiters.putLast(next.getKey(), next.getValue());
            }
            waiting--;
            waiter.granted = true;
            LockSupport.unpark(waiter.thread);
        } finally {
            lock.unlock();
        }
    }

    int free() {
        lock.lock();
        try {
            return free;
        } finally {
            lock.unlock();
        }
    }

    /** How many wait now. */
    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private Outcome await(Waiter waiter, String caller, long deadline, Cancellation cancellation) {
        cancellation.waits();
        try {
            while (!waiter.granted) {
                long left = deadline - System.nanoTime();
                if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
                    return leave(waiter, caller, Outcome.CANCELLED);
                }
                if (left <= 0) {
                    return leave(waiter, caller, Outcome.TIMED_OUT);
                }
                LockSupport.parkNanos(this, left);
            }
            return Outcome.GRANTED;
        } finally {
            cancellation.waitsNoMore();
        }
    }

    /** A turn that was granted at the last moment is taken nevertheless. */
    private Outcome leave(Waiter waiter, String caller, Outcome reason) {
        lock.lock();
        try {
            if (waiter.granted) {
                return Outcome.GRANTED;
            }
            var own = waiters.get(caller);
            if (own != null) {
                own.remove(waiter);
                if (own.isEmpty()) {
                    waiters.remove(caller);
                }
            }
            waiting--;
            return reason;
        } finally {
            lock.unlock();
        }
    }
}
