package dev.cuboid.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Everything an operator can set, read once at start and checked; values that cannot work never get here.
 *
 * @param developmentMode no token is needed, and the server listens on the loopback address only
 * @param secrets any of them may have signed a token; empty only in development mode
 * @param modelFolder where the model files are
 * @param defaultZone of queries that name none
 * @param defaultRowLimit of queries that name none; never above {@code maximumRowLimit}
 * @param dataSource the database that {@code default} cubes live in; empty means the embedded demo database
 */
public record Settings(
        int port,
        boolean developmentMode,
        List<String> secrets,
        Path modelFolder,
        ZoneId defaultZone,
        long defaultRowLimit,
        long maximumRowLimit,
        Optional<DataSource> dataSource) {
    public Settings {
        secrets = List.copyOf(secrets);
        if (!developmentMode && secrets.isEmpty()) {
            throw new IllegalArgumentException("production without a secret");
        }
    }

    /**
     * One database.
     *
     * @param name as cubes name it in {@code data_source}
     * @param url JDBC
     * @param poolSize connections at most, which is also the number of statements that run at once
     * @param queryTimeout after which a statement is cancelled
     */
    public record DataSource(
            String name, String url, String user, String password, int poolSize, Duration queryTimeout) {
        @Override
        public String toString() {
            return "DataSource[" + name + ", " + url + ", " + user + "]";
        }
    }
}
