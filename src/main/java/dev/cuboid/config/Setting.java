package dev.cuboid.config;

import java.util.Arrays;
import java.util.List;

/** Everything that can be set: its native name, and Cube's name for the same thing. The first name that is set counts. */
enum Setting {
    // Spring's own name comes first, so that tests can ask for any free port.
    PORT("server.port", "cuboid.port", "PORT"),
    DEVELOPMENT_MODE("cuboid.development-mode", "CUBEJS_DEV_MODE"),
    SECRET("cuboid.secret", "CUBEJS_API_SECRET"),
    SECRETS("cuboid.secrets", "CUBEJS_API_SECRETS"),
    MODEL_FOLDER("cuboid.model-folder", "CUBEJS_SCHEMA_PATH"),
    DEFAULT_ZONE("cuboid.default-zone", "CUBEJS_DEFAULT_TIMEZONE"),
    DEFAULT_ROW_LIMIT("cuboid.default-row-limit", "CUBEJS_DB_QUERY_DEFAULT_LIMIT"),
    MAXIMUM_ROW_LIMIT("cuboid.maximum-row-limit", "CUBEJS_DB_QUERY_LIMIT"),
    DATABASE_TYPE("cuboid.database.type", "CUBEJS_DB_TYPE"),
    DATABASE_URL("cuboid.database.url", "CUBEJS_DB_URL"),
    DATABASE_HOST("cuboid.database.host", "CUBEJS_DB_HOST"),
    DATABASE_PORT("cuboid.database.port", "CUBEJS_DB_PORT"),
    DATABASE_NAME("cuboid.database.name", "CUBEJS_DB_NAME"),
    DATABASE_USER("cuboid.database.user", "CUBEJS_DB_USER"),
    DATABASE_PASSWORD("cuboid.database.password", "CUBEJS_DB_PASS"),
    DATABASE_SSL("cuboid.database.ssl", "CUBEJS_DB_SSL"),
    DATABASE_POOL_SIZE("cuboid.database.pool-size", "CUBEJS_DB_MAX_POOL"),
    DATABASE_QUERY_TIMEOUT("cuboid.database.query-timeout", "CUBEJS_DB_QUERY_TIMEOUT"),
    CONCURRENCY("cuboid.database.concurrency", "CUBEJS_CONCURRENCY"),
    QUEUE_LENGTH("cuboid.queue-length"),
    CONTINUE_WAIT("cuboid.continue-wait"),
    RETURN_PATIENCE("cuboid.return-patience"),
    CACHE_SIZE("cuboid.cache.size"),
    CACHE_EXPIRY("cuboid.cache.expiry"),
    CACHE_DRIVER("cuboid.cache.driver", "CUBEJS_CACHE_AND_QUEUE_DRIVER"),
    REDIS_URL("cuboid.cache.redis.url", "CUBEJS_REDIS_URL"),
    REDIS_PASSWORD("cuboid.cache.redis.password", "CUBEJS_REDIS_PASSWORD"),
    REDIS_TLS("cuboid.cache.redis.tls", "CUBEJS_REDIS_TLS"),
    REDIS_PREFIX("cuboid.cache.redis.prefix"),
    REDIS_TIMEOUT("cuboid.cache.redis.timeout"),
    REDIS_LARGEST_RESULT("cuboid.cache.redis.largest-result"),
    LARGEST_RESULT("cuboid.largest-result"),
    REQUEST_SIZE("cuboid.request-size", "CUBEJS_MAX_REQUEST_SIZE"),
    SOCKETS("cuboid.web-sockets.enabled", "CUBEJS_WEB_SOCKETS"),
    SOCKET_PATH("cuboid.web-sockets.path", "CUBEJS_WEB_SOCKETS_BASE_PATH"),
    SOCKET_INTERVAL("cuboid.web-sockets.interval"),
    SOCKET_CONNECTIONS("cuboid.web-sockets.connections"),
    SOCKET_REQUESTS("cuboid.web-sockets.requests"),
    SOCKET_MESSAGE_SIZE("cuboid.web-sockets.message-size"),
    SOCKET_BUFFER("cuboid.web-sockets.send-buffer"),
    SOCKET_PATIENCE("cuboid.web-sockets.send-patience"),
    EXPORT_ROW_LIMIT("cuboid.export.row-limit"),
    SHUTDOWN_DELAY("cuboid.shutdown.delay"),
    SHUTDOWN_LIMIT("cuboid.shutdown.limit"),
    MANAGEMENT_PORT("cuboid.management-port"),
    LOG_REQUESTS("cuboid.log.requests"),
    LOG_FORMAT("cuboid.log.format"),
    LOG_VALUES("cuboid.log.values"),
    LOG_SLOW_QUERY("cuboid.log.slow-query"),
    TRACING_ENDPOINT("cuboid.tracing.endpoint", "OTEL_EXPORTER_OTLP_ENDPOINT"),
    TRACING_HEADERS("cuboid.tracing.headers", "OTEL_EXPORTER_OTLP_HEADERS"),
    DEMO_DIRECTORY("cuboid.demo.directory"),
    /** Where Cuboid itself is, so that the launcher finds the demo model from any folder. */
    HOME("cuboid.home"),
    /** Whether the server only starts for Java to take notes of it; see {@link Rehearsal}. */
    REHEARSAL("cuboid.rehearsal");

    private final List<String> names;

    Setting(String... names) {
        this.names = List.of(names);
    }

    List<String> names() {
        return names;
    }

    /** As it is told to an operator who has not set it: Cube's name, where there is one. */
    String commonName() {
        return names.getLast();
    }

    static List<String> allNames() {
        return Arrays.stream(values())
                .flatMap(setting -> setting.names.stream())
                .toList();
    }
}
