package dev.cuboid.engine;

import dev.cuboid.cache.Result;
import dev.cuboid.engine.Run.Outcome;
import java.io.IOException;
import java.util.function.Consumer;

/** Where results come from. */
interface JobSource {
    /**
     * Runs a job to its end.
     *
     * @param run told where the time went, before its end is
     * @param caller whose turn it is
     * @param overflowing told once if the result is too large to be kept; the reading goes on while somebody reads the flow
     * @return the result, or how the flow ended
     * @throws dev.cuboid.diagnostic.Rejected if the database refused, failed, or the run was cancelled
     */
    Produced produce(Run run, String caller, Consumer<Outcome.Overflowing> overflowing) throws IOException;

    /** Whether it may give what was read before the run began, to a run that is not to be made afresh. */
    default boolean mayGiveKept() {
        return false;
    }

    sealed interface Produced {
        record Whole(Result result) implements Produced {}

        record Flowed() implements Produced {}
    }
}
