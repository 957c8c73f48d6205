package dev.cuboid.encode;

import dev.cuboid.execution.Column;
import dev.cuboid.execution.PrintedTime;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How the values of a column look in JSON: Cube gives numbers as strings, exactly as the database prints them. */
enum JsonValue {
    AS_PRINTED {
        @Override
        void write(ByteWriter out, byte[] printed) throws IOException {
            out.jsonString(printed);
        }
    },
    TIME {
        @Override
        void write(ByteWriter out, byte[] printed) throws IOException {
            out.jsonString(PrintedTime.wire(printed));
        }
    },
    /** A time with all its digits. */
    EXACT_TIME {
        @Override
        void write(ByteWriter out, byte[] printed) throws IOException {
            out.put('"');
            int length = PrintedTime.exact(printed, out.room(PrintedTime.LONGEST), out.end());
            if (length == 0) {
                out.jsonText(printed);
            }
            out.advance(length);
            out.put('"');
        }
    },
    TRUTH {
        @Override
        void write(ByteWriter out, byte[] printed) throws IOException {
            out.put(printed[0] == 't' ? TRUE : FALSE);
        }
    },
    /** A JSON number with all its digits; {@code NaN} and infinities, which JSON does not have, stay strings. */
    NUMBER {
        @Override
        void write(ByteWriter out, byte[] printed) throws IOException {
            byte last = printed[printed.length - 1];
            if (last >= '0' && last <= '9') {
                out.put(printed);
            } else {
                out.jsonString(printed);
            }
        }
    };

    private static final byte[] TRUE = ByteWriter.ascii("true");
    private static final byte[] FALSE = ByteWriter.ascii("false");

    abstract void write(ByteWriter out, byte[] printed) throws IOException;

    void writeCell(ByteWriter out, byte @Nullable [] printed) throws IOException {
        if (printed == null) {
            out.jsonNull();
        } else {
            write(out, printed);
        }
    }

    static JsonValue of(Column column, boolean castNumerics) {
        if (column.kind() == Column.Kind.TRUTH) {
            return TRUTH;
        }
        if (column.kind().isTime()) {
            return TIME;
        }
        return castNumerics && column.kind().isNumber() ? NUMBER : AS_PRINTED;
    }
}
