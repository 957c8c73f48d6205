package dev.cuboid.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModelWatchTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private final Semaphore told = new Semaphore(0);

    private void awaitTold() throws InterruptedException {
        assertThat(told.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void it_tells_at_the_start_and_for_files_that_are_written_moved_in_and_taken_away() throws Exception {
        try (var watch = ModelWatch.start(folder, told::release)) {
            assertThat(watch).isNotNull();
            awaitTold();

            var file = Files.writeString(folder.resolve("a.yml"), "cubes: []");
            awaitTold();

            var other = Files.writeString(elsewhere.resolve("b.yml"), "cubes: []");
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
            awaitTold();

            Files.delete(file);
            awaitTold();
        }
    }

    @Test
    void folders_that_come_later_are_watched_too() throws Exception {
        try (var watch = ModelWatch.start(folder, told::release)) {
            assertThat(watch).isNotNull();
            awaitTold();
            var inner = Files.createDirectories(folder.resolve("cubes/inner"));
            awaitTold();
            Files.writeString(inner.resolve("a.yml"), "cubes: []");
            awaitTold();
        }
    }

    @Test
    void a_failure_of_whoever_is_told_does_not_end_the_watch() throws Exception {
        Runnable failing = () -> {
            told.release();
            throw new IllegalStateException("as if by mistake");
        };
        try (var watch = ModelWatch.start(folder, failing)) {
            assertThat(watch).isNotNull();
            awaitTold();
            Files.writeString(folder.resolve("a.yml"), "cubes: []");
            awaitTold();
        }
    }

    @Test
    void many_changes_at_once_are_told_once_or_a_few_times() throws IOException, InterruptedException {
        try (var watch = ModelWatch.start(folder, told::release)) {
            assertThat(watch).isNotNull();
            awaitTold();
            for (int i = 0; i < 500; i++) {
                Files.writeString(folder.resolve(i + ".yml"), "cubes: []");
            }
            awaitTold();
            assertThat(told.availablePermits()).isLessThan(20);
        }
    }
}
