package dev.cuboid.cli;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode.Severity;
import dev.cuboid.diagnostic.Location;
import java.io.PrintWriter;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Findings for scripts. */
final class JsonReport {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonReport() {}

    static void write(Findings findings, PrintWriter out) {
        var report = JSON.createObjectNode();
        report.put("holds", findings.hold());
        report.put("errors", findings.count(Severity.ERROR));
        report.put("warnings", findings.count(Severity.WARNING));
        report.put("files", findings.files().size());
        var list = report.putArray("findings");
        var sources = new SourceLines(findings.folder());
        findings.diagnostics().forEach(diagnostic -> one(diagnostic, findings, sources, list.addObject()));
        out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
    }

    private static void one(Diagnostic diagnostic, Findings findings, SourceLines sources, ObjectNode json) {
        json.put("code", diagnostic.code().id());
        json.put("name", diagnostic.code().name());
        json.put("severity", diagnostic.code().severity().name().toLowerCase(Locale.ROOT));
        if (diagnostic.location() instanceof Location.InFile(var file, var line, var column)) {
            json.put("file", findings.path(file)).put("line", line).put("column", column);
            sources.at(diagnostic.location()).ifPresent(text -> json.put("source", text));
        } else {
            json.put("place", diagnostic.location().text());
        }
        json.put("message", diagnostic.message());
        var hints = json.putArray("hints");
        diagnostic.hints().forEach(hints::add);
    }
}
