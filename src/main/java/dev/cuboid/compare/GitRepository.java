package dev.cuboid.compare;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipInputStream;

/** A repository as the installed git shows it. Its working tree is never touched. */
final class GitRepository {
    private final Path top;

    private GitRepository(Path top) {
        this.top = top;
    }

    static GitRepository around(Path folder) throws IOException, InterruptedException {
        var start = folder.toAbsolutePath().normalize();
        while (!Files.isDirectory(start)) {
            start = start.resolve("..").normalize();
        }
        var top = text(run(start, List.of("rev-parse", "--show-toplevel"))).strip();
        return new GitRepository(Path.of(top));
    }

    /** From the top, with slashes; empty for the top itself. */
    String pathOf(Path folder) throws IOException {
        var real = Files.exists(folder)
                ? folder.toRealPath()
                : folder.toAbsolutePath().normalize();
        return top.toRealPath().relativize(real).toString().replace('\\', '/');
    }

    /** Writes the files of a revision below a path into a folder. */
    void copy(String revision, String path, Path folder) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("archive", "--format=zip", revision));
        if (!path.isEmpty()) {
            arguments.addAll(List.of("--", path));
        }
        var archive = run(top, arguments);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("`%s` leads out of the archive".formatted(entry.getName()));
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(
                            folder.resolve(Path.of(entry.getName())).resolveSibling("."));
                    Files.copy(zip, file);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static byte[] run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).directory(folder.toFile()).start();
        process.getOutputStream().close();
        var said = CompletableFuture.supplyAsync(() -> read(process), Thread.ofVirtual()::start);
        var output = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw Revision.unreadable(
                    String.join(" ", command),
                    "git says: " + said.join().strip().lines().findFirst().orElse("nothing"));
        }
        return output;
    }

    private static String read(Process process) {
        try {
            return text(process.getErrorStream().readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
