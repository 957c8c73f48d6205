package dev.cuboid.compare;

import java.util.List;

/** A comparison as it is told, with the figures of a database if there is one. */
public record Report(Comparison comparison, List<Figures.Figure> figures) {
    public Report {
        figures = List.copyOf(figures);
    }

    /** For people at a terminal. */
    public String text() {
        return new TextReport(this).print();
    }

    /** For a pull request. */
    public String markdown() {
        return new MarkdownReport(this).print();
    }

    /** For programs. */
    public String json() {
        return JsonReport.print(this);
    }

    List<Change> changes(Impact impact) {
        return comparison.changes().stream()
                .filter(change -> change.impact() == impact)
                .toList();
    }

    /** "2 breaking, 1 result-changing, 4 compatible" */
    String summary() {
        if (comparison.changes().isEmpty()) {
            return "no change";
        }
        return "%d breaking, %d result-changing, %d compatible"
                .formatted(
                        changes(Impact.BREAKING).size(),
                        changes(Impact.RESULT_CHANGING).size(),
                        changes(Impact.COMPATIBLE).size());
    }
}
