package dev.cuboid.config;

import dev.cuboid.diagnostic.Rejected;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The database that a command works with: that of the server's settings, read without starting one. */
public final class CommandDatabase {
    /** Empty where the environment configures none; a configuration that cannot work is {@link Rejected}. */
    public static Optional<Settings.DataSource> in(Map<String, String> environment) {
        var settings = new StandardEnvironment();
        settings.getPropertySources()
                .forEach(source -> settings.getPropertySources().remove(source.getName()));
        settings.getPropertySources().addFirst(new MapPropertySource("command", new LinkedHashMap<>(environment)));
        var values = new SettingValues(settings);
        var database = new DataSourceReader(values).read();
        Rejected.ifAny(values.problems().stream().distinct().toList());
        return database;
    }

    private CommandDatabase() {}
}
