package dev.cuboid.engine;

import dev.cuboid.cache.Fingerprint;
import dev.cuboid.execution.Column;
import dev.cuboid.execution.Row;
import dev.cuboid.execution.RowSink;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a refresh key's query gives, as one text: every cell of every row, as the database prints it, since a change may be
 * in the second column or in the last microsecond.
 */
final class KeyText implements RowSink {
    private static final byte[] NULL = {};
    /** Short keys stay readable. */
    private static final int LONGEST = 64;

    private final List<byte[]> cells = new ArrayList<>();
    private int columns;
    private boolean said;
    private String text = "";

    @Override
    public void begin(List<Column> described) {
        columns = described.size();
    }

    @Override
    public void row(Row row) throws SQLException {
        for (int i = 0; i < columns; i++) {
            var cell = row.text(i);
            said |= cell != null;
            cells.add(cell == null ? NULL : ("=" + cell).getBytes(StandardCharsets.UTF_8));
        }
        if (cells.size() > LONGEST) {
            fold();
        }
    }

    @Override
    public void end() {
        var only = cells.size() == 1 ? new String(cells.getFirst(), StandardCharsets.UTF_8) : "";
        text = !only.isEmpty() && only.length() <= LONGEST ? only.substring(1) : Fingerprint.of(cells);
    }

    /** Empty if there was no row, or nothing but NULLs. */
    String text() {
        return said ? text : "";
    }

    /** So that a key of many rows takes no memory. */
    private void fold() {
        var sofar = Fingerprint.of(cells).getBytes(StandardCharsets.US_ASCII);
        cells.clear();
        cells.add(sofar);
    }
}
