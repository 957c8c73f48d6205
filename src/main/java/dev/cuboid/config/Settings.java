package dev.cuboid.config;

import dev.cuboid.cache.SharedAddress;
import dev.cuboid.http.SocketLimits;
import dev.cuboid.observation.RequestLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param serving how requests wait and what is kept for them
 * @param sockets empty where no WebSockets are served
 * @param seen what is told of requests, and to whom
 */
public record Settings(
        int port,
        boolean developmentMode,
        List<String> secrets,
        Path modelFolder,
        ZoneId defaultZone,
        long defaultRowLimit,
        long maximumRowLimit,
        Optional<DataSource> dataSource,
        Serving serving,
        Optional<SocketLimits> sockets,
        Seen seen) {
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
     * @param poolSize connections at most
     * @param concurrency statements that run at once
     * @param queueLength statements that wait for their turn
     * @param queryTimeout after which a statement is cancelled
     */
    public record DataSource(
            String name,
            String url,
            String user,
            String password,
            int poolSize,
            int concurrency,
            int queueLength,
            Duration queryTimeout) {
        private static final int USUALLY_WAITING = 1000;

        /** All connections may be busy at once, and a thousand statements may wait. */
        public DataSource(String name, String url, String user, String password, int poolSize, Duration queryTimeout) {
            this(name, url, user, password, poolSize, poolSize, USUALLY_WAITING, queryTimeout);
        }

        @Override
        public String toString() {
            return "DataSource[" + name + ", " + url + ", " + user + "]";
        }
    }

    /**
     * How requests wait and what is kept for them.
     *
     * @param continueWait after which Cube's clients are told to ask again
     * @param returnPatience how long an answer is kept for one who was told to come for it
     * @param cacheBytes of results in memory; 0 keeps none
     * @param cacheExpiry after which a result is dropped even if nothing says that it changed
     * @param largestResult bytes of one result that may be held in memory
     * @param largestRequest bytes of a request's body
     * @param exportRows of one export
     * @param shutdownDelay between the moment when the server says that it is not ready and the one when it stops listening
     * @param shutdownLimit how long running requests may take to finish after that
     * @param shared where results are shared with other nodes; empty for nowhere
     */
    public record Serving(
            Duration continueWait,
            Duration returnPatience,
            long cacheBytes,
            Duration cacheExpiry,
            long largestResult,
            long largestRequest,
            long exportRows,
            Duration shutdownDelay,
            Duration shutdownLimit,
            Optional<Shared> shared) {}

    /**
     * A store in which nodes share results.
     *
     * @param prefix of its keys
     * @param timeout of each command
     * @param largestResult bytes of one result that is shared
     */
    public record Shared(SharedAddress address, String prefix, Duration timeout, long largestResult) {}

    /**
     * What is told of requests, and to whom.
     *
     * @param managementPort of metrics; empty for none, 0 for any free port
     * @param log what is written of requests
     * @param tracing where spans are sent; empty for nowhere
     */
    public record Seen(Optional<Integer> managementPort, RequestLog.Rules log, Optional<Tracing> tracing) {}

    /**
     * A collector of OpenTelemetry.
     *
     * @param headers sent with each batch
     */
    public record Tracing(String endpoint, Map<String, String> headers) {
        public Tracing {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }

        @Override
        public String toString() {
            return "Tracing[" + endpoint + "]";
        }
    }
}
