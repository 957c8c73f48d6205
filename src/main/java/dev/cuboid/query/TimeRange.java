package dev.cuboid.query;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * A stretch of time as half-open instants: {@code from} belongs to it, {@code until} does not.
 *
 * @param firstLocal the lower bound as wall time of the query's zone, as Cube echoes it
 * @param lastLocal the upper bound as wall time of the query's zone, inclusive to the millisecond, as Cube echoes it
 *     ({@code 23:59:59.999} for a whole day)
 */
public record TimeRange(Instant from, Instant until, LocalDateTime firstLocal, LocalDateTime lastLocal) {}
