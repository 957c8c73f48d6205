package dev.cuboid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QueryCommandsTest {
    private static final String QUERY = """
            {
              "measures": ["orders.total_amount", "line_items.count"],
              "dimensions": ["customers.tier"],
              "filters": [{"member": "customers.name", "operator": "equals", "values": ["O'Hara"]}],
              "timeDimensions": [{"dimension": "orders.ordered_at", "dateRange": "last week"}]
            }""";
    private static final String[] SHOP = {
        "--model", "src/test/resources/conformance/shop/model", "--now", "2026-01-31T12:00:00Z"
    };

    @TempDir
    private Path folder;

    @Test
    void sql_prints_a_statement_with_its_binds_as_the_golden_file_has_it() {
        var run = ask("sql");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        Golden.check("query.sql", run.out());
    }

    @Test
    void explain_prints_legs_paths_and_reasons_as_the_golden_file_has_it() {
        var run = ask("explain");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("read from `orders` because", "join: ", "-- the whole statement");
        Golden.check("query.explain.txt", run.out());
    }

    @Test
    void both_print_json_for_scripts() {
        var sql = JsonMapper.shared().readTree(ask("sql", "--json").out());
        var explained = JsonMapper.shared().readTree(ask("explain", "--json").out());

        assertThat(sql.at("/0/sql/0").stringValue()).contains("$3");
        assertThat(sql.at("/0/sql/1").values())
                .extracting(JsonNode::stringValue)
                .contains("O'Hara");
        assertThat(explained.get("queryType").stringValue()).isEqualTo("regularQuery");
        assertThat(explained.at("/explanations/0/sql/0")).isEqualTo(sql.at("/0/sql/0"));
        assertThat(explained.at("/explanations/0/legs")).hasSize(2);
    }

    @Test
    void the_zone_of_a_query_without_one_is_the_option_else_the_variable() {
        assertThat(ask("sql").out()).contains("2026-01-19T00:00:00Z");
        assertThat(ask("sql", "--timezone", "Europe/Berlin").out()).contains("2026-01-18T23:00:00Z");
        assertThat(CommandRun.with(QUERY, Map.of("CUBEJS_DEFAULT_TIMEZONE", "Europe/Berlin"), arguments("sql", "-"))
                        .out())
                .contains("2026-01-18T23:00:00Z");
    }

    @Test
    void a_query_is_read_from_a_file_also_as_a_requests_body() throws IOException {
        var file = Files.writeString(folder.resolve("body.json"), "{\"query\": %s}".formatted(QUERY));

        assertThat(CommandRun.of(arguments("sql", file.toString())).out())
                .isEqualTo(ask("sql").out());
    }

    @Test
    void a_query_that_is_refused_does_not_hold_and_says_why() {
        var run = CommandRun.with("{\"measures\": [\"orders.totl_amount\"]}", Map.of(), arguments("sql", "-"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("Q202 query/measures/0").contains("hint: `total_amount` is close");
    }

    @Test
    void a_query_of_a_broken_model_does_not_hold() {
        var run = CommandRun.with(QUERY, Map.of(), "sql", "-", "--model", "src/test/resources/cli/broken");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("M106", "M203");
    }

    @Test
    void without_a_query_it_could_not_run() {
        var missing = CommandRun.of(arguments("sql", "no-such-file.json"));
        var broken = CommandRun.with("{\"measures\": [", Map.of(), arguments("sql", "-"));

        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).isEqualTo("the file `no-such-file.json` does not exist\n");
        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.err()).startsWith("Q102 -:1:");
        assertThat(CommandRun.of("sql").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of(arguments("sql", "-", "--now", "yesterday")).exitCode())
                .isEqualTo(2);
    }

    private static CommandRun ask(String command, String... more) {
        var arguments = new ArrayList<>(List.of(arguments(command, "-")));
        arguments.addAll(List.of(more));
        return CommandRun.with(QUERY, Map.of(), arguments.toArray(String[]::new));
    }

    private static String[] arguments(String command, String... more) {
        return Stream.of(new String[] {command}, more, SHOP)
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
    }
}
