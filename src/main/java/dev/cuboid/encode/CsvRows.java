package dev.cuboid.encode;

import dev.cuboid.execution.Column;
import dev.cuboid.execution.PrintedTime;
import dev.cuboid.execution.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/** Comma-separated values: NULL is an empty field, and an empty text is two quotes. */
final class CsvRows implements FileRows {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] LINE_END = ByteWriter.ascii("\r\n");
    private static final byte[] QUOTES = ByteWriter.ascii("\"\"");
    private static final byte[] TRUE = ByteWriter.ascii("true");
    private static final byte[] FALSE = ByteWriter.ascii("false");
    /** Texts of at most these bytes are copied while they are looked at. */
    private static final int SHORT = 256;

    private static final boolean[] NEEDS_QUOTES = marked(",\"\r\n");
    private static final boolean[] BEGINS_FORMULA = marked("=+-@\t\r\n");

    private final FileLayout.Csv layout;
    private final ByteWriter out;
    private Look[] looks = {};

    /** How the values of a column look. */
    private enum Look {
        /** As printed; it has nothing that needs quotes. */
        NUMBER,
        TIME,
        TRUTH,
        TEXT
    }

    CsvRows(FileLayout.Csv layout, OutputStream out) {
        this.layout = layout;
        this.out = new ByteWriter(out, CHUNK);
    }

    @Override
    public void begin(List<Column> columns) throws IOException {
        looks = columns.stream().map(column -> look(column.kind())).toArray(Look[]::new);
        if (layout.byteOrderMark()) {
            out.put(BYTE_ORDER_MARK);
        }
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            text(columns.get(i).key().getBytes(StandardCharsets.UTF_8));
        }
        out.put(LINE_END);
    }

    @Override
    public void row(Row row) throws SQLException, IOException {
        for (int i = 0; i < looks.length; i++) {
            if (i > 0) {
                out.put(',');
            }
            var printed = row.utf8(i);
            if (printed != null) {
                switch (looks[i]) {
                    case NUMBER -> out.put(printed);
                    case TIME -> time(printed);
                    case TRUTH -> out.put(printed[0] == 't' ? TRUE : FALSE);
                    case TEXT -> text(printed);
                }
            }
        }
        out.put(LINE_END);
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    /** The format has no way to say it. */
    @Override
    public void breakOff(String reason) throws IOException {
        out.flush();
    }

    @Override
    public void close() {
        // holds nothing
    }

    private void time(byte[] printed) throws IOException {
        int length = PrintedTime.exact(printed, out.room(PrintedTime.LONGEST), out.end());
        if (length == 0) {
            out.put(printed);
        }
        out.advance(length);
    }

    private void text(byte[] utf8) throws IOException {
        boolean defused = layout.defused() && utf8.length > 0 && is(BEGINS_FORMULA, utf8[0]);
        if (utf8.length == 0) {
            out.put(QUOTES);
        } else if (defused || utf8.length > SHORT) {
            longText(utf8, defused);
        } else if (copyPlain(utf8, out.room(utf8.length), out.end())) {
            out.advance(utf8.length);
        } else {
            quoted(utf8, false);
        }
    }

    private void longText(byte[] utf8, boolean defused) throws IOException {
        if (!isPlain(utf8)) {
            quoted(utf8, defused);
            return;
        }
        if (defused) {
            out.put('\'');
        }
        out.put(utf8);
    }

    private void quoted(byte[] utf8, boolean defused) throws IOException {
        out.put('"');
        if (defused) {
            out.put('\'');
        }
        int plainFrom = 0;
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == '"') {
                out.put(utf8, plainFrom, i + 1 - plainFrom).put('"');
                plainFrom = i + 1;
            }
        }
        out.put(utf8, plainFrom, utf8.length - plainFrom).put('"');
    }

    /** Copies and looks in one go; what was copied does not count if it turns out to need quotes. */
    private static boolean copyPlain(byte[] utf8, byte[] to, int at) {
        boolean quotes = false;
        for (int i = 0; i < utf8.length; i++) {
            byte one = utf8[i];
            to[at + i] = one;
            quotes |= NEEDS_QUOTES[one & 0xFF];
        }
        return !quotes;
    }

    private static boolean isPlain(byte[] utf8) {
        for (byte one : utf8) {
            if (is(NEEDS_QUOTES, one)) {
                return false;
            }
        }
        return true;
    }

    private static boolean is(boolean[] set, byte character) {
        return set[character & 0xFF];
    }

    private static boolean[] marked(String characters) {
        var set = new boolean[256];
        characters.chars().forEach(character -> set[character] = true);
        return set;
    }

    private static Look look(Column.Kind kind) {
        return switch (kind) {
            case TEXT -> Look.TEXT;
            case WHOLE, DECIMAL, FLOAT -> Look.NUMBER;
            case TRUTH -> Look.TRUTH;
            case TIME, INSTANT, DAY -> Look.TIME;
        };
    }
}
