package dev.cuboid.config;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** Reads the settings from the environment and tells everything that is wrong with them at once. */
final class SettingsReader {
    private static final int SECRET_BYTES = 32;

    private final ConfigurableEnvironment environment;
    private final SettingValues values;

    /**
     * What was read.
     *
     * @param demo the embedded database that serves where no other is configured
     * @param ignored variables of Cube that are set and mean nothing here
     */
    record Reading(Settings settings, Demo demo, List<String> ignored) {
        Reading {
            ignored = List.copyOf(ignored);
        }
    }

    record Demo(Path directory, int poolSize, int concurrency, int queueLength, Duration queryTimeout) {}

    private SettingsReader(ConfigurableEnvironment environment) {
        this.environment = environment;
        this.values = new SettingValues(environment);
    }

    static Reading read(ConfigurableEnvironment environment) {
        return new SettingsReader(environment).read();
    }

    private Reading read() {
        refuseUnknownNames();
        var database = new DataSourceReader(values);
        var dataSource = database.read();
        boolean developmentMode = values.truth(Setting.DEVELOPMENT_MODE, dataSource.isEmpty());
        if (dataSource.isEmpty() && !developmentMode) {
            values.problem(
                    values.nameOf(Setting.DEVELOPMENT_MODE),
                    "production needs a database, and none is configured",
                    "`CUBEJS_DB_TYPE=postgres` with `CUBEJS_DB_HOST`, `CUBEJS_DB_NAME`, `CUBEJS_DB_USER` and `CUBEJS_DB_PASS` configures one");
        }
        int port = (int) values.number(Setting.PORT, 4000, 0, 65535);
        var secrets = secrets(developmentMode);
        var modelFolder = modelFolder(dataSource.isEmpty());
        var zone = values.zone(Setting.DEFAULT_ZONE, ZoneId.of("UTC"));
        long maximum = values.number(Setting.MAXIMUM_ROW_LIMIT, 50_000, 1, Integer.MAX_VALUE);
        long usual = values.number(Setting.DEFAULT_ROW_LIMIT, 10_000, 1, Integer.MAX_VALUE);
        var demo = new Demo(
                Path.of(values.text(Setting.DEMO_DIRECTORY, ".cuboid/demo")),
                database.poolSize(),
                database.concurrency(),
                database.queueLength(),
                database.queryTimeout());
        var serving = new ServingReader(values).read();
        var sockets = new SocketReader(values).read();
        var seen = new SeenReader(values).read(developmentMode);
        Rejected.ifAny(values.problems().stream().distinct().toList());
        var settings = new Settings(
                port,
                developmentMode,
                secrets,
                modelFolder,
                zone,
                Math.min(usual, maximum),
                maximum,
                dataSource,
                serving,
                sockets,
                seen);
        return new Reading(settings, demo, ignored());
    }

    private List<String> secrets(boolean developmentMode) {
        var secrets = Stream.of(Setting.SECRET, Setting.SECRETS)
                .flatMap(setting -> values.find(setting).stream())
                .toList();
        var all = new ArrayList<String>();
        for (var found : secrets) {
            // Only the list is cut at commas: a single secret may contain one.
            var texts = Setting.SECRETS.names().contains(found.name())
                    ? Arrays.stream(found.value().split(",", -1))
                            .map(String::strip)
                            .filter(text -> !text.isEmpty())
                            .toList()
                    : List.of(found.value());
            if (!developmentMode && texts.stream().anyMatch(SettingsReader::isShort)) {
                values.problem(
                        found.name(), "a secret is shorter than 32 bytes", "`openssl rand -hex 32` makes a good one");
            }
            all.addAll(texts);
        }
        if (!developmentMode && all.isEmpty()) {
            values.problem(
                    Setting.SECRET.commonName(),
                    "production needs a secret of at least 32 bytes to verify tokens with, and none is set",
                    "`openssl rand -hex 32` makes a good one",
                    "`CUBEJS_DEV_MODE=true` serves without tokens, on this machine only");
        }
        return all;
    }

    private static boolean isShort(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8).length < SECRET_BYTES;
    }

    /** The one that is set; else {@code schema}, or {@code model} as in newer versions of Cube; for the demo also our own. */
    private Path modelFolder(boolean demo) {
        var found = values.find(Setting.MODEL_FOLDER);
        var usual = Stream.of("schema", "model").map(Path::of);
        var own = values.find(Setting.HOME).filter(home -> demo).map(home -> Path.of(home.value(), "schema"));
        var candidates = found.map(set -> Stream.of(Path.of(set.value())))
                .orElseGet(() -> Stream.concat(usual, own.stream()))
                .toList();
        Optional<Path> folder = candidates.stream().filter(Files::isDirectory).findFirst();
        if (folder.isEmpty()) {
            values.problem(
                    values.nameOf(Setting.MODEL_FOLDER),
                    "the model folder `%s` does not exist".formatted(candidates.getFirst()));
        }
        return folder.orElse(candidates.getFirst());
    }

    private void refuseUnknownNames() {
        var known = Setting.allNames();
        namesThatStartWith("cuboid.")
                .filter(name -> !known.contains(name))
                .map(name -> Diagnostic.of(
                                ErrorCode.INVALID_SETTING, new Location.InSetting(name), "there is no such setting")
                        .near(name, known))
                .forEach(values.problems()::add);
    }

    private List<String> ignored() {
        var known = Setting.allNames();
        return namesThatStartWith("CUBEJS_")
                .filter(name -> !known.contains(name))
                .toList();
    }

    private Stream<String> namesThatStartWith(String prefix) {
        return environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .filter(name -> name.startsWith(prefix))
                .distinct()
                .sorted();
    }
}
