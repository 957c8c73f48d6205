package dev.cuboid.engine;

import java.io.IOException;
import java.io.OutputStream;

/** Rows on their way to one caller, as a file. Belongs to the thread that serves him. */
public final class Export implements AutoCloseable {
    private final Flow flow;
    private final Runnable leaving;

    Export(Flow flow, Runnable leaving) {
        this.flow = flow;
        this.leaving = leaving;
    }

    /**
     * Waits until there is something to send, so that what goes wrong before still has a status.
     *
     * @throws dev.cuboid.diagnostic.Rejected if it went wrong
     */
    public void awaitBegin(Ask.Presence presence) throws IOException {
        flow.awaitBegin(presence);
    }

    /**
     * Copies the file to its end.
     *
     * @throws dev.cuboid.diagnostic.Rejected if the rows ended too early, so that what was written is not the whole
     */
    public void copyTo(OutputStream out, Ask.Presence presence) throws IOException {
        flow.copyTo(out, presence);
    }

    /** Ends the reading, wherever it is. */
    @Override
    public void close() {
        leaving.run();
    }
}
