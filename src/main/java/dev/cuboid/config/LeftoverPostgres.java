package dev.cuboid.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A PostgreSQL that outlived the server which started it. Whoever calls holds the directory's lock, so nobody else uses it. */
final class LeftoverPostgres {
    private static final long PATIENCE_SECONDS = 10;

    /** Stops the process that still serves the data directory, if there is one, and clears its note of itself. */
    static void stop(Path data) throws IOException, InterruptedException {
        var note = data.resolve("postmaster.pid");
        if (!Files.exists(note)) {
            return;
        }
        var postgres = processNamedIn(note).filter(process -> serves(process, data));
        if (postgres.isPresent()) {
            end(postgres.get());
        }
        Files.deleteIfExists(note);
    }

    private static Optional<ProcessHandle> processNamedIn(Path note) throws IOException {
        try (var lines = Files.lines(note)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(pid -> pid.matches("\\d{1,10}"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)));
        }
    }

    /** The process number may long belong to another program, for example after a restart of the machine. */
    private static boolean serves(ProcessHandle process, Path data) {
        return process.info().commandLine().orElse("").contains(data.toString());
    }

    /** Asked to end, PostgreSQL waits for its clients; those are gone, but one of their statements may still run. */
    private static void end(ProcessHandle postgres) throws InterruptedException {
        var workers = postgres.descendants().toList();
        postgres.destroy();
        if (!isGone(postgres)) {
            Stream.concat(Stream.of(postgres), workers.stream()).forEach(ProcessHandle::destroyForcibly);
            workers.forEach(worker -> worker.onExit().join());
            isGone(postgres);
        }
    }

    private static boolean isGone(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private LeftoverPostgres() {}
}
