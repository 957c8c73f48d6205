package dev.cuboid.config;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * A PostgreSQL of our own with the demo's rows, which stay in its directory. It listens on the loopback address, on a port
 * that is free, and asks for a password that only the directory knows.
 */
final class DemoDatabase implements AutoCloseable {
    private static final String USER = "postgres";

    private final DirectoryLock lock;
    private final EmbeddedPostgres postgres;
    private final String password;

    private DemoDatabase(DirectoryLock lock, EmbeddedPostgres postgres, String password) {
        this.lock = lock;
        this.postgres = postgres;
        this.password = password;
    }

    /** Starts it on the directory, with all its rows; refused while another server uses the directory. */
    static DemoDatabase start(Path directory) {
        var files = new DemoFiles(directory.toAbsolutePath().normalize());
        var lock = DirectoryLock.take(files.directory());
        try {
            return start(files, lock);
        } catch (IOException | SQLException | IllegalStateException | FlywayException problem) {
            lock.close();
            throw new Rejected(cannotStart(files, problem));
        } catch (InterruptedException stop) {
            lock.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the demo database started", stop);
        }
    }

    private static DemoDatabase start(DemoFiles files, DirectoryLock lock)
            throws IOException, SQLException, InterruptedException {
        LeftoverPostgres.stop(files.data());
        boolean fresh = !files.areComplete();
        if (fresh) {
            files.beginAnew();
        }
        var database = new DemoDatabase(lock, launch(files), files.readPassword());
        try {
            if (fresh) {
                database.setPassword(files);
            }
            database.migrate();
            if (fresh) {
                files.markComplete();
            }
            return database;
        } catch (IOException | SQLException | FlywayException problem) {
            database.postgres.close();
            throw problem;
        }
    }

    private static EmbeddedPostgres launch(DemoFiles files) throws IOException {
        Files.deleteIfExists(files.log());
        var log = ProcessBuilder.Redirect.appendTo(files.log().toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(files.programs().toFile())
                .setDataDirectory(files.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofMinutes(1))
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setConnectConfig("password", files.readPassword())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "50")
                // The same order of texts on each system, whatever languages are installed on it.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .start();
    }

    /** The password is 32 hexadecimal digits, so that it can stand in the statement as it is. */
    private void setPassword(DemoFiles files) throws SQLException, IOException {
        try (var connection = postgres.getDatabase(USER, USER, Map.of("password", password))
                        .getConnection();
                var statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            files.requirePassword();
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(url(), USER, password)
                .locations("classpath:db/demo")
                .load()
                .migrate();
    }

    private static Diagnostic cannotStart(DemoFiles files, Exception problem) {
        return Diagnostic.of(
                        ErrorCode.INVALID_SETTING,
                        new Location.InSetting(Setting.DEMO_DIRECTORY.commonName()),
                        "the demo database did not start: " + firstLine(String.valueOf(problem.getMessage())))
                .hint("`%s` may say why".formatted(files.log()))
                .hint("delete `%s` to have it created anew".formatted(files.directory()));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("no reason was given");
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort());
    }

    Settings.DataSource dataSource(SettingsReader.Demo demo) {
        return new Settings.DataSource(
                "default",
                url(),
                USER,
                password,
                demo.poolSize(),
                demo.concurrency(),
                demo.queueLength(),
                demo.queryTimeout());
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            postgres.close();
        }
    }
}
