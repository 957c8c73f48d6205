package dev.cuboid.config;

import java.util.List;

/** The databases in force: the configured one, or the embedded demo database, which runs as long as this is not closed. */
public final class DataSources implements AutoCloseable {
    private final List<Settings.DataSource> all;
    private final List<DemoDatabase> demo;

    private DataSources(List<Settings.DataSource> all, List<DemoDatabase> demo) {
        this.all = List.copyOf(all);
        this.demo = List.copyOf(demo);
    }

    static DataSources open(Settings settings, SettingsReader.Demo demo) {
        if (settings.dataSource().isPresent()) {
            return new DataSources(List.of(settings.dataSource().get()), List.of());
        }
        var database = DemoDatabase.start(demo.directory());
        return new DataSources(List.of(database.dataSource(demo.poolSize(), demo.queryTimeout())), List.of(database));
    }

    /** Each with the name that cubes know it by. */
    public List<Settings.DataSource> all() {
        return all;
    }

    boolean isDemo() {
        return !demo.isEmpty();
    }

    @Override
    public void close() throws Exception {
        for (var database : demo) {
            database.close();
        }
    }
}
