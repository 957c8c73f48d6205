package dev.cuboid.config;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A directory held by this process alone. The operating system lets go of it however the process ends. */
final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(Path directory) {
        try {
            Files.createDirectories(directory);
            var channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isFree(channel)) {
                return new DirectoryLock(channel);
            }
            channel.close();
        } catch (IOException problem) {
            throw new Rejected(about("`%s` cannot be written: %s".formatted(directory, problem.getMessage()))
                    .hint("`cuboid.demo.directory` names another place for the demo database"));
        }
        throw new Rejected(about("another Cuboid is running on the demo database in `%s`".formatted(directory))
                .hint("stop it, or give this one a folder of its own in `cuboid.demo.directory`"));
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    private static Diagnostic about(String message) {
        return Diagnostic.of(
                ErrorCode.INVALID_SETTING, new Location.InSetting(Setting.DEMO_DIRECTORY.commonName()), message);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
