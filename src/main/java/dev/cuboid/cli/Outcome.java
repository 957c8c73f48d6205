package dev.cuboid.cli;

/** How a command ended, told to whoever started the process by its exit code. */
enum Outcome {
    /** What was asked holds. */
    HOLDS(0),
    /** It ran, and what was asked does not hold: the model has problems, a test fails, a query is refused. */
    DOES_NOT_HOLD(1),
    /** It could not run: wrong arguments, no such file, no database. */
    COULD_NOT_RUN(2);

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
