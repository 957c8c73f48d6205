package dev.cuboid.cli;

import java.util.Locale;

/** The forms in which findings are told. */
enum ReportFormat {
    /** For people. */
    TEXT,
    /** For scripts. */
    JSON,
    /** For code scanning: GitHub's, Azure's, editors'. */
    SARIF,
    /** For the test reports of CI servers. */
    JUNIT,
    /** Workflow commands of GitHub Actions, which show each problem at its line of a pull request. */
    GITHUB;

    void write(Findings findings, Console console) {
        switch (this) {
            case TEXT -> new TextReport(findings, console).write();
            case JSON -> JsonReport.write(findings, console.out());
            case SARIF -> SarifReport.write(findings, console.out());
            case JUNIT -> JunitReport.write(findings, console.out());
            case GITHUB -> GithubReport.write(findings, console.out());
        }
        console.out().flush();
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
