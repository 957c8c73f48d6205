package dev.cuboid.encode;

import dev.cuboid.encode.RowLayout.Field;
import dev.cuboid.encode.RowLayout.Shape;
import dev.cuboid.execution.Column;
import dev.cuboid.execution.Row;
import dev.cuboid.execution.RowSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes rows as the {@code data} of Cube's answers. */
public final class JsonRows implements RowSink {
    private final RowLayout layout;
    private final ByteWriter out;
    private final List<Cells> cells = new ArrayList<>();
    private List<Column> columns = List.of();
    private long rows;
    private boolean truncated;

    /** The cells of one field. Those of a columnar answer are gathered until the end. */
    private static final class Cells {
        private final Field field;
        private final JsonValue value;
        /** What stands before the cell in a row. */
        private final byte[] lead;

        private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
        private final ByteWriter own = new ByteWriter(gathered);

        private Cells(Field field, JsonValue value, byte[] lead) {
            this.field = field;
            this.value = value;
            this.lead = lead;
        }

        private void write(ByteWriter to, Row row) throws SQLException, IOException {
            switch (field) {
                case Field.Cell(var _, var source) -> value.writeCell(to, row.utf8(source));
                case Field.Constant(var _, var text) -> to.jsonString(text);
            }
        }
    }

    public JsonRows(RowLayout layout, OutputStream out) {
        this.layout = layout;
        this.out = new ByteWriter(out);
    }

    @Override
    public void begin(List<Column> described) throws IOException {
        columns = described;
        for (var field : layout.fields()) {
            var value = field instanceof Field.Cell(var _, var source)
                    ? JsonValue.of(described.get(source), layout.castNumerics())
                    : JsonValue.AS_PRINTED;
            cells.add(new Cells(field, value, lead(field, cells.isEmpty())));
        }
        out.put(ByteWriter.ascii(
                switch (layout.shape()) {
                    case DEFAULT -> "[";
                    case COMPACT -> "{\"members\":" + members() + ",\"dataset\":[";
                    case COLUMNAR -> "{\"members\":" + members() + ",\"columns\":[";
                    case OBJECT, CELL -> "";
                }));
    }

    @Override
    public void row(Row row) throws SQLException, IOException {
        if (rows == layout.mostRows()) {
            truncated = true;
            return;
        }
        if (layout.shape() == Shape.COLUMNAR) {
            columnar(row);
        } else {
            inline(row);
        }
        rows++;
    }

    @Override
    public void end() throws IOException {
        if (layout.shape() == Shape.COLUMNAR) {
            columns(out);
        }
        out.put(ByteWriter.ascii(
                switch (layout.shape()) {
                    case DEFAULT -> "]";
                    case COMPACT, COLUMNAR -> "]}";
                    case OBJECT, CELL -> "";
                }));
        out.flush();
    }

    /** How many rows were written. */
    public long rows() {
        return rows;
    }

    /** Whether there were more than the layout lets out. */
    public boolean truncated() {
        return truncated;
    }

    /** What the statement's columns hold. */
    public List<Column> columns() {
        return List.copyOf(columns);
    }

    private void inline(Row row) throws SQLException, IOException {
        if (rows > 0) {
            out.put(',');
        }
        var brackets = layout.shape() == Shape.COMPACT ? "[]" : layout.shape() == Shape.CELL ? "" : "{}";
        if (!brackets.isEmpty()) {
            out.put(brackets.charAt(0));
        }
        for (var cell : cells) {
            out.put(cell.lead);
            cell.write(out, row);
        }
        if (!brackets.isEmpty()) {
            out.put(brackets.charAt(1));
        }
    }

    private void columns(ByteWriter to) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).own.flush();
            to.put(ByteWriter.ascii(i == 0 ? "[" : ",["))
                    .put(cells.get(i).gathered.toByteArray())
                    .put(']');
        }
    }

    private void columnar(Row row) throws SQLException, IOException {
        for (var cell : cells) {
            if (rows > 0) {
                cell.own.put(',');
            }
            cell.write(cell.own, row);
        }
    }

    private byte[] lead(Field field, boolean first) throws IOException {
        var comma = first ? "" : ",";
        return layout.shape() == Shape.DEFAULT || layout.shape() == Shape.OBJECT
                ? (comma + json(field.key()) + ":").getBytes(StandardCharsets.UTF_8)
                : ByteWriter.ascii(comma);
    }

    private String members() throws IOException {
        var keys = new ArrayList<String>();
        for (var field : layout.fields()) {
            keys.add(json(field.key()));
        }
        return "[" + String.join(",", keys) + "]";
    }

    private static String json(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = new ByteWriter(bytes);
        writer.jsonString(text).flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
