package dev.cuboid.cli;

import java.util.concurrent.Callable;

/**
 * One command of {@code cuboid}. picocli fills its annotated fields and calls it once. A {@link
 * dev.cuboid.diagnostic.Rejected} that it throws is told as its problems, an {@link java.io.IOException} as a sentence.
 */
interface Subcommand extends Callable<Integer> {
    Outcome run() throws Exception;

    @Override
    default Integer call() throws Exception {
        return run().exitCode();
    }
}
