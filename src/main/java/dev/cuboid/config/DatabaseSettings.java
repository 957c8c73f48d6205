package dev.cuboid.config;

import dev.cuboid.diagnostic.Rejected;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** How the database of the {@code default} cubes is reached, for commands that run without the server. */
public final class DatabaseSettings {
    /**
     * Reads the same names as the server does; empty where nothing says how to connect.
     *
     * @param given settings that win, such as {@code cuboid.database.url}
     */
    public static Optional<Settings.DataSource> read(Map<String, String> given, Map<String, String> environment) {
        var sources = new MutablePropertySources();
        sources.addLast(new MapPropertySource("given", new LinkedHashMap<>(given)));
        sources.addLast(new SystemEnvironmentPropertySource("environment", new LinkedHashMap<>(environment)));
        var values = new SettingValues(new PropertySourcesPropertyResolver(sources));
        var dataSource = new DataSourceReader(values).read();
        Rejected.ifAny(values.problems().stream().distinct().toList());
        return dataSource;
    }

    private DatabaseSettings() {}
}
