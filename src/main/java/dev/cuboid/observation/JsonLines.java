package dev.cuboid.observation;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.engine.Journal;
import dev.cuboid.engine.Journal.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Lines for machines: one JSON object each. */
final class JsonLines implements LineFormat {
    private static final Stage[] STAGES = Stage.values();

    private final QueryText queries;

    JsonLines(QueryText queries) {
        this.queries = queries;
    }

    @Override
    public void request(FinishedRequest request, StringBuilder line) {
        open(request.at(), "info", "request", line);
        body(request, line);
        line.append("}\n");
    }

    @Override
    public void slow(FinishedRequest request, Slowness slowness, StringBuilder line) {
        open(request.at(), "warn", "slow query", line);
        body(request, line);
        texts("plan", slowness.plans(), line);
        texts("sql", slowness.sql(), line);
        line.append("}\n");
    }

    @Override
    public void dropped(long lines, Instant at, StringBuilder line) {
        open(at, "warn", "log lines dropped", line);
        line.append(",\"lines\":").append(lines).append("}\n");
    }

    private static void open(Instant at, String level, String message, StringBuilder line) {
        line.append("{\"time\":\"")
                .append(LogTime.utc(at))
                .append("\",\"level\":\"")
                .append(level);
        line.append("\",\"message\":\"").append(message).append('"');
    }

    private void body(FinishedRequest request, StringBuilder line) {
        var journal = request.journal();
        text("request_id", journal.requestId(), line);
        if (!request.traceId().isEmpty()) {
            text("trace_id", request.traceId(), line);
        }
        if (journal.who() != SecurityContext.ANONYMOUS) {
            text("caller", CallerName.of(journal.who()), line);
        }
        text("method", request.method(), line);
        text("route", request.route(), line);
        line.append(",\"status\":").append(request.status());
        journal.error().ifPresent(code -> text("error", code.id(), line));
        Millis.append(line.append(",\"duration_ms\":"), request.nanos());
        for (var stage : STAGES) {
            if (journal.passed(stage)) {
                line.append(",\"").append(stage.text()).append("_ms\":");
                Millis.append(line, journal.spent(stage));
            }
        }
        line.append(",\"bytes\":").append(request.bytes());
        if (!journal.subjects().isEmpty()) {
            query(journal, line);
        }
    }

    private void query(Journal journal, StringBuilder line) {
        journal.verdict().ifPresent(verdict -> {
            line.append(",\"rows\":").append(journal.rows());
            text("cache", verdict.name().toLowerCase(Locale.ROOT), line);
            text("rollup", "none", line);
        });
        var subjects = journal.subjects();
        text("data_source", subjects.getFirst().question().dataSource(), line);
        if (subjects.size() == 1) {
            var text = queries.of(subjects.getFirst());
            text("sql_hash", text.sqlHash(), line);
            line.append(",\"query\":").append(text.query());
            return;
        }
        texts(
                "sql_hash",
                subjects.stream().map(one -> queries.of(one).sqlHash()).toList(),
                line);
        line.append(",\"query\":[");
        for (int i = 0; i < subjects.size(); i++) {
            line.append(i == 0 ? "" : ",").append(queries.of(subjects.get(i)).query());
        }
        line.append(']');
    }

    private static void texts(String name, List<String> values, StringBuilder line) {
        line.append(",\"").append(name).append("\":[");
        for (int i = 0; i < values.size(); i++) {
            quoted(values.get(i), line.append(i == 0 ? "" : ","));
        }
        line.append(']');
    }

    private static void text(String name, String value, StringBuilder line) {
        quoted(value, line.append(",\"").append(name).append("\":"));
    }

    private static void quoted(String value, StringBuilder line) {
        line.append('"');
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '"', '\\' -> line.append('\\').append(character);
                case '\n' -> line.append("\\n");
                default -> {
                    if (character < ' ' || Character.isSurrogate(character)) {
                        line.append("\\u%04x".formatted((int) character));
                    } else {
                        line.append(character);
                    }
                }
            }
        }
        line.append('"');
    }
}
