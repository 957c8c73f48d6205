package dev.cuboid.encode;

import dev.cuboid.execution.Column;
import dev.cuboid.execution.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;

/** A JSON object per line. The last line of a file that is not whole is an object with nothing but {@code error}. */
final class NdjsonRows implements FileRows {
    private final FileLayout.Ndjson layout;
    private final ByteWriter out;
    private JsonValue[] values = {};
    /** What stands before each cell of a line. */
    private byte[][] leads = {};

    private boolean withinLine;

    NdjsonRows(FileLayout.Ndjson layout, OutputStream out) {
        this.layout = layout;
        this.out = new ByteWriter(out, CHUNK);
    }

    @Override
    public void begin(List<Column> columns) throws IOException {
        values = columns.stream().map(this::value).toArray(JsonValue[]::new);
        leads = new byte[columns.size()][];
        for (int i = 0; i < leads.length; i++) {
            leads[i] = JsonText.bytes(
                    (i == 0 ? "{" : ",") + JsonText.quoted(columns.get(i).key()) + ":");
        }
    }

    @Override
    public void row(Row row) throws SQLException, IOException {
        withinLine = true;
        for (int i = 0; i < leads.length; i++) {
            out.put(leads[i]);
            values[i].writeCell(out, row.utf8(i));
        }
        out.put('}').put('\n');
        withinLine = false;
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    @Override
    public void breakOff(String reason) throws IOException {
        if (withinLine) {
            out.put('\n');
        }
        out.put(ByteWriter.ascii("{\"error\":"))
                .jsonString(reason)
                .put('}')
                .put('\n')
                .flush();
    }

    @Override
    public void close() {
        // holds nothing
    }

    private JsonValue value(Column column) {
        return column.kind().isTime() ? JsonValue.EXACT_TIME : JsonValue.of(column, layout.castNumerics());
    }
}
