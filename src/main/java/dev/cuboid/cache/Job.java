package dev.cuboid.cache;

import dev.cuboid.encode.RowLayout;
import dev.cuboid.sql.SqlText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is read for one query, and how it is encoded. A job is its own cache key: whoever runs it is given nothing else, so
 * two equal jobs cannot have different results but by the data having changed.
 */
public final class Job {
    private final String dataSource;
    private final List<Reading> readings;
    private final List<RefreshKey> refreshKeys;
    private final int hash;

    /** One statement and the layout of its rows. */
    public record Reading(SqlText sql, RowLayout layout) {}

    /**
     * @param readings in the order of running; the rows of the last one may be many
     * @param refreshKeys by which a result is known to be out of date
     */
    public Job(String dataSource, List<Reading> readings, List<RefreshKey> refreshKeys) {
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("a job that reads nothing");
        }
        this.dataSource = dataSource;
        this.readings = List.copyOf(readings);
        this.refreshKeys = List.copyOf(refreshKeys);
        this.hash = 31 * (31 * dataSource.hashCode() + this.readings.hashCode()) + this.refreshKeys.hashCode();
    }

    public String dataSource() {
        return dataSource;
    }

    public List<Reading> readings() {
        return readings;
    }

    public List<RefreshKey> refreshKeys() {
        return refreshKeys;
    }

    /** Whether a database is asked whether the result is still good. */
    public boolean asksForKeys() {
        return refreshKeys.stream().anyMatch(RefreshKey.Asked.class::isInstance);
    }

    /** Bytes that the job itself takes in memory, roughly. */
    int weight() {
        int weight = 512;
        for (var reading : readings) {
            weight += 2 * reading.sql().sql().length()
                    + 64 * reading.sql().binds().size();
        }
        return weight;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Job job
                        && hash == job.hash
                        && dataSource.equals(job.dataSource)
                        && readings.equals(job.readings)
                        && refreshKeys.equals(job.refreshKeys);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "Job[" + dataSource + ", " + readings.size() + " readings, " + Integer.toHexString(hash) + "]";
    }
}
