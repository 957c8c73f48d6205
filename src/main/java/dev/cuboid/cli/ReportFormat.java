package dev.cuboid.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

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

    /** The words as they are typed, which are also those of the message about another word. */
    static final class Words implements ITypeConverter<ReportFormat> {
        @Override
        public ReportFormat convert(String word) {
            return Arrays.stream(values())
                    .filter(format -> format.toString().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("`%s` is none of %s"
                            .formatted(
                                    word,
                                    Arrays.stream(values())
                                            .map(ReportFormat::toString)
                                            .collect(Collectors.joining(", ")))));
        }
    }

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
