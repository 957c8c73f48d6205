package dev.cuboid.trial;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.definition.Definition;
import dev.cuboid.diagnostic.Location;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * One test of a model.
 *
 * @param ordered whether the order of rows matters
 * @param tolerance by how much numbers may differ
 */
public record ModelTest(
        String name,
        Location.InFile location,
        Definition query,
        Circumstances circumstances,
        boolean ordered,
        BigDecimal tolerance,
        List<Expectation> expectations) {
    /** Who asks, when, and in which zone; now is the time of the run where none is fixed. */
    record Circumstances(SecurityContext who, Optional<Instant> now, ZoneId zone) {}

    public ModelTest {
        expectations = List.copyOf(expectations);
    }
}
