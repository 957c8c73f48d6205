package dev.cuboid.observation;

import dev.cuboid.engine.Journal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a line for each request, on a thread of its own. A request is never held up: what comes faster than it can be written is
 * dropped, counted and told. Thread-safe.
 */
public final class RequestLog implements Observer {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final int MOST_WAITING = 8192;
    private static final int BATCH = 256;
    /** Lines wait so long, so that a busy server need not wake the writer for each, which costs more than the line. */
    private static final Duration PAUSE = Duration.ofMillis(5);

    private static final int PAUSES_BEFORE_SLEEP = 200;

    private final ArrayBlockingQueue<FinishedRequest> waiting;
    private final Rules rules;
    private final LineFormat format;
    private final OutputStream out;
    private final LongAdder dropped = new LongAdder();
    private final Thread writer;
    private volatile boolean asleep;
    private volatile boolean closed;
    private long droppedTold;

    /**
     * What is written.
     *
     * @param requests whether each request has a line
     * @param json for machines, else for people
     * @param values whether what is filtered by may be written
     * @param slow from how long on a query is written with its plan; zero for never
     */
    public record Rules(boolean requests, boolean json, boolean values, Duration slow) {}

    /** @param out gets whole lines only */
    public RequestLog(Rules rules, OutputStream out) {
        this(rules, out, MOST_WAITING);
    }

    RequestLog(Rules rules, OutputStream out, int mostWaiting) {
        this.rules = rules;
        this.out = out;
        this.waiting = new ArrayBlockingQueue<>(mostWaiting);
        var queries = new QueryText(rules.values());
        this.format = rules.json() ? new JsonLines(queries) : new TextLines(queries);
        this.writer = Thread.ofPlatform().daemon().name("request-log").start(this::run);
    }

    @Override
    public FinishedRequest finished(FinishedRequest request) {
        if (!isWanted(request)) {
            return request;
        }
        if (!waiting.offer(request)) {
            dropped.increment();
        } else if (asleep) {
            LockSupport.unpark(writer);
        }
        return request;
    }

    /** How many lines were not written so far. */
    public long dropped() {
        return dropped.sum();
    }

    private boolean isWanted(FinishedRequest request) {
        return rules.requests() && !isGoodHealth(request) || isSlow(request);
    }

    /** It is asked each second, and says the same each time. */
    private static boolean isGoodHealth(FinishedRequest request) {
        return request.status() == 200
                && (request.route().equals("/livez") || request.route().equals("/readyz"));
    }

    /** One who is told to ask again is not done; he is when he has his answer. */
    private boolean isSlow(FinishedRequest request) {
        Journal journal = request.journal();
        return !rules.slow().isZero()
                && !journal.subjects().isEmpty()
                && (journal.verdict().isPresent() || journal.error().isPresent())
                && request.untilAnswered().compareTo(rules.slow()) >= 0;
    }

    private void run() {
        var batch = new ArrayList<FinishedRequest>(BATCH);
        int pauses = 0;
        while (true) {
            // Read before the queue is, so that what came before the closing is written.
            boolean last = closed;
            waiting.drainTo(batch, BATCH);
            if (!batch.isEmpty() || droppedTold != dropped.sum()) {
                write(batch);
                batch.clear();
                pauses = 0;
            } else if (last) {
                return;
            } else if (pauses++ < PAUSES_BEFORE_SLEEP) {
                LockSupport.parkNanos(this, PAUSE.toNanos());
            } else {
                sleep();
            }
        }
    }

    private void sleep() {
        asleep = true;
        if (waiting.isEmpty() && !closed) {
            LockSupport.park(this);
        }
        asleep = false;
    }

    private void write(List<FinishedRequest> batch) {
        var lines = new StringBuilder(batch.size() * 512 + 64);
        for (var request : batch) {
            int start = lines.length();
            try {
                lines(request, lines);
            } catch (RuntimeException failure) {
                lines.setLength(start);
                LOG.error("the log line of a request could not be written", failure);
            }
        }
        tellDropped(lines);
        try {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException unwritable) {
            dropped.add(batch.size());
            LOG.warn("log lines of requests could not be written: {}", unwritable.getMessage());
        }
    }

    private void lines(FinishedRequest request, StringBuilder lines) {
        if (rules.requests()) {
            format.request(request, lines);
        }
        if (isSlow(request)) {
            format.slow(request, Slowness.of(request.journal().subjects(), rules.values()), lines);
        }
    }

    private void tellDropped(StringBuilder lines) {
        long now = dropped.sum();
        if (now != droppedTold) {
            format.dropped(now - droppedTold, Instant.now(), lines);
            droppedTold = now;
        }
    }

    /** Writes what waits. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(writer);
        try {
            writer.join(Duration.ofSeconds(2));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
