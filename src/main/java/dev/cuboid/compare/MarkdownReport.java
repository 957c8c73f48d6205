package dev.cuboid.compare;

import dev.cuboid.compare.Change.Edit;
import java.util.stream.Collectors;

/** A comparison as a comment under a pull request. */
final class MarkdownReport {
    private final Report report;
    private final StringBuilder text = new StringBuilder();

    MarkdownReport(Report report) {
        this.report = report;
    }

    String print() {
        text.append("### Model changes: ").append(report.summary()).append("\n");
        for (var impact : Impact.values()) {
            var changes = report.changes(impact);
            if (!changes.isEmpty()) {
                text.append("\n#### ")
                        .append(title(impact))
                        .append("\n\n| What | Change | Before → after |\n|---|---|---|\n");
                changes.forEach(this::row);
            }
        }
        figures();
        return text.toString();
    }

    private static String title(Impact impact) {
        return switch (impact) {
            case BREAKING -> "Breaking";
            case RESULT_CHANGING -> "Changes results";
            case COMPATIBLE -> "Compatible";
        };
    }

    private void row(Change change) {
        var because = change.because().isEmpty() ? "" : ": " + String.join(", ", change.because());
        text.append("| ")
                .append(code(change.subject()))
                .append(" | ")
                .append(cell(change.message() + because))
                .append(" | ")
                .append(change.edits().stream().map(MarkdownReport::edit).collect(Collectors.joining("<br>")))
                .append(" |\n");
    }

    private static String edit(Edit edit) {
        return edit.parameter() + ": " + shown(edit.before()) + " → " + shown(edit.after());
    }

    private static String shown(String value) {
        return value.isEmpty() ? "*not set*" : code(value);
    }

    private void figures() {
        if (report.figures().isEmpty()) {
            return;
        }
        text.append("\n#### Totals\n\n| Measure | Before | After |\n|---|---:|---:|\n");
        for (var figure : report.figures()) {
            text.append("| %s | %s | %s |%n"
                    .formatted(code(figure.measure()), cell(figure.before()), cell(figure.after())));
        }
    }

    /** HTML, so that neither backticks nor bars of SQL break out of their cell. */
    private static String code(String text) {
        return "<code>"
                + escaped(text).replace("`", "&#96;").replace("*", "&#42;").replace("_", "&#95;") + "</code>";
    }

    private static String cell(String text) {
        return escaped(text);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("|", "&#124;")
                .replaceAll("\\s+", " ");
    }
}
