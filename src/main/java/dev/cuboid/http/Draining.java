package dev.cuboid.http;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The first step of a shutdown: the server says that it is not ready, and waits until whoever sends it requests has noticed. Only
 * then does it stop listening; requests that run are finished.
 */
public final class Draining implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Draining.class);

    private final Duration delay;
    private volatile boolean running;
    private volatile boolean begun;

    public Draining(Duration delay) {
        this.delay = delay;
    }

    boolean begun() {
        return begun;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        begun = true;
        running = false;
        try {
            Thread.sleep(delay);
        } catch (InterruptedException interrupted) {
            LOG.debug("the shutdown does not wait any longer", interrupted);
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server's. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
