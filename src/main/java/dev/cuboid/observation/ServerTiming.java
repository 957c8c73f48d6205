package dev.cuboid.observation;

import dev.cuboid.engine.Journal;
import dev.cuboid.engine.Journal.Stage;
import java.util.Locale;

/** The header {@code Server-Timing}, by which a browser's network tab shows where the time went. */
public final class ServerTiming {
    private static final Stage[] STAGES = Stage.values();

    private ServerTiming() {}

    /** What is known so far, in milliseconds: the writing of the answer is still to come. */
    public static String of(Journal journal) {
        var text = new StringBuilder(96);
        journal.verdict()
                .ifPresent(verdict -> text.append("cache;desc=")
                        .append(verdict.name().toLowerCase(Locale.ROOT))
                        .append(", "));
        for (var stage : STAGES) {
            if (journal.passed(stage)) {
                Millis.append(
                        text.append(stage == Stage.DATABASE ? "db" : stage.text())
                                .append(";dur="),
                        journal.spent(stage));
                text.append(", ");
            }
        }
        return Millis.append(text.append("total;dur="), System.nanoTime() - journal.begunAt())
                .toString();
    }
}
