package dev.cuboid.query;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a request, in the order found, except that a wrong shape comes before a wrong meaning, as in Cube. */
final class Problems {
    private final List<Diagnostic> shape = new ArrayList<>();
    private final List<Diagnostic> meaning = new ArrayList<>();

    /** A value of the wrong shape, in the words of Cube's validator, which names the place first. */
    void invalid(String pointer, String complaint) {
        add(wrong(pointer, complaint));
    }

    static Diagnostic wrong(String pointer, String complaint) {
        return Diagnostic.of(
                ErrorCode.INVALID_QUERY,
                new Location.InQuery(pointer),
                "Invalid query format: \"%s\" %s".formatted(label(pointer), complaint));
    }

    /** A property that does not exist there. */
    void unknown(String pointer, String name, Iterable<String> known) {
        add(Diagnostic.of(
                        ErrorCode.INVALID_QUERY,
                        new Location.InQuery(pointer),
                        "Invalid query format: \"%s\" is not allowed".formatted(label(pointer)))
                .near(name, known));
    }

    void add(ErrorCode code, String pointer, String message) {
        add(Diagnostic.of(code, new Location.InQuery(pointer), message));
    }

    void add(Diagnostic problem) {
        (problem.code() == ErrorCode.INVALID_QUERY ? shape : meaning).add(problem);
    }

    void addAll(Rejected rejected) {
        rejected.diagnostics().forEach(this::add);
    }

    void throwIfAny() {
        var all = new ArrayList<>(shape);
        all.addAll(meaning);
        Rejected.ifAny(all);
    }

    /** {@code /filters/0/values} as Cube writes it: {@code filters[0].values}. */
    static String label(String pointer) {
        var label = new StringBuilder();
        for (var step : pointer.substring(pointer.isEmpty() ? 0 : 1).split("/", -1)) {
            if (!step.isEmpty() && step.chars().allMatch(Character::isDigit)) {
                label.append('[').append(step).append(']');
            } else {
                label.append(label.isEmpty() ? "" : ".").append(step);
            }
        }
        return label.isEmpty() ? "value" : label.toString();
    }
}
