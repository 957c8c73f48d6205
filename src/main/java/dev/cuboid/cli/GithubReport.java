package dev.cuboid.cli;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode.Severity;
import dev.cuboid.diagnostic.Location;
import java.io.PrintWriter;

/** Findings as workflow commands of GitHub Actions. */
final class GithubReport {
    private GithubReport() {}

    static void write(Findings findings, PrintWriter out) {
        findings.diagnostics().forEach(diagnostic -> out.println(line(diagnostic, findings)));
        out.println(findings.summary());
    }

    private static String line(Diagnostic diagnostic, Findings findings) {
        var place = diagnostic.location() instanceof Location.InFile(var file, var line, var column)
                ? "file=%s,line=%d,col=%d,".formatted(property(findings.path(file)), line, column)
                : "";
        var text = new StringBuilder(diagnostic.message());
        diagnostic.hints().forEach(hint -> text.append("\nhint: ").append(hint));
        return "::%s %stitle=%s::%s"
                .formatted(
                        diagnostic.code().severity() == Severity.ERROR ? "error" : "warning",
                        place,
                        diagnostic.code().id(),
                        data(text.toString()));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
