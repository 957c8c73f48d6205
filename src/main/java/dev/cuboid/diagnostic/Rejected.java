package dev.cuboid.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** The one exception for input that cannot be served; it carries every problem found, not the first. */
public final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    public Rejected(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::text).collect(Collectors.joining("\n")));
        if (diagnostics.isEmpty()) {
            throw new IllegalArgumentException("rejected without a problem");
        }
        this.diagnostics = List.copyOf(diagnostics);
    }

    public Rejected(Diagnostic diagnostic) {
        this(List.of(diagnostic));
    }

    public static void ifAny(List<Diagnostic> diagnostics) {
        if (!diagnostics.isEmpty()) {
            throw new Rejected(diagnostics);
        }
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
