package dev.cuboid.observation;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.engine.Journal;
import dev.cuboid.engine.Journal.Stage;
import java.time.Instant;
import java.util.Locale;

/** Lines for people. */
final class TextLines implements LineFormat {
    private static final Stage[] STAGES = Stage.values();

    private final QueryText queries;

    TextLines(QueryText queries) {
        this.queries = queries;
    }

    @Override
    public void request(FinishedRequest request, StringBuilder line) {
        body(request, line.append(LogTime.local(request.at())).append(" INFO  "));
        line.append('\n');
    }

    @Override
    public void slow(FinishedRequest request, Slowness slowness, StringBuilder line) {
        body(request, line.append(LogTime.local(request.at())).append(" WARN  slow query: "));
        line.append('\n');
        slowness.plans().forEach(plan -> line.append(plan.indent(2)));
        slowness.sql().forEach(sql -> line.append(sql.indent(2)));
    }

    @Override
    public void dropped(long lines, Instant at, StringBuilder line) {
        line.append(LogTime.local(at)).append(" WARN  ").append(lines).append(" log lines were dropped\n");
    }

    private void body(FinishedRequest request, StringBuilder line) {
        var journal = request.journal();
        line.append(request.status())
                .append(' ')
                .append(request.method())
                .append(' ')
                .append(request.route());
        journal.error().ifPresent(code -> line.append(' ').append(code.id()));
        Millis.append(line.append(' '), request.nanos()).append(" ms");
        stages(journal, line);
        journal.verdict()
                .ifPresent(verdict -> line.append(", ")
                        .append(verdict.name().toLowerCase(Locale.ROOT))
                        .append(", ")
                        .append(journal.rows())
                        .append(" rows"));
        line.append(", ").append(request.bytes()).append(" bytes");
        if (journal.who() != SecurityContext.ANONYMOUS) {
            line.append(", by ").append(oneLine(CallerName.of(journal.who())));
        }
        line.append(" [").append(oneLine(journal.requestId())).append(']');
        for (var subject : journal.subjects()) {
            line.append(' ').append(queries.of(subject).query());
        }
    }

    /** What a caller sends must not look like a line of its own. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static void stages(Journal journal, StringBuilder line) {
        var before = " (";
        for (var stage : STAGES) {
            if (journal.passed(stage)) {
                Millis.append(line.append(before).append(stage.text()).append(' '), journal.spent(stage));
                before = ", ";
            }
        }
        line.append(before.equals(" (") ? "" : ")");
    }
}
