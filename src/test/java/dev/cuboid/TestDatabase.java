package dev.cuboid;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL for tests, one per JVM: a container where a Docker engine answers, the embedded binaries where none
 * does. It starts with the first database asked for and stops with the JVM; each test class takes a database of its own.
 */
public record TestDatabase(String url, String user, String password) {
    private static final AtomicInteger CREATED = new AtomicInteger();

    /** A new, empty database. */
    public static TestDatabase create() {
        var server = Server.RUNNING;
        var name = "test_" + CREATED.incrementAndGet();
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException("the test server gives no database", failed);
        }
        return new TestDatabase(
                server.url().replaceFirst("/postgres(?=\\?|$)", "/" + name), server.user(), server.password());
    }

    /** A connection whose session runs in UTC. */
    public Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(url, user, password);
        try (var statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
        }
        return connection;
    }

    /** Runs a script of any number of statements. */
    public void run(String script) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    private static final class Server {
        static final TestDatabase RUNNING = dockerAnswers() ? container() : embedded();

        private static boolean dockerAnswers() {
            boolean worthAsking = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
            return worthAsking && DockerClientFactory.instance().isDockerAvailable();
        }

        @SuppressWarnings("resource") // lives as long as the JVM; Testcontainers removes it
        private static TestDatabase container() {
            var container = new PostgreSQLContainer("postgres:18-alpine")
                    .withDatabaseName("postgres")
                    .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
            container.start();
            return new TestDatabase(container.getJdbcUrl(), container.getUsername(), container.getPassword());
        }

        private static TestDatabase embedded() {
            try {
                var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres), "stop the test database"));
                return new TestDatabase(
                        "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres", "postgres", "postgres");
            } catch (IOException failed) {
                throw new UncheckedIOException("no embedded PostgreSQL", failed);
            }
        }

        private static void close(EmbeddedPostgres postgres) {
            try {
                postgres.close();
            } catch (IOException failed) {
                throw new UncheckedIOException("the test database does not stop", failed);
            }
        }
    }
}
