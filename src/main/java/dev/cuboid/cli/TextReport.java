package dev.cuboid.cli;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode.Severity;
import dev.cuboid.diagnostic.Location;
import java.io.PrintWriter;

/** Findings for people: place and message, the line with a caret below the column, hints. */
final class TextReport {
    private static final int WIDEST = 110;

    private final Findings findings;
    private final SourceLines sources;
    private final PrintWriter out;
    private final boolean colours;

    private enum Style {
        BOLD("1"),
        RED("1;31"),
        YELLOW("1;33"),
        GREEN("32"),
        DIM("2"),
        CYAN("36");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    TextReport(Findings findings, Console console) {
        this.findings = findings;
        this.sources = new SourceLines(findings.folder());
        this.out = console.out();
        this.colours = console.colours();
    }

    void write() {
        findings.diagnostics().forEach(this::one);
        boolean clean = findings.diagnostics().isEmpty();
        out.println(styled(
                findings.hold() ? Style.GREEN : Style.RED,
                clean
                        ? "no problem in " + Findings.several(findings.files().size(), "file") + " of "
                                + findings.path(findings.folder().toString())
                        : findings.summary()));
    }

    private void one(Diagnostic diagnostic) {
        boolean error = diagnostic.code().severity() == Severity.ERROR;
        out.printf(
                "%s: %s: %s%n",
                styled(Style.BOLD, findings.place(diagnostic)),
                styled(
                        error ? Style.RED : Style.YELLOW,
                        (error ? "error " : "warning ") + diagnostic.code().id()),
                diagnostic.message());
        if (diagnostic.location() instanceof Location.InFile place) {
            sources.at(place).ifPresent(line -> source(line, place));
        }
        diagnostic.hints().forEach(hint -> out.println("  " + styled(Style.CYAN, "hint:") + " " + hint));
        out.println();
    }

    private void source(String line, Location.InFile place) {
        var number = String.valueOf(place.line());
        int column = Math.min(place.column(), line.codePointCount(0, line.length()) + 1);
        int from = column <= WIDEST ? 0 : column - WIDEST / 2;
        var shown = line.substring(line.offsetByCodePoints(0, from));
        if (shown.length() > WIDEST) {
            shown = shown.substring(0, WIDEST) + "…";
        }
        out.println(styled(Style.DIM, "  " + number + " | ") + shown);
        out.println(styled(Style.DIM, "  " + " ".repeat(number.length()) + " | ")
                + " ".repeat(column - 1 - from)
                + styled(Style.RED, "^"));
    }

    private String styled(Style style, String text) {
        return colours ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
    }
}
