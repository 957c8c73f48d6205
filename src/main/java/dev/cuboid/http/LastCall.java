package dev.cuboid.http;

import dev.cuboid.engine.QueryServer;
import dev.cuboid.observation.Observers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The step of a shutdown between the end of the time that running requests have and the closing of connections: what has not
 * finished is cancelled in the database, and its callers have a moment to be told.
 */
public final class LastCall implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LastCall.class);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(10);
    /** Spring lets requests finish at 1024 below the first phase, and closes connections at 2048 below. */
    private static final int PHASE = DEFAULT_PHASE - 1536;

    private final QueryServer server;
    private final Observers observers;
    private volatile boolean running;

    public LastCall(QueryServer server, Observers observers) {
        this.server = server;
        this.observers = observers;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (observers.running() == 0) {
            return;
        }
        LOG.warn("{} requests did not finish in time and are cancelled", observers.running());
        server.close();
        long end = System.nanoTime() + LONGEST.toNanos();
        try {
            while (observers.running() > 0 && System.nanoTime() < end) {
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException interrupted) {
            LOG.debug("the shutdown does not wait any longer", interrupted);
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
