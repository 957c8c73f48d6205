package dev.cuboid.check;

import dev.cuboid.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a check of a model against its database found.
 *
 * @param problems what does not hold, in the order of the model
 * @param notes what is worth knowing and no mistake, such as rows without a partner
 * @param unchecked what the budget or the database left open, by name
 */
public record DatabaseFindings(
        List<Diagnostic> problems, List<String> notes, List<Unchecked> unchecked, Counts counts, Budget budget) {
    public DatabaseFindings {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
        unchecked = List.copyOf(unchecked);
    }

    /** Something that was not checked, or not wholly. */
    public record Unchecked(String what, String why) {
        public String text() {
            return what + ": " + why;
        }
    }

    /**
     * @param keys and relationships that were looked at, wholly or in part
     * @param proven those of them that a constraint of the database proves, so that no row was read
     */
    public record Counts(int expressions, int keys, int relationships, int proven, Duration taken) {}

    public boolean hold() {
        return problems.isEmpty();
    }

    /** All but the problems, as lines for people; the last one tells the budget. */
    public List<String> remarks() {
        var lines = new ArrayList<String>();
        notes.forEach(note -> lines.add("note: " + note));
        unchecked.forEach(open -> lines.add("not checked: " + open.text()));
        lines.add(String.format(
                Locale.ROOT,
                "Checked against the database: %d expressions, %d keys, %d relationships (%d proven by its constraints) in %.1f s; "
                        + "the budget is %s",
                counts.expressions(),
                counts.keys(),
                counts.relationships(),
                counts.proven(),
                counts.taken().toMillis() / 1000.0,
                budget.text()));
        return lines;
    }
}
