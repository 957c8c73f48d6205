package dev.cuboid.compare;

import dev.cuboid.compare.Change.Edit;

/** A comparison as plain text. */
final class TextReport {
    private static final String NOTHING = "(not set)";

    private final Report report;
    private final StringBuilder text = new StringBuilder();

    TextReport(Report report) {
        this.report = report;
    }

    String print() {
        for (var impact : Impact.values()) {
            var changes = report.changes(impact);
            if (!changes.isEmpty()) {
                text.append(impact.text()).append('\n');
                changes.forEach(this::print);
                text.append('\n');
            }
        }
        figures();
        return text.append(report.summary()).append('\n').toString();
    }

    private void print(Change change) {
        text.append("  ").append(change.subject()).append(": ").append(change.message());
        if (!change.because().isEmpty()) {
            text.append(": ").append(String.join(", ", change.because()));
        }
        text.append('\n');
        change.edits().forEach(this::print);
    }

    private void print(Edit edit) {
        text.append("      %s: %s → %s%n".formatted(edit.parameter(), shown(edit.before()), shown(edit.after())));
    }

    private static String shown(String value) {
        return value.isEmpty() ? NOTHING : value;
    }

    private void figures() {
        if (report.figures().isEmpty()) {
            return;
        }
        text.append("totals before and after\n");
        for (var figure : report.figures()) {
            text.append("  ").append(figure.measure()).append(": ").append(figure.before());
            text.append(figure.differs() ? " → " + figure.after() : " (the same)")
                    .append('\n');
        }
        text.append('\n');
    }
}
