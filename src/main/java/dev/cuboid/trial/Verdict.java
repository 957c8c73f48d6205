package dev.cuboid.trial;

import dev.cuboid.diagnostic.Location;
import java.time.Duration;
import java.util.List;

/**
 * How one test ended.
 *
 * @param objections what speaks against it; none where it passed
 */
public record Verdict(String name, Location.InFile location, Outcome outcome, List<String> objections, Duration took) {
    public enum Outcome {
        PASSED,
        /** The answer is not the expected one. */
        FAILED,
        /** There was no answer: the query was refused, or the database did not answer. */
        REFUSED
    }

    public Verdict {
        objections = List.copyOf(objections);
    }

    public boolean passed() {
        return outcome == Outcome.PASSED;
    }
}
