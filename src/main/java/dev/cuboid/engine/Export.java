package dev.cuboid.engine;

import dev.cuboid.engine.Served.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/** Rows on their way to one caller, as a file. Belongs to the thread that serves him. */
public final class Export implements AutoCloseable {
    private final Flow flow;
    private final Journal journal;
    private final Supplier<Run.Spent> spent;
    private final Runnable leaving;
    private Run.Spent told = Run.Spent.NOTHING;

    /** @param spent where the time went, to be told to the journal */
    Export(Flow flow, Journal journal, Supplier<Run.Spent> spent, Runnable leaving) {
        this.flow = flow;
        this.journal = journal;
        this.spent = spent;
        this.leaving = leaving;
    }

    /**
     * Waits until there is something to send, so that what goes wrong before still has a status.
     *
     * @throws dev.cuboid.diagnostic.Rejected if it went wrong
     */
    public void awaitBegin(Ask.Presence presence) throws IOException {
        try {
            flow.awaitBegin(presence);
        } finally {
            tellTimes();
        }
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
        tellTimes();
        journal.answered(Verdict.MISS, told.rows());
    }

    private void tellTimes() {
        var now = spent.get();
        if (now.startedAt() != 0) {
            journal.spent(told, now);
            told = now;
        }
    }
}
