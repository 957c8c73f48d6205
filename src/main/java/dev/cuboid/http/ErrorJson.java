package dev.cuboid.http;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Rejected;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** What went wrong, in the shape of Cube: its text first, what to try on the lines after it. */
final class ErrorJson {
    private ErrorJson() {}

    /** The status of the gravest problem, so that a lost database is never told as the caller's mistake. */
    static int status(Rejected rejected) {
        return rejected.diagnostics().stream()
                .mapToInt(problem -> problem.code().httpStatus())
                .max()
                .orElseThrow();
    }

    static void write(JsonGenerator json, Rejected rejected) {
        json.writeStartObject();
        if (isAboutNames(rejected.diagnostics().getFirst())) {
            json.writeStringProperty("type", "UserError");
        }
        json.writeStringProperty("error", text(rejected));
        json.writeEndObject();
    }

    static void write(JsonGenerator json, String error) {
        json.writeStartObject();
        json.writeStringProperty("error", error);
        json.writeEndObject();
    }

    /** What Cube finds while it resolves names; it leaves a time dimension that is none to the database. */
    private static boolean isAboutNames(Diagnostic problem) {
        if (problem.code() == ErrorCode.NOT_A_TIME_DIMENSION) {
            return false;
        }
        var id = problem.code().id();
        return id.startsWith("Q2") || id.startsWith("P");
    }

    private static String text(Rejected rejected) {
        return rejected.diagnostics().stream()
                .flatMap(problem -> Stream.concat(
                        Stream.of(problem.message()), problem.hints().stream().map("hint: "::concat)))
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
