package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.luben.zstd.ZstdInputStream;
import dev.cuboid.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports that do not reach their end, on a server with a single connection. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BrokenExportTest {
    /** Fails in the database at row 150,000. */
    private static final String BROKEN =
            "{\"dimensions\": [\"Broken.id\", \"Broken.quotient\", \"Broken.text\"], \"ungrouped\": true, \"order\": []}";

    private static final String LOCKED = "{\"dimensions\": [\"Odd.id\"]}";
    private static final Duration SOON = Duration.ofSeconds(1);

    private final TestDatabase database = TestDatabase.create();
    private SampleServer server;
    private ExportClient client;

    @BeforeAll
    void start() throws Exception {
        database.run(Files.readString(Path.of("src/test/resources/export/data.sql")));
        server = SampleServer.start(
                database, "--cuboid.model-folder=src/test/resources/export/model", "--cuboid.database.pool-size=1");
        client = ExportClient.of(server);
    }

    @AfterEach
    void nothingStays() {
        await().until(() -> busy() == 0);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_csv_file_that_breaks_off_has_no_end() throws Exception {
        var bytes = cut("format=csv");

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .startsWith("Broken.id,")
                .contains("\r\n149000,");
    }

    @Test
    void an_ndjson_file_that_breaks_off_says_so_in_its_last_line() throws Exception {
        var lines = new String(cut("format=ndjson"), StandardCharsets.UTF_8).split("\n");

        assertThat(lines[lines.length - 1]).isEqualTo("{\"error\":\"Error: division by zero\"}");
        assertThat(lines[lines.length - 2]).startsWith("{\"Broken.id\":\"1").endsWith("x\"}");
    }

    @Test
    void an_arrow_file_that_breaks_off_cannot_be_taken_for_whole() throws Exception {
        var bytes = cut("format=arrow");

        long rows = 0;
        try (var allocator = new RootAllocator();
                var reader = new ArrowStreamReader(new ByteArrayInputStream(bytes), allocator)) {
            while (reader.loadNextBatch()) {
                rows += reader.getVectorSchemaRoot().getRowCount();
            }
        }
        assertThat(rows).isBetween(100_000L, 149_999L);
        // the mark of a whole file
        assertThat(HexFormat.of().formatHex(bytes)).doesNotEndWith("ffffffff00000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void a_compressed_file_that_breaks_off_has_no_end_either(String coding) throws Exception {
        var bytes = cut("format=ndjson", "Accept-Encoding: " + coding);

        var text = new ByteArrayOutputStream();
        assertThatThrownBy(() -> {
                    var in = new ByteArrayInputStream(bytes);
                    try (InputStream decoded =
                            coding.equals("gzip") ? new GZIPInputStream(in) : new ZstdInputStream(in)) {
                        decoded.transferTo(text);
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(text.toString(StandardCharsets.UTF_8)).endsWith("\n{\"error\":\"Error: division by zero\"}\n");
    }

    @Test
    void a_database_that_dies_in_the_middle_breaks_the_file_off() throws Exception {
        try (var answer = RawAnswer.of(server, "format=ndjson", ExportClient.ALL_MANY)) {
            answer.begin(100_000);
            database.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name = 'cuboid' AND datname = current_database()");
            var body = answer.body();

            assertThat(body.whole()).isFalse();
            var lines = body.text().split("\n");
            assertThat(lines[lines.length - 1])
                    .isEqualTo("{\"error\":\"The database of data source `default` cannot be reached;"
                            + " the query can be asked again later\"}");
            assertThat(lines[lines.length - 2]).startsWith("{\"Many.id\":\"").endsWith("x\"}");
        } finally {
            await().untilAsserted(
                            () -> assertThat(client.text("format=csv", LOCKED)).contains("\r\n11\r\n"));
        }
    }

    @Test
    void a_reader_that_leaves_in_the_middle_ends_the_reading() throws Exception {
        try (var reader = RawAnswer.of(server, "format=csv", ExportClient.ALL_MANY)) {
            reader.begin(100_000);
            assertThat(busy()).isEqualTo(1);
        }
        await().atMost(SOON).until(() -> busy() == 0);
    }

    @Test
    void a_reader_that_leaves_before_the_first_row_ends_the_statement() throws Exception {
        try (var lock = database.connect();
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("LOCK TABLE odd IN ACCESS EXCLUSIVE MODE");
            try (var reader = RawAnswer.of(server, "format=csv", LOCKED)) {
                await().until(() -> busy() == 1);
                assertThat(reader.isOpen()).isTrue();
            }
            await().atMost(SOON).until(() -> busy() == 0);
        }
    }

    @Test
    void an_export_is_cancelled_by_its_id_before_its_first_row() throws Exception {
        try (var lock = database.connect();
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("LOCK TABLE odd IN ACCESS EXCLUSIVE MODE");
            var answer = whole(client.request("format=csv", LOCKED).header("x-request-id", "early"));
            await().until(() -> busy() == 1);

            assertThat(cancel("early", "{\"sub\":\"somebody else\"}")).isEqualTo("{\"result\":\"not found\"}");
            assertThat(cancel("early", "{}")).isEqualTo("{\"result\":\"cancelled\"}");
            await().atMost(SOON).until(() -> busy() == 0);
            assertThat(answer.get().statusCode()).isEqualTo(409);
        }
    }

    @Test
    void an_export_is_cancelled_by_its_id_in_the_middle() throws Exception {
        try (var body =
                flowing(client.request("format=csv", ExportClient.ALL_MANY).header("x-request-id", "late"))) {
            body.readNBytes(100_000);

            assertThat(cancel("late", "{}")).isEqualTo("{\"result\":\"cancelled\"}");
            await().atMost(SOON).until(() -> busy() == 0);
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void one_connection_serves_two_exports_one_after_the_other() throws Exception {
        CompletableFuture<HttpResponse<byte[]>> second;
        try (var first = flowing("format=csv", ExportClient.ALL_MANY)) {
            first.readNBytes(100_000);
            second = whole(client.request("format=csv", ExportClient.ALL_MANY));
            assertThat(busy()).isEqualTo(1);
            assertThat(second).isNotDone();
            assertThat(new String(first.readAllBytes(), StandardCharsets.UTF_8)).contains("\r\n200000,200000 x");
        }
        assertThat(new String(second.get().body(), StandardCharsets.UTF_8))
                .startsWith("Many.id,Many.text\r\n1,")
                .contains("\r\n200000,200000 x");
    }

    @Test
    void one_that_waits_for_its_turn_can_leave_and_others_can_have_it() throws Exception {
        try (var first = flowing("format=csv", ExportClient.ALL_MANY)) {
            first.readNBytes(100_000);
            try (var waiting = RawAnswer.of(server, "format=csv", ExportClient.ALL_MANY)) {
                assertThat(waiting.isOpen()).isTrue();
            }
            var third = whole(client.request("format=csv", LOCKED));
            assertThat(third).isNotDone();
            first.close();

            assertThat(new String(third.get().body(), StandardCharsets.UTF_8)).contains("\r\n11\r\n");
        }
    }

    private InputStream flowing(String options, String query) throws Exception {
        return flowing(client.request(options, query));
    }

    private InputStream flowing(HttpRequest.Builder request) throws Exception {
        var answer = client.flowing(request);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private CompletableFuture<HttpResponse<byte[]>> whole(HttpRequest.Builder request) {
        return client.http().sendAsync(request.build(), BodyHandlers.ofByteArray());
    }

    /** What came before the connection was cut, which it has to be. */
    private byte[] cut(String options, String... headers) throws Exception {
        try (var answer = RawAnswer.of(server, options, BROKEN, headers)) {
            var body = answer.body();
            assertThat(body.whole()).isFalse();
            return body.bytes();
        }
    }

    private String cancel(String id, String payload) throws Exception {
        return server.send(server.request("/cubejs-api/v1/running-query/" + id)
                        .DELETE()
                        .header("Authorization", SampleServer.token(payload)))
                .body();
    }

    /** Connections of the server that have a statement or a cursor open. */
    private int busy() throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'cuboid'"
                                + " AND datname = current_database() AND state <> 'idle'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
