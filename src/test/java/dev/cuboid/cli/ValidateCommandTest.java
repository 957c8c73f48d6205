package dev.cuboid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ValidateCommandTest {
    private static final String BROKEN = Golden.FOLDER.resolve("broken").toString();
    private static final String DOUBTFUL = Golden.FOLDER.resolve("doubtful").toString();

    @TempDir
    private Path empty;

    @ParameterizedTest
    @CsvSource({"text,txt", "json,json", "sarif,sarif", "junit,xml", "github,github"})
    void tells_a_broken_model_in_each_form_as_its_golden_file_has_it(String format, String ending) {
        var run = CommandRun.of("validate", BROKEN, "--format", format);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        Golden.check("broken." + ending, run.out());
    }

    @Test
    void tells_doubts_as_its_golden_file_has_it() {
        var run = CommandRun.of("validate", DOUBTFUL);

        assertThat(run.exitCode()).isZero();
        Golden.check("doubtful.txt", run.out());
    }

    @Test
    void a_model_without_problems_holds() {
        var run = CommandRun.of("validate", "schema", "--strict");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("no problem in \\d+ files of schema\n");
    }

    @Test
    void warnings_fail_a_strict_check() {
        assertThat(CommandRun.of("validate", DOUBTFUL).exitCode()).isZero();
        assertThat(CommandRun.of("validate", DOUBTFUL, "--strict").exitCode()).isEqualTo(1);
    }

    @Test
    void a_strict_check_counts_warnings_as_failed_test_cases() throws Exception {
        var lax = suite(CommandRun.of("validate", DOUBTFUL, "--format", "junit").out());
        var strict = suite(CommandRun.of("validate", DOUBTFUL, "--format", "junit", "--strict")
                .out());

        assertThat(lax.getAttribute("failures")).isEqualTo("0");
        assertThat(strict.getAttribute("failures")).isEqualTo("7");
        for (var suite : new Element[] {lax, strict}) {
            assertThat(suite.getElementsByTagName("testcase").getLength())
                    .isEqualTo(Integer.parseInt(suite.getAttribute("tests")));
        }
        assertThat(strict.getElementsByTagName("failure").getLength()).isEqualTo(7);
    }

    @Test
    void sarif_has_what_its_schema_requires() {
        var report = JsonMapper.shared()
                .readTree(CommandRun.of("validate", BROKEN, "--format", "sarif").out());

        assertThat(report.get("version").stringValue()).isEqualTo("2.1.0");
        var run = report.get("runs").get(0);
        var rules = run.at("/tool/driver/rules");
        assertThat(run.at("/tool/driver/name").stringValue()).isEqualTo("cuboid");
        assertThat(run.get("results")).isNotEmpty().allSatisfy(result -> {
            assertThat(result.at("/message/text").stringValue()).isNotBlank();
            assertThat(result.get("level").stringValue()).isIn("error", "warning", "note", "none");
            assertThat(rules.get(result.get("ruleIndex").intValue()).get("id")).isEqualTo(result.get("ruleId"));
            var place = result.at("/locations/0/physicalLocation");
            assertThat(place.at("/artifactLocation/uri").stringValue()).doesNotContain(" ");
            assertThat(place.at("/region/startLine").intValue()).isPositive();
            assertThat(place.at("/region/startColumn").intValue()).isPositive();
        });
    }

    @Test
    void a_person_at_a_terminal_sees_colours_and_a_file_has_none() {
        var out = new StringWriter();
        var console = new Console(new PrintWriter(out), new PrintWriter(new StringWriter()), System.in, Map.of(), true);

        Commands.run(console, "validate", BROKEN);

        assertThat(out.toString()).contains("\u001b[1;31merror M106\u001b[0m");
        assertThat(CommandRun.of("validate", BROKEN).out()).doesNotContain("\u001b");
    }

    @Test
    void a_caret_points_into_a_line_that_is_too_long_to_show() throws IOException {
        var sql = "x + ".repeat(100) + "{nowhere}";
        Files.writeString(empty.resolve("long.yml"), """
                cubes:
                  - name: long
                    sql_table: long
                    dimensions:
                      - {name: id, type: number, sql: "%s"}
                """.formatted(sql));

        var lines = CommandRun.of("validate", empty.toString()).out().lines().toList();

        int caret = lines.get(2).indexOf('^');
        assertThat(lines.get(1).substring(caret)).startsWith("nowhere}");
        assertThat(caret).isLessThan(120);
    }

    @Test
    void an_empty_folder_does_not_hold() {
        var run = CommandRun.of("validate", empty.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("has no model file").contains("hint: add a file");
    }

    @Test
    void an_unknown_format_could_not_run() {
        var run = CommandRun.of("validate", BROKEN, "--format", "xml");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--format").contains("sarif");
    }

    private static Element suite(String xml) throws Exception {
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        return (Element) document.getElementsByTagName("testsuite").item(0);
    }
}
