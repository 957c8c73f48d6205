package dev.cuboid.cli;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode.Severity;
import dev.cuboid.diagnostic.Location;
import java.nio.file.Path;
import java.util.List;

/**
 * What a check of a model folder found.
 *
 * @param files that were looked at, relative to the folder
 * @param strict whether warnings count as errors
 */
record Findings(Path folder, List<String> files, List<Diagnostic> diagnostics, boolean strict) {
    Findings {
        files = List.copyOf(files);
        diagnostics = List.copyOf(diagnostics);
    }

    boolean hold() {
        return diagnostics.stream().noneMatch(this::fails);
    }

    boolean fails(Diagnostic diagnostic) {
        return strict || diagnostic.code().severity() == Severity.ERROR;
    }

    long count(Severity severity) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.code().severity() == severity)
                .count();
    }

    /** The path of a model file as it is seen from the working directory, which in CI is the top of the repository. */
    String path(String file) {
        var here = Path.of("").toAbsolutePath();
        var path = Path.of(file).equals(folder) ? folder : folder.resolve(file);
        var absolute = path.toAbsolutePath().normalize();
        return (absolute.startsWith(here) ? here.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
    }

    /** Where a problem is, as other tools understand it; requests and settings have no line. */
    String place(Diagnostic diagnostic) {
        return diagnostic.location() instanceof Location.InFile(var file, var line, var column)
                ? "%s:%d:%d".formatted(path(file), line, column)
                : diagnostic.location().text();
    }

    /** Errors and warnings in numbers. */
    String summary() {
        return "%s, %s in %s"
                .formatted(
                        several(count(Severity.ERROR), "error"),
                        several(count(Severity.WARNING), "warning"),
                        several(files.size(), "file"));
    }

    static String several(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
