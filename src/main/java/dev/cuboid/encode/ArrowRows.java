package dev.cuboid.encode;

import dev.cuboid.execution.Column;
import dev.cuboid.execution.Row;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.jspecify.annotations.Nullable;

/** Apache Arrow's streaming format, in batches of bounded size. A file that is not whole has no end-of-stream mark. */
final class ArrowRows implements FileRows {
    private static final int BATCH_ROWS = 8192;
    private static final long BATCH_BYTES = 1024 * 1024;

    private final FileLayout.Arrow layout;
    private final OutputStream out;
    private final List<ArrowColumn> columns = new ArrayList<>();
    private @Nullable Batch batch;

    /** The rows that are not written yet. They live outside of Java's heap. */
    private static final class Batch {
        private final BufferAllocator allocator;
        private final VectorSchemaRoot root;
        private final ArrowStreamWriter writer;
        private int rows;
        private long bytes;

        private Batch(BufferAllocator allocator, VectorSchemaRoot root, OutputStream out) {
            this.allocator = allocator;
            this.root = root;
            this.writer = new ArrowStreamWriter(root, null, out);
        }

        private void write() throws IOException {
            root.setRowCount(rows);
            writer.writeBatch();
            root.getFieldVectors().forEach(FieldVector::reset);
            rows = 0;
            bytes = 0;
        }

        /** The writer is not closed, since that would write the mark of a whole file. */
        private void close() {
            root.close();
            allocator.close();
        }
    }

    ArrowRows(FileLayout.Arrow layout, OutputStream out) {
        this.layout = layout;
        this.out = new BufferedOutputStream(out, CHUNK);
    }

    @Override
    public void begin(List<Column> described) throws IOException {
        var allocator = new RootAllocator();
        described.forEach(column -> columns.add(ArrowColumn.of(column, layout.castNumerics(), allocator)));
        var vectors = columns.stream().map(ArrowColumn::vector).toList();
        batch = new Batch(allocator, new VectorSchemaRoot(vectors), out);
        batch.writer.start();
    }

    @Override
    public void row(Row row) throws SQLException, IOException {
        var now = begun();
        for (int i = 0; i < columns.size(); i++) {
            var printed = row.utf8(i);
            if (printed == null) {
                columns.get(i).vector().setNull(now.rows);
            } else {
                columns.get(i).put(now.rows, printed);
                now.bytes += printed.length;
            }
        }
        now.rows++;
        if (now.rows == BATCH_ROWS || now.bytes >= BATCH_BYTES) {
            now.write();
        }
    }

    @Override
    public void end() throws IOException {
        if (begun().rows > 0) {
            begun().write();
        }
        begun().writer.end();
        out.flush();
    }

    @Override
    public void breakOff(String reason) throws IOException {
        out.flush();
    }

    @Override
    public void close() {
        if (batch != null) {
            batch.close();
        }
    }

    private Batch begun() {
        if (batch == null) {
            throw new IllegalStateException("rows before their columns");
        }
        return batch;
    }
}
