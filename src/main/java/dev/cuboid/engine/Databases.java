package dev.cuboid.engine;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.execution.Database;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The databases that are there, by the names of their data sources. */
public final class Databases implements AutoCloseable {
    private final Map<String, Database> byName;

    public Databases(Map<String, Database> byName) {
        this.byName = new LinkedHashMap<>(byName);
    }

    @Override
    public void close() {
        byName.values().forEach(Database::close);
    }

    /** By the names of their data sources. */
    public Map<String, Database> all() {
        return Collections.unmodifiableMap(byName);
    }

    Database named(String dataSource) {
        var database = byName.get(dataSource);
        if (database == null) {
            throw new Rejected(Diagnostic.of(
                            ErrorCode.NOT_SERVED,
                            new Location.InQuery(""),
                            "no database is configured for data source `%s`".formatted(dataSource))
                    .near(dataSource, byName.keySet()));
        }
        return database;
    }

    /** A reading waits as long at most for its turn as it may run. */
    Duration longestRun() {
        return byName.values().stream()
                .map(Database::statementTimeout)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO)
                .multipliedBy(2);
    }

    boolean allAnswer() {
        return byName.values().stream().allMatch(Database::answers);
    }
}
