package dev.cuboid.config;

import dev.cuboid.diagnostic.Rejected;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The databases in force: the configured one, or the embedded demo database, which runs as long as this is not closed. The
 * demo starts in the background, beside the server; whoever asks for its address waits until it is there.
 */
public final class DataSources implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DataSources.class);

    private final SettingsReader.Demo demo;
    private final List<Settings.DataSource> configured;
    /** The demo's, or nothing. */
    private final List<CompletableFuture<DemoDatabase>> embedded;

    private DataSources(SettingsReader.Reading reading) {
        this.demo = reading.demo();
        this.configured = reading.settings().dataSource().stream().toList();
        this.embedded = configured.isEmpty() ? List.of(start(demo)) : List.of();
    }

    static DataSources open(SettingsReader.Reading reading) {
        return new DataSources(reading);
    }

    private static CompletableFuture<DemoDatabase> start(SettingsReader.Demo demo) {
        return CompletableFuture.supplyAsync(
                () -> DemoDatabase.start(demo.directory()),
                task -> Thread.ofPlatform().name("demo-database").start(task));
    }

    /** Each with the name that cubes know it by. */
    public List<Settings.DataSource> all() {
        return isDemo() ? embedded.stream().map(this::address).toList() : configured;
    }

    boolean isDemo() {
        return !embedded.isEmpty();
    }

    private Settings.DataSource address(CompletableFuture<DemoDatabase> starting) {
        return joined(starting).dataSource(demo);
    }

    private static DemoDatabase joined(CompletableFuture<DemoDatabase> starting) {
        try {
            return starting.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof Rejected rejected ? rejected : failure;
        }
    }

    /** Waits for a start that is under way, since a half-started database could not be stopped. */
    @Override
    public void close() throws Exception {
        for (var starting : embedded) {
            try {
                joined(starting).close();
            } catch (Rejected didNotStart) {
                LOG.debug("the demo database need not be stopped", didNotStart);
            }
        }
    }
}
