package dev.cuboid.encode;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.execution.Column;
import dev.cuboid.execution.EpochMicros;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** One column of an Arrow file: its vector, and how a printed value gets into it. */
sealed interface ArrowColumn {
    int MOST_DIGITS = 38;

    FieldVector vector();

    void put(int row, byte[] printed);

    record Text(VarCharVector vector) implements ArrowColumn {
        @Override
        public void put(int row, byte[] printed) {
            vector.setSafe(row, printed);
        }
    }

    record Whole(BigIntVector vector) implements ArrowColumn {
        @Override
        public void put(int row, byte[] printed) {
            vector.setSafe(row, unscaled(printed));
        }
    }

    record Decimal(DecimalVector vector) implements ArrowColumn {
        private static final int SAFE_LENGTH = 19;

        @Override
        public void put(int row, byte[] printed) {
            int point = printed.length - 1 - vector.getScale();
            boolean regular = vector.getScale() == 0 || point > 0 && printed[point] == '.';
            if (regular && printed.length < SAFE_LENGTH && isDigit(printed[printed.length - 1])) {
                vector.setSafe(row, unscaled(printed));
                return;
            }
            try {
                vector.setSafe(row, new BigDecimal(ascii(printed)).setScale(vector.getScale()));
            } catch (ArithmeticException | NumberFormatException | UnsupportedOperationException unfit) {
                throw unfit(vector, printed, unfit);
            }
        }
    }

    record Float(Float8Vector vector) implements ArrowColumn {
        @Override
        public void put(int row, byte[] printed) {
            vector.setSafe(row, Double.parseDouble(ascii(printed)));
        }
    }

    record Truth(BitVector vector) implements ArrowColumn {
        @Override
        public void put(int row, byte[] printed) {
            vector.setSafe(row, printed[0] == 't' ? 1 : 0);
        }
    }

    record Time(TimeStampVector vector) implements ArrowColumn {
        @Override
        public void put(int row, byte[] printed) {
            try {
                vector.setSafe(row, EpochMicros.of(printed));
            } catch (DateTimeException unfit) {
                throw unfit(vector, printed, unfit);
            }
        }
    }

    static ArrowColumn of(Column column, boolean castNumerics, BufferAllocator allocator) {
        var name = column.key();
        return switch (column.kind()) {
            case TEXT -> new Text((VarCharVector) vector(name, new ArrowType.Utf8(), allocator));
            case WHOLE -> new Whole((BigIntVector) vector(name, new ArrowType.Int(64, true), allocator));
            case FLOAT -> floats(name, allocator);
            case TRUTH -> new Truth((BitVector) vector(name, new ArrowType.Bool(), allocator));
            case TIME, DAY ->
                new Time(
                        (TimeStampVector) vector(name, new ArrowType.Timestamp(TimeUnit.MICROSECOND, null), allocator));
            case INSTANT ->
                new Time((TimeStampVector)
                        vector(name, new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"), allocator));
            case DECIMAL -> decimals(column, castNumerics, allocator);
        };
    }

    /** Where the database states no size, or a larger one than Arrow has, only text holds every digit. */
    private static ArrowColumn decimals(Column column, boolean castNumerics, BufferAllocator allocator) {
        boolean fits = column.precision() > 0 && column.precision() <= MOST_DIGITS && column.scale() <= MOST_DIGITS;
        if (fits) {
            var type = new ArrowType.Decimal(MOST_DIGITS, column.scale(), 128);
            return new Decimal((DecimalVector) vector(column.key(), type, allocator));
        }
        if (castNumerics) {
            return floats(column.key(), allocator);
        }
        var type = new FieldType(true, new ArrowType.Utf8(), null, Map.of("cuboid.type", "decimal"));
        return new Text((VarCharVector) new Field(column.key(), type, null).createVector(allocator));
    }

    private static ArrowColumn floats(String name, BufferAllocator allocator) {
        var type = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
        return new Float((Float8Vector) vector(name, type, allocator));
    }

    private static FieldVector vector(String name, ArrowType type, BufferAllocator allocator) {
        return Field.nullable(name, type).createVector(allocator);
    }

    /** All digits as one number, the point left out. */
    private static long unscaled(byte[] printed) {
        boolean negative = printed[0] == '-';
        // counted below zero, where there is room for the smallest number
        long number = 0;
        for (int i = negative ? 1 : 0; i < printed.length; i++) {
            if (printed[i] != '.') {
                number = number * 10 - (printed[i] - '0');
            }
        }
        return negative ? number : -number;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    private static String ascii(byte[] printed) {
        return new String(printed, StandardCharsets.US_ASCII);
    }

    private static Rejected unfit(FieldVector vector, byte[] printed, RuntimeException reason) {
        var rejected = new Rejected(Diagnostic.of(
                        ErrorCode.VALUE_NOT_IN_FORMAT,
                        new Location.InQuery(""),
                        "the value `%s` of `%s` does not exist in Arrow's type %s"
                                .formatted(
                                        ascii(printed),
                                        vector.getName(),
                                        vector.getField().getType()))
                .hint("`csv` and `ndjson` have each value as the database prints it"));
        rejected.addSuppressed(reason);
        return rejected;
    }
}
