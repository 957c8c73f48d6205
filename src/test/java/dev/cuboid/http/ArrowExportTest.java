package dev.cuboid.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.TestDatabase;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Arrow files, read by Arrow's own reader. */
@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArrowExportTest {
    /** All but the rows that Arrow cannot hold. */
    private static final String FITTING = """
            {"dimensions": ["Odd.id", "Odd.text", "Odd.big", "Odd.price", "Odd.exact", "Odd.ratio", "Odd.truth", "Odd.at", "Odd.wall"],
             "ungrouped": true, "order": {"Odd.id": "asc"}, "filters": [{"member": "Odd.id", "operator": "notEquals", "values": ["4"]}]}""";

    private final TestDatabase database = TestDatabase.create();
    private SampleServer server;
    private ExportClient client;

    /** What a file holds, cell by cell. */
    private record Content(
            Map<String, String> types, List<List<@Nullable Object>> rows, int batches, int largestBatch) {}

    @BeforeAll
    void start() throws Exception {
        database.run(Files.readString(Path.of("src/test/resources/export/data.sql")));
        server = SampleServer.start(database, "--cuboid.model-folder=src/test/resources/export/model");
        client = ExportClient.of(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void columns_have_the_narrowest_type_that_holds_every_value() throws Exception {
        assertThat(read("format=arrow", FITTING).types())
                .containsExactly(
                        Map.entry("Odd.id", "Int(64, true)"),
                        Map.entry("Odd.text", "Utf8"),
                        Map.entry("Odd.big", "Int(64, true)"),
                        Map.entry("Odd.price", "Decimal(38, 2, 128)"),
                        Map.entry("Odd.exact", "Utf8{cuboid.type=decimal}"),
                        Map.entry("Odd.ratio", "FloatingPoint(DOUBLE)"),
                        Map.entry("Odd.truth", "Bool"),
                        Map.entry("Odd.at", "Timestamp(MICROSECOND, null)"),
                        Map.entry("Odd.wall", "Timestamp(MICROSECOND, null)"));
        assertThat(read("format=arrow", "{\"measures\": [\"Odd.lastAt\"], \"dimensions\": [\"Odd.id\"], \"limit\": 1}")
                        .types())
                .containsEntry("Odd.lastAt", "Timestamp(MICROSECOND, UTC)");
        assertThat(read("format=arrow&castNumerics=true", FITTING).types())
                .containsEntry("Odd.exact", "FloatingPoint(DOUBLE)")
                .containsEntry("Odd.price", "Decimal(38, 2, 128)");
    }

    @Test
    void cells_are_those_of_the_database() throws Exception {
        assertThat(read("format=arrow", FITTING).rows()).isEqualTo(ofDatabase("""
                SELECT id, text, big, price, exact::text, ratio, truth,
                    (extract(epoch FROM at) * 1000000)::bigint, (extract(epoch FROM wall) * 1000000)::bigint
                FROM odd WHERE id <> 4 ORDER BY id"""));
    }

    @Test
    void many_rows_come_in_batches_of_bounded_size() throws Exception {
        var content = read("format=arrow", ExportClient.ALL_MANY);

        assertThat(content.rows()).hasSize(200_000);
        assertThat(content.rows().getLast()).containsExactly(200_000L, "200000 " + "x".repeat(190));
        assertThat(content.batches()).isGreaterThan(24);
        assertThat(content.largestBatch()).isLessThanOrEqualTo(8192);
    }

    @Test
    void no_rows_still_have_a_schema() throws Exception {
        var content =
                read("format=arrow", FITTING.replace("notEquals", "equals").replace("\"4\"", "\"-1\""));

        assertThat(content.rows()).isEmpty();
        assertThat(content.types()).hasSize(9);
    }

    @Test
    void what_arrow_cannot_hold_is_refused_by_name() throws Exception {
        var times = client.whole(client.request("format=arrow", FITTING.replace("notEquals", "equals")));
        assertThat(times.statusCode()).isEqualTo(400);
        assertThat(new String(times.body(), UTF_8))
                .contains(
                        "the value `infinity` of `Odd.at` does not exist in Arrow's type Timestamp(MICROSECOND, null)");

        database.run("INSERT INTO odd (id, price) VALUES (-1, 'NaN')");
        try {
            var decimals = client.whole(client.request("format=arrow", "{\"dimensions\": [\"Odd.price\"]}"));
            assertThat(decimals.statusCode()).isEqualTo(400);
            assertThat(new String(decimals.body(), UTF_8)).contains("the value `NaN` of `Odd.price`");
        } finally {
            database.run("DELETE FROM odd WHERE id = -1");
        }
    }

    private Content read(String options, String query) throws Exception {
        var answer = client.whole(client.request(options, query));
        assertThat(answer.statusCode()).isEqualTo(200);
        try (var allocator = new RootAllocator();
                var reader = new ArrowStreamReader(new ByteArrayInputStream(answer.body()), allocator)) {
            var types = new LinkedHashMap<String, String>();
            var root = reader.getVectorSchemaRoot();
            for (var field : root.getSchema().getFields()) {
                var metadata = field.getMetadata();
                types.put(field.getName(), field.getType() + (metadata.isEmpty() ? "" : metadata.toString()));
            }
            var rows = new ArrayList<List<@Nullable Object>>();
            int batches = 0;
            int largest = 0;
            while (reader.loadNextBatch()) {
                batches++;
                largest = Math.max(largest, root.getRowCount());
                for (int row = 0; row < root.getRowCount(); row++) {
                    rows.add(cells(root.getFieldVectors(), row));
                }
            }
            return new Content(types, rows, batches, largest);
        }
    }

    private static List<@Nullable Object> cells(List<FieldVector> vectors, int row) {
        var cells = new ArrayList<@Nullable Object>();
        for (var vector : vectors) {
            boolean isNull = vector.isNull(row);
            if (vector instanceof TimeStampVector times && !isNull) {
                cells.add(times.get(row));
            } else {
                var value = vector.getObject(row);
                cells.add(value instanceof org.apache.arrow.vector.util.Text text ? text.toString() : value);
            }
        }
        return cells;
    }

    private List<List<@Nullable Object>> ofDatabase(String sql) throws Exception {
        var all = new ArrayList<List<@Nullable Object>>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var cells = new ArrayList<@Nullable Object>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    var value = rows.getObject(i);
                    cells.add(value instanceof BigDecimal number ? number.setScale(2) : value);
                }
                all.add(cells);
            }
        }
        return all;
    }
}
