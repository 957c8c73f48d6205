package dev.cuboid.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * docs/kpis.md: after each query in JSON come the rows and the SQL that it gives on the rows of the worked examples.
 * {@code -Dgolden.update=true} writes both anew.
 */
final class KpiDocument {
    private static final Path FILE = Path.of("docs/kpis.md");
    private static final Pattern QUERY =
            Pattern.compile("(?s)```json\n(\\{.*?)```\n(?:\n```text\n.*?```\n\n<details>.*?</details>\n)?");

    static void check(ModelServer server) {
        try {
            var document = Files.readString(FILE);
            var served = QUERY.matcher(document).replaceAll(query -> Matcher.quoteReplacement(shown(query, server)));
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(FILE, served);
            }
            assertThat(QUERY.matcher(document).results()).hasSizeGreaterThan(20);
            assertThat(Files.readString(FILE)).isEqualTo(served);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String shown(MatchResult found, ModelServer server) {
        var query = found.group(1);
        var rows = StreamSupport.stream(server.load(query).get("data").spliterator(), false)
                .map(JsonNode::toString)
                .collect(Collectors.joining("\n"));
        var sql = server.sql(query).get("sql").get("sql").get(0).asString();
        return "```json\n" + query + "```\n\n```text\n" + rows + "\n```\n\n<details><summary>SQL</summary>\n\n```sql\n"
                + sql.strip() + "\n```\n\n</details>\n";
    }

    private KpiDocument() {}
}
