package dev.cuboid.config;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when files of a folder or its sub-folders have changed. Editors and version control change several at once, so it
 * waits until nothing has changed for a moment.
 */
final class ModelWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelWatch.class);
    private static final Duration QUIET = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration NEXT_LOOK = Duration.ofSeconds(1);

    private final Path folder;
    private final Runnable changed;
    private final WatchService changes;

    private ModelWatch(Path folder, Runnable changed, WatchService changes) {
        this.folder = folder;
        this.changed = changed;
        this.changes = changes;
    }

    /** Begins to watch; what changed before is told as well. */
    static ModelWatch start(Path folder, Runnable changed) throws IOException {
        var watch = new ModelWatch(folder, changed, folder.getFileSystem().newWatchService());
        watch.register();
        Thread.ofPlatform().daemon().name("model-watch").start(watch::run);
        return watch;
    }

    private void run() {
        try {
            tell();
            while (true) {
                awaitChange();
                register();
                tell();
            }
        } catch (ClosedWatchServiceException closed) {
            LOG.debug("the model folder is no longer watched", closed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException lost) {
            LOG.warn("Changes of the model folder are no longer seen: {}", lost.getMessage());
        }
    }

    private void awaitChange() throws InterruptedException {
        // a folder that was taken away sends nothing when it comes back
        var key =
                Files.isDirectory(folder) ? changes.take() : changes.poll(NEXT_LOOK.toMillis(), TimeUnit.MILLISECONDS);
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (key != null && System.nanoTime() < end) {
            key.pollEvents();
            key.reset();
            key = changes.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (key != null) {
            key.reset();
        }
    }

    /** Folders that are watched already stay so. */
    private void register() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                directory.register(changes, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void tell() {
        try {
            changed.run();
        } catch (RuntimeException failure) {
            LOG.error("The changed model could not be read, the one before it stays in force", failure);
        }
    }

    @Override
    public void close() throws IOException {
        changes.close();
    }
}
