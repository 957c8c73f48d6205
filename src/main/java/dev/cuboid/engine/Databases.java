package dev.cuboid.engine;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.execution.Database;
import java.util.Collections;
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

    boolean allAnswer() {
        return byName.values().stream().allMatch(Database::answers);
    }
}
