package dev.cuboid.engine;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.engine.Served.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one request was about and where its time went. Made where the request comes in, filled on its way by the thread that
 * serves it, and read when it is over. Not thread-safe.
 */
public final class Journal {
    private static final Stage[] STAGES = Stage.values();

    private final String requestId;
    private final long begunAt = System.nanoTime();
    private final long[] startedAt = new long[STAGES.length];
    private final long[] nanos = new long[STAGES.length];
    private int passed;
    private List<? extends Subject> subjects = List.of();
    private SecurityContext who = SecurityContext.ANONYMOUS;
    private @Nullable Verdict verdict;
    private @Nullable ErrorCode error;
    private long rows;

    /** What a request passes through. Not every request passes through every stage. */
    public enum Stage {
        /** Understanding the request. */
        READ,
        /** Planning and writing SQL. */
        PLAN,
        /** For a run that another request began, or one that has not ended yet. */
        WAIT,
        /** For a turn at the database and a connection to it. */
        QUEUE,
        /** For the database's rows. */
        DATABASE,
        /** Turning rows into bytes; that takes place between rows, so it is told as a sum. */
        ENCODE,
        /** From the first byte of the answer to the last. */
        WRITE;

        private final String text = name().toLowerCase(Locale.ROOT);

        /** Its name outside of this program. */
        public String text() {
            return text;
        }
    }

    /** @param requestId by which the caller knows the request */
    public Journal(String requestId) {
        this.requestId = requestId;
    }

    /** Of something that is no request. */
    public Journal() {
        this("");
    }

    public String requestId() {
        return requestId;
    }

    /** When the request came in, by {@link System#nanoTime}. */
    public long begunAt() {
        return begunAt;
    }

    /** Does some work of a stage and counts its time, also if it fails. */
    public <T> T time(Stage stage, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            add(stage, start, System.nanoTime() - start);
        }
    }

    /** @param start by {@link System#nanoTime} */
    public void add(Stage stage, long start, long duration) {
        int index = stage.ordinal();
        if (!passed(stage)) {
            passed |= 1 << index;
            startedAt[index] = start;
        }
        nanos[index] += duration;
    }

    public boolean passed(Stage stage) {
        return (passed & 1 << stage.ordinal()) != 0;
    }

    /** When the stage began first, by {@link System#nanoTime}; means nothing if the request did not pass it. */
    public long startedAt(Stage stage) {
        return startedAt[stage.ordinal()];
    }

    /** Nanoseconds in all; 0 if the request did not pass the stage. */
    public long spent(Stage stage) {
        return nanos[stage.ordinal()];
    }

    /** What was asked, once it is understood. */
    public void about(List<? extends Subject> what) {
        subjects = what;
    }

    public List<? extends Subject> subjects() {
        return subjects;
    }

    public void askedBy(SecurityContext caller) {
        who = caller;
    }

    public SecurityContext who() {
        return who;
    }

    /** Of several results, the one that cost most counts. */
    public void answered(Verdict where, long more) {
        rows += more;
        if (verdict == null || where.compareTo(verdict) > 0) {
            verdict = where;
        }
    }

    /** Where the answer came from; empty if nothing was looked for. */
    public Optional<Verdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    public long rows() {
        return rows;
    }

    /** The first of the problems that the caller was told. */
    public void failed(ErrorCode code) {
        error = code;
    }

    public Optional<ErrorCode> error() {
        return Optional.ofNullable(error);
    }

    /**
     * The times of a run, on account of the request that it is reckoned to.
     *
     * @param before what was told of it already
     */
    void spent(Run.Spent before, Run.Spent run) {
        add(Stage.QUEUE, run.startedAt(), run.queued() - before.queued());
        if (run.turned()) {
            long turnAt = run.startedAt() + run.queued();
            add(Stage.DATABASE, turnAt, run.database() - before.database());
            add(Stage.ENCODE, turnAt + run.database(), run.encoding() - before.encoding());
        }
    }
}
