package dev.cuboid.cli;

import dev.cuboid.config.CommandDatabase;
import dev.cuboid.config.Settings;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.execution.Database;
import java.util.LinkedHashMap;
import picocli.CommandLine.Option;

/** The database of a command: named by options, else the one of the server's settings. */
final class DatabaseOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The database, such as jdbc:postgresql://localhost:5432/shop; else that of CUBEJS_DB_*.")
    private String url = "";

    @Option(names = "--user", paramLabel = "NAME", description = "Its user.")
    private String user = "";

    @Option(
            names = "--password",
            paramLabel = "TEXT",
            arity = "0..1",
            interactive = true,
            description =
                    "The user's password; asked for where no text follows. CUBEJS_DB_PASS keeps it out of the list of processes.")
    private String password = "";

    /** Opens it; whoever asks closes it. */
    Database open(Console console) {
        return Database.open(target(source(console)));
    }

    /** Where it is. */
    Settings.DataSource source(Console console) {
        var environment = new LinkedHashMap<>(console.environment());
        put("CUBEJS_DB_URL", url, environment);
        put("CUBEJS_DB_USER", user, environment);
        put("CUBEJS_DB_PASS", password, environment);
        return CommandDatabase.in(environment).orElseThrow(DatabaseOptions::none);
    }

    private static void put(String name, String value, LinkedHashMap<String, String> environment) {
        if (!value.isEmpty()) {
            environment.put(name, value);
        }
    }

    private static Database.Target target(Settings.DataSource source) {
        return new Database.Target(
                source.name(),
                source.url(),
                source.user(),
                source.password(),
                source.poolSize(),
                source.concurrency(),
                source.queueLength(),
                source.queryTimeout());
    }

    private static Rejected none() {
        return new Rejected(Diagnostic.of(
                        ErrorCode.INVALID_SETTING,
                        new Location.InSetting("--url"),
                        "a database is needed, and none is named")
                .hint("add `--url`, `--user` and `--password`, or set `CUBEJS_DB_TYPE=postgres`, `CUBEJS_DB_HOST`,"
                        + " `CUBEJS_DB_NAME`, `CUBEJS_DB_USER` and `CUBEJS_DB_PASS`"));
    }
}
