package dev.cuboid.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** What the demo database keeps on disk, and whether it can be used again. */
record DemoFiles(Path directory) {
    /** PostgreSQL's own files. */
    Path data() {
        return directory.resolve("data");
    }

    /** The unpacked programs; kept apart from the data, since what unpacks them clears up among their neighbours. */
    Path programs() {
        return directory.resolve("programs");
    }

    Path log() {
        return directory.resolve("postgres.log");
    }

    private Path password() {
        return directory.resolve("password");
    }

    /** Written when the database is set up, so that one whose creation was cut short is made anew. */
    private Path complete() {
        return directory.resolve("complete");
    }

    boolean areComplete() {
        return Files.exists(complete()) && Files.exists(password());
    }

    void markComplete() throws IOException {
        Files.createFile(complete());
    }

    String readPassword() throws IOException {
        return Files.readString(password());
    }

    /** Clears what is there, and notes a fresh password, in a directory that only this user can read. */
    void beginAnew() throws IOException {
        Files.deleteIfExists(complete());
        Files.deleteIfExists(password());
        deleteAll(data());
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
        Files.writeString(password(), HexFormat.of().formatHex(bytes));
    }

    /** From now on the server asks for the password. */
    void requirePassword() throws IOException {
        Files.write(data().resolve("pg_hba.conf"), List.of("host all all 127.0.0.1/32 scram-sha-256"));
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
