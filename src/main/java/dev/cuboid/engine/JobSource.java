package dev.cuboid.engine;

import dev.cuboid.cache.Job;
import dev.cuboid.cache.KeyValues.Asker;
import dev.cuboid.cache.Result;
import dev.cuboid.engine.Run.Outcome;
import java.io.IOException;
import java.util.function.Consumer;

/** Where results come from. */
interface JobSource {
    /**
     * Runs a job to its end.
     *
     * @param overflowing told once if the result is too large to be kept; the reading goes on while somebody reads the flow
     * @param spending told where the time went, before the end is
     * @return the result, or how the flow ended
     * @throws dev.cuboid.diagnostic.Rejected if the database refused, failed, or the run was cancelled
     */
    Produced produce(Order order, Consumer<Outcome.Overflowing> overflowing, Consumer<Run.Spent> spending)
            throws IOException;

    /**
     * What to run.
     *
     * @param asker whose turn it is, and what ends it
     * @param reading told before the data is read; until then the result may be one that is kept
     * @param asksKeys whether the job's refresh keys are asked for that are not remembered; a result without their values is
     *     read again when it is asked for next
     */
    record Order(Job job, Asker asker, Runnable reading, boolean asksKeys) {}

    sealed interface Produced {
        record Whole(Result result) implements Produced {}

        record Flowed() implements Produced {}
    }
}
