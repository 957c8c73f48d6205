package dev.cuboid.trial;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where two tables of the same columns differ, as lines: {@code -} for what was expected, {@code +} for what came. */
final class TableDifference {
    private static final int MOST_LINES = 20;

    private final Table expected;
    private final Table came;
    private final BigDecimal tolerance;
    private final List<String> lines = new ArrayList<>();

    private TableDifference(Table expected, Table came, BigDecimal tolerance) {
        this.expected = expected;
        this.came = came;
        this.tolerance = tolerance;
    }

    /** Empty where they are equal. */
    static Optional<String> of(Table expected, Table came, boolean ordered, BigDecimal tolerance) {
        var difference = new TableDifference(expected, came, tolerance);
        if (ordered) {
            difference.compareInOrder();
        } else {
            difference.compareAnyOrder();
        }
        return difference.text();
    }

    private void compareInOrder() {
        int most = Math.max(expected.rows().size(), came.rows().size());
        for (int row = 0; row < most; row++) {
            boolean wanted = row < expected.rows().size();
            boolean there = row < came.rows().size();
            if (wanted && there && same(expected.rows().get(row), came.rows().get(row))) {
                continue;
            }
            var number = "row " + (row + 1) + "  ";
            if (wanted) {
                lines.add("- " + number + text(expected.rows().get(row)));
            }
            if (there) {
                lines.add("+ " + number + text(came.rows().get(row)));
            }
        }
    }

    private void compareAnyOrder() {
        var left = new ArrayList<>(came.rows());
        for (var row : expected.rows()) {
            var match = left.stream().filter(other -> same(row, other)).findFirst();
            match.ifPresentOrElse(left::remove, () -> lines.add("- " + text(row)));
        }
        left.forEach(row -> lines.add("+ " + text(row)));
    }

    private boolean same(List<Cell> one, List<Cell> other) {
        return IntStream.range(0, one.size()).allMatch(i -> one.get(i).equals(other.get(i), tolerance));
    }

    private static String text(List<Cell> row) {
        return row.stream().map(Cell::shown).collect(Collectors.joining(" | "));
    }

    private Optional<String> text() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var shown = new ArrayList<String>();
        shown.add("the rows differ (- expected, + came): " + String.join(" | ", expected.keys()));
        lines.stream().limit(MOST_LINES).forEach(shown::add);
        if (lines.size() > MOST_LINES) {
            shown.add("… and " + (lines.size() - MOST_LINES) + " lines more");
        }
        return Optional.of(String.join("\n", shown));
    }
}
