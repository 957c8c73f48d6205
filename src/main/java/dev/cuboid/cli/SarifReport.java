package dev.cuboid.cli;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.ErrorCode.Severity;
import dev.cuboid.diagnostic.Location;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Findings as SARIF 2.1.0, the form of code scanning. */
final class SarifReport {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SarifReport() {}

    static void write(Findings findings, PrintWriter out) {
        var codes = findings.diagnostics().stream()
                .map(Diagnostic::code)
                .distinct()
                .sorted()
                .toList();
        var report = JSON.createObjectNode();
        report.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        report.put("version", "2.1.0");
        var run = report.putArray("runs").addObject();
        var driver = run.putObject("tool").putObject("driver");
        driver.put("name", "cuboid");
        driver.put("version", Version.number());
        var rules = driver.putArray("rules");
        codes.forEach(code -> rule(code, rules.addObject()));
        // columns count characters, not the units that Java stores them in
        run.put("columnKind", "unicodeCodePoints");
        var results = run.putArray("results");
        findings.diagnostics().forEach(diagnostic -> result(diagnostic, findings, codes, results));
        out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
    }

    private static void rule(ErrorCode code, ObjectNode rule) {
        rule.put("id", code.id());
        rule.put("name", code.name());
        rule.putObject("shortDescription")
                .put("text", code.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        rule.putObject("defaultConfiguration").put("level", level(code));
    }

    private static void result(Diagnostic diagnostic, Findings findings, List<ErrorCode> codes, ArrayNode results) {
        var result = results.addObject();
        result.put("ruleId", diagnostic.code().id());
        result.put("ruleIndex", codes.indexOf(diagnostic.code()));
        result.put("level", level(diagnostic.code()));
        var text = new StringBuilder(diagnostic.message());
        diagnostic.hints().forEach(hint -> text.append("\nhint: ").append(hint));
        result.putObject("message").put("text", text.toString());
        if (diagnostic.location() instanceof Location.InFile(var file, var line, var column)) {
            var place = result.putArray("locations").addObject().putObject("physicalLocation");
            place.putObject("artifactLocation").put("uri", uri(findings.path(file)));
            place.putObject("region").put("startLine", line).put("startColumn", column);
        }
    }

    private static String level(ErrorCode code) {
        return code.severity() == Severity.ERROR ? "error" : "warning";
    }

    private static String uri(String path) {
        try {
            return new URI(path.startsWith("/") ? "file" : null, null, path, null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("no URI for " + path, impossible);
        }
    }
}
