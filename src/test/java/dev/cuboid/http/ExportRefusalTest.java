package dev.cuboid.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong before the first byte has a status and a sentence. */
@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportRefusalTest {
    private final TestDatabase database = TestDatabase.create();
    private SampleServer server;
    private ExportClient client;

    @BeforeAll
    void start() throws Exception {
        database.run(Files.readString(Path.of("src/test/resources/export/data.sql")));
        server = SampleServer.start(
                database,
                "--cuboid.model-folder=src/test/resources/export/model",
                "--cuboid.export.row-limit=10",
                "--cuboid.database.query-timeout=1s");
        client = ExportClient.of(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "format=xml | {'dimensions': ['Odd.id']} | 400 | `format` `xml` is not served; `csv`, `ndjson` and `arrow` are",
                "defused=true | {'dimensions': ['Odd.id']} | 400 | an export has no option `defused`",
                "bom=maybe | {'dimensions': ['Odd.id']} | 400 | `maybe` is neither `true` nor `false`",
                "format=ndjson&bom=true | {'dimensions': ['Odd.id']} | 400 | `bom` means something for `csv` only",
                "format=arrow&defuse=true | {'dimensions': ['Odd.id']} | 400 | `defuse` means something for `csv` only",
                "format=csv | {'dimensions': ['Odd.nothing']} | 400 | nothing",
                "format=csv | {'dimensions': ['Odd.id'], 'total': true} | 400 | an export with `total` is not served",
                "format=csv | {'dimensions': ['Odd.id'], 'totals': true} | 400 | an export with `totals` is not served",
                "format=csv | {'measures': ['Odd.count'], 'timeDimensions': [{'dimension': 'Odd.at', 'compareDateRange': ['today', 'yesterday']}]} | 400 | an export with `compareDateRange` is not served",
                "format=csv | [{'measures': ['Odd.count'], 'timeDimensions': [{'dimension': 'Odd.at', 'granularity': 'day'}]}] | 400 | an export of a list of queries is not served",
                "format=csv | {'dimensions' | 400 | Unable to decode query param as JSON",
            })
    void a_request_that_has_no_file_is_refused_by_name(String options, String query, int status, String message)
            throws Exception {
        var answer = client.whole(client.request(options, query.replace('\'', '"')));

        assertThat(new String(answer.body(), UTF_8))
                .startsWith("{")
                .contains("\"error\":")
                .contains(message);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
    }

    @Test
    void a_token_is_needed_and_a_query_too() throws Exception {
        assertThat(server.send(server.request("/cubejs-api/v1/export?query=%7B%7D"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send(server.request("/cubejs-api/v1/export")
                                .header("Authorization", SampleServer.token("{}"))
                                .POST(BodyPublishers.noBody()))
                        .body())
                .contains("Query param is required");
    }

    @Test
    void more_rows_than_are_allowed_are_no_file() throws Exception {
        var all = "{\"dimensions\": [\"Odd.id\"], \"order\": {\"Odd.id\": \"asc\"}}";
        var answer = client.whole(client.request("format=csv", all));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(new String(answer.body(), UTF_8)).contains("the export has more than the 10 rows that are allowed");

        assertThat(client.text("format=csv", all.replace("\"order", "\"limit\": 10, \"order")))
                .endsWith("\r\n10\r\n");
        assertThat(client.whole(client.request("format=csv", all.replace("\"order", "\"limit\": 11, \"order")))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void what_the_database_refuses_is_told_as_to_other_requests() throws Exception {
        database.run("ALTER TABLE odd RENAME COLUMN truth TO verity");
        try {
            var answer = client.whole(client.request("format=csv", "{\"dimensions\": [\"Odd.truth\"]}"));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(new String(answer.body(), UTF_8)).startsWith("{\"error\":\"Error: column ");
        } finally {
            database.run("ALTER TABLE odd RENAME COLUMN verity TO truth");
        }
    }

    @Test
    void a_statement_that_takes_too_long_before_its_first_row_ends() throws Exception {
        try (var lock = database.connect();
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("LOCK TABLE odd IN ACCESS EXCLUSIVE MODE");
            var answer = client.whole(client.request("format=arrow", "{\"dimensions\": [\"Odd.id\"]}"));
            assertThat(answer.statusCode()).isEqualTo(504);
        }
    }
}
