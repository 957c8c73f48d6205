package dev.cuboid.diagnostic;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One problem, told to a person: what is wrong, where, and what to try. Hints start with what to try. */
public record Diagnostic(ErrorCode code, Location location, String message, List<String> hints) {
    private static final int MOST_NAMES = 20;

    public Diagnostic {
        hints = List.copyOf(hints);
    }

    public static Diagnostic of(ErrorCode code, Location location, String message) {
        return new Diagnostic(code, location, message, List.of());
    }

    /** The same problem with one more hint. */
    public Diagnostic hint(String hint) {
        return new Diagnostic(
                code,
                location,
                message,
                Stream.concat(hints.stream(), Stream.of(hint)).toList());
    }

    /** The same problem with hints at the names that are close to a mistyped one; none if nothing is close. */
    public Diagnostic near(String mistyped, Iterable<String> candidates) {
        var close = NearNames.of(mistyped, candidates);
        return close.isEmpty()
                ? this
                : hint(close.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))
                        + (close.size() == 1 ? " is close" : " are close"));
    }

    /** The same problem with hints at names that are close, else at all there are, where these are few. */
    public Diagnostic nearOrAll(String mistyped, List<String> candidates, String what) {
        var told = near(mistyped, candidates);
        boolean few = !candidates.isEmpty() && candidates.size() <= MOST_NAMES;
        return told == this && few
                ? hint("%s: %s"
                        .formatted(
                                what,
                                candidates.stream()
                                        .map(name -> "`" + name + "`")
                                        .collect(Collectors.joining(", "))))
                : told;
    }

    /** Code, place and message on one line, each hint on a line of its own. */
    public String text() {
        var head = "%s %s: %s".formatted(code.id(), location.text(), message);
        return Stream.concat(Stream.of(head), hints.stream().map("  hint: "::concat))
                .collect(Collectors.joining("\n"));
    }
}
