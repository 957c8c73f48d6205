package dev.cuboid.cli;

import dev.cuboid.config.DatabaseSettings;
import dev.cuboid.config.Settings;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.execution.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a command reaches the database: as the server does, unless its options say otherwise. */
final class DatabaseOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The database, as postgres://user:password@host:5432/name. Without it: $$CUBEJS_DB_URL,"
                    + " or $$CUBEJS_DB_HOST, _PORT, _NAME, _USER and _PASS.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--user", paramLabel = "NAME", description = "Who connects. Without it: $$CUBEJS_DB_USER.")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--password",
            paramLabel = "TEXT",
            description = "The password. Other users of this machine can see it here; $$CUBEJS_DB_PASS is safer.")
    private Optional<String> password = Optional.empty();

    Settings.DataSource source(Console console) {
        Map<String, String> given = new LinkedHashMap<>();
        url.ifPresent(text -> given.put("cuboid.database.url", text));
        user.ifPresent(text -> given.put("cuboid.database.user", text));
        password.ifPresent(text -> given.put("cuboid.database.password", text));
        return DatabaseSettings.read(given, console.environment())
                .orElseThrow(() -> new Rejected(Diagnostic.of(
                                ErrorCode.INVALID_SETTING, new Location.InSetting("--db"), "no database is named")
                        .hint("`--url postgres://user:password@host:5432/name`, or the variables `CUBEJS_DB_HOST`, "
                                + "`CUBEJS_DB_NAME`, `CUBEJS_DB_USER` and `CUBEJS_DB_PASS`, name one")));
    }

    /** Opens it; whoever asks closes it. */
    Database open(Console console) {
        var source = source(console);
        return Database.open(new Database.Target(
                source.name(),
                source.url(),
                source.user(),
                source.password(),
                source.poolSize(),
                source.queryTimeout()));
    }
}
