package dev.cuboid.engine;

import dev.cuboid.cache.Job;
import dev.cuboid.cache.Result;
import dev.cuboid.engine.Run.Outcome;
import dev.cuboid.execution.Cancellation;
import java.io.IOException;
import java.util.function.Consumer;

/** Where results come from. */
interface JobSource {
    /**
     * Runs a job to its end.
     *
     * @param caller whose turn it is
     * @param overflowing told once if the result is too large to be kept; the reading goes on while somebody reads the flow
     * @param spending told where the time went, before the end is
     * @return the result, or how the flow ended
     * @throws dev.cuboid.diagnostic.Rejected if the database refused, failed, or the run was cancelled
     */
    Produced produce(
            Job job,
            String caller,
            Cancellation cancellation,
            Consumer<Outcome.Overflowing> overflowing,
            Consumer<Run.Spent> spending)
            throws IOException;

    sealed interface Produced {
        record Whole(Result result) implements Produced {}

        record Flowed() implements Produced {}
    }
}
