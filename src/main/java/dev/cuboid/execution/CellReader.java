package dev.cuboid.execution;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** How the values of one column become what clients see. The connection gives all values as text, in UTC. */
enum CellReader {
    AS_PRINTED {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }
    },
    TRUTH {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            boolean truth = row.getBoolean(column);
            return row.wasNull() ? null : truth;
        }
    },
    TIME {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            var text = row.getString(column);
            return text == null ? null : wireTime(text);
        }
    };

    private static final int DATE_LENGTH = "2024-03-01".length();
    private static final int SECONDS_LENGTH = "2024-03-01 12:34:56".length();
    private static final int MILLISECONDS = 3;

    abstract @Nullable Object read(ResultSet row, int column) throws SQLException;

    static CellReader of(ResultSetMetaData columns, int column) throws SQLException {
        return switch (columns.getColumnType(column)) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE, Types.DATE -> TIME;
            case Types.BIT, Types.BOOLEAN -> columns.getColumnTypeName(column).equals("bool") ? TRUTH : AS_PRINTED;
            default -> AS_PRINTED;
        };
    }

    /**
     * From PostgreSQL's {@code 2024-03-01 12:34:56.7891+00} to {@code 2024-03-01T12:34:56.789}. What is no such time
     * ({@code infinity}, years before Christ or of five digits) stays as printed.
     */
    static String wireTime(String printed) {
        int length = printed.length();
        if (length < DATE_LENGTH || printed.charAt(4) != '-' || printed.endsWith("BC")) {
            return printed;
        }
        if (length == DATE_LENGTH) {
            return printed + "T00:00:00.000";
        }
        if (length < SECONDS_LENGTH || printed.charAt(DATE_LENGTH) != ' ') {
            return printed;
        }
        var wire = new StringBuilder(SECONDS_LENGTH + 1 + MILLISECONDS)
                .append(printed, 0, DATE_LENGTH)
                .append('T')
                .append(printed, DATE_LENGTH + 1, SECONDS_LENGTH)
                .append('.');
        int digits = 0;
        if (length > SECONDS_LENGTH && printed.charAt(SECONDS_LENGTH) == '.') {
            for (int at = SECONDS_LENGTH + 1; at < length && digits < MILLISECONDS; at++, digits++) {
                char digit = printed.charAt(at);
                if (digit < '0' || digit > '9') {
                    break;
                }
                wire.append(digit);
            }
        }
        return wire.repeat('0', MILLISECONDS - digits).toString();
    }
}
