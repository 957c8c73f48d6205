package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import dev.cuboid.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of values that are hard to write down. */
@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportTest {
    private static final String TEXTS = """
            {"dimensions": ["Odd.id", "Odd.text"], "ungrouped": true, "order": {"Odd.id": "asc"}}""";
    private static final String NOTHING = """
            {"dimensions": ["Odd.id"], "filters": [{"member": "Odd.id", "operator": "lt", "values": ["0"]}]}""";

    private final TestDatabase database = TestDatabase.create();
    private SampleServer server;
    private ExportClient client;

    @BeforeAll
    void start() throws Exception {
        database.run(Files.readString(Path.of("src/test/resources/export/data.sql")));
        server = SampleServer.start(
                database,
                "--cuboid.model-folder=src/test/resources/export/model",
                "--cuboid.maximum-row-limit=3",
                "--cuboid.default-row-limit=2");
        client = ExportClient.of(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void csv_has_each_value_exactly() throws Exception {
        assertThat(client.text("format=csv", ExportClient.ALL_ODD))
                .isEqualTo("""
                Odd.id,Odd.text,Odd.big,Odd.price,Odd.exact,Odd.ratio,Odd.truth,Odd.at,Odd.wall
                1,plain,9007199254740993,12.50,0.1000000000000000000000000000000000000001,0.1,true,2024-03-01T12:34:56.789123,2024-03-31T02:30:00.000
                2,"comma, ""quote""\\nand line",-9223372036854775808,-0.05,-1,NaN,false,1969-12-31T23:59:59.999999,0044-03-15 12:00:00 BC
                3,"",,,,,,,
                4,,0,0.00,NaN,-Infinity,,infinity,-infinity
                5,=1+1,-1,9999999999.99,Infinity,1e+300,true,1883-11-18T12:03:57.000,9999-12-31T23:59:59.500
                6,Grüße 😀\tﷺ,1,1.00,1.50,-0,false,2024-02-28T18:30:00.000,12024-01-01 00:00:00
                7,\tTab,7,7.00,7,7,,,
                8,-5,-8,-8.00,-8,-8,,,
                9,"@SUM(A1:A9),""x\""",9,9.00,9,9,,,
                10,"\\rCR",10,10.00,10,10,,,
                11,+49 30,9223372036854775807,11.00,11,11,,,
                """.replace("\n", "\r\n").replace("\\n", "\n").replace("\\r", "\r"));
    }

    @Test
    void csv_for_spreadsheets_has_a_mark_and_no_formulas() throws Exception {
        assertThat(client.text("format=csv&bom=true&defuse=true", TEXTS))
                .isEqualTo("""
                \uFEFFOdd.id,Odd.text
                1,plain
                2,"comma, ""quote""\\nand line"
                3,""
                4,
                5,'=1+1
                6,Grüße 😀\tﷺ
                7,'\tTab
                8,'-5
                9,"'@SUM(A1:A9),""x\"""
                10,"'\\rCR"
                11,'+49 30
                """.replace("\n", "\r\n").replace("\\n", "\n").replace("\\r", "\r"));
    }

    @Test
    void numbers_are_left_alone_by_defusing() throws Exception {
        assertThat(
                        client.text(
                                "defuse=true",
                                "{\"dimensions\": [\"Odd.big\"], \"ungrouped\": true, \"order\": {\"Odd.big\": \"asc\"}, \"limit\": 2}"))
                .isEqualTo("Odd.big\r\n-9223372036854775808\r\n-8\r\n");
    }

    @Test
    void ndjson_has_a_line_for_each_row_and_nothing_after_the_last() throws Exception {
        var lines = client.text("format=ndjson", ExportClient.ALL_ODD).split("\n", -1);

        assertThat(lines).hasSize(12);
        assertThat(lines[11]).isEmpty();
        assertThat(lines[0]).isEqualTo("""
                {"Odd.id":"1","Odd.text":"plain","Odd.big":"9007199254740993","Odd.price":"12.50",\
                "Odd.exact":"0.1000000000000000000000000000000000000001","Odd.ratio":"0.1","Odd.truth":true,\
                "Odd.at":"2024-03-01T12:34:56.789123","Odd.wall":"2024-03-31T02:30:00.000"}""");
        assertThat(lines[1]).contains("\"Odd.text\":\"comma, \\\"quote\\\"\\nand line\"");
        assertThat(lines[2]).isEqualTo("""
                {"Odd.id":"3","Odd.text":"","Odd.big":null,"Odd.price":null,"Odd.exact":null,"Odd.ratio":null,\
                "Odd.truth":null,"Odd.at":null,"Odd.wall":null}""");
        assertThat(lines[5]).contains("\"Odd.text\":\"Grüße 😀\\tﷺ\"");
    }

    @ParameterizedTest
    @CsvSource({"castNumerics=true,false", "format=ndjson,true"})
    void ndjson_has_exact_numbers_where_that_is_asked_for(String beside, boolean inside) throws Exception {
        var query = ExportClient.ALL_ODD.replace("{\"dim", inside ? "{\"castNumerics\": true, \"dim" : "{\"dim");
        var lines = client.text("format=ndjson&" + beside, query).split("\n", -1);

        assertThat(lines[0])
                .contains("\"Odd.id\":1,", "\"Odd.big\":9007199254740993,\"Odd.price\":12.50")
                .contains("\"Odd.exact\":0.1000000000000000000000000000000000000001,\"Odd.ratio\":0.1,");
        assertThat(lines[3]).contains("\"Odd.exact\":\"NaN\",\"Odd.ratio\":\"-Infinity\"");
        assertThat(lines[4]).contains("\"Odd.ratio\":1e+300");
    }

    @Test
    void no_rows_are_a_header_or_nothing() throws Exception {
        assertThat(client.text("format=csv", NOTHING)).isEqualTo("Odd.id\r\n");
        assertThat(client.text("format=ndjson", NOTHING)).isEmpty();
    }

    @Test
    void the_answer_says_what_it_is() throws Exception {
        var csv = client.whole(client.request("format=csv", TEXTS));
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;header=present;charset=utf-8");
        assertThat(csv.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"Odd.csv\"");
        assertThat(csv.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(csv.headers().firstValue("Content-Encoding")).isEmpty();
        var arrow = client.whole(client.request("format=arrow", TEXTS));
        assertThat(arrow.headers().firstValue("Content-Type")).hasValue("application/vnd.apache.arrow.stream");
    }

    @Test
    void a_post_asks_the_same_with_options_beside_the_query() throws Exception {
        var body = "{\"query\": " + TEXTS + ", \"format\": \"csv\", \"bom\": true, \"defuse\": true}";
        var request = server.request("/cubejs-api/v1/export")
                .header("Authorization", SampleServer.token("{}"))
                .POST(BodyPublishers.ofString(body));

        assertThat(server.send(request).body()).isEqualTo(client.text("format=csv&bom=true&defuse=true", TEXTS));
    }

    @Test
    void the_limits_of_other_requests_do_not_hold_and_the_querys_own_does() throws Exception {
        assertThat(client.text("format=csv", TEXTS).lines().count()).isGreaterThan(11);
        assertThat(client.text("format=csv", TEXTS.replace("\"ungr", "\"limit\": 5, \"offset\": 2, \"ungr")))
                .startsWith("Odd.id,Odd.text\r\n3,\"\"\r\n4,\r\n5,")
                .contains("\r\n7,");
    }

    @ParameterizedTest
    @CsvSource({
        "'zstd, gzip', zstd",
        "'gzip, deflate, br', gzip",
        "'gzip;q=0.5, zstd;q=0.1', gzip",
        "'zstd;q=0, *', gzip",
        "'x-gzip', gzip",
        "'identity, gzip;q=0.5', ''",
        "'br', ''",
        "'gzip;q=0', ''"
    })
    void the_best_coding_that_is_accepted_is_taken(String accepted, String taken) throws Exception {
        var plain = client.whole(client.request("format=ndjson", ExportClient.ALL_ODD));
        var coded = client.whole(
                client.request("format=ndjson", ExportClient.ALL_ODD).header("Accept-Encoding", accepted));

        assertThat(coded.headers().firstValue("Content-Encoding").orElse("")).isEqualTo(taken);
        assertThat(decoded(coded).readAllBytes()).isEqualTo(plain.body());
    }

    @ParameterizedTest
    @CsvSource({"gzip", "zstd"})
    void a_large_file_is_the_same_compressed(String coding) throws Exception {
        var plain = client.whole(client.request("format=csv", ExportClient.ALL_MANY));
        var coded =
                client.whole(client.request("format=csv", ExportClient.ALL_MANY).header("Accept-Encoding", coding));

        assertThat(plain.body().length).isGreaterThan(200_000 * 190);
        assertThat(coded.body().length).isLessThan(plain.body().length / 10);
        assertThat(decoded(coded).readAllBytes()).isEqualTo(plain.body());
        assertThat(new String(plain.body(), StandardCharsets.UTF_8))
                .endsWith("200000,200000 " + "x".repeat(190) + "\r\n");
    }

    private static InputStream decoded(HttpResponse<byte[]> coded) throws Exception {
        var bytes = new ByteArrayInputStream(coded.body());
        return switch (coded.headers().firstValue("Content-Encoding").orElse("")) {
            case "gzip" -> new GZIPInputStream(bytes);
            case "zstd" -> new ZstdInputStream(bytes);
            default -> bytes;
        };
    }
}
