package dev.cuboid.execution;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Times as PostgreSQL prints them, turned into the form that clients see. */
public final class PrintedTime {
    private static final int DATE_LENGTH = "2024-03-01".length();
    private static final int SECONDS_LENGTH = "2024-03-01 12:34:56".length();
    private static final int WIRE_LENGTH = "2024-03-01T12:34:56.789".length();
    private static final int MILLISECONDS = 3;
    private static final int MICROSECONDS = 6;
    private static final byte[] MIDNIGHT = "T00:00:00.000".getBytes(StandardCharsets.US_ASCII);

    private PrintedTime() {}

    static String wire(String printed) {
        return new String(wire(printed.getBytes(StandardCharsets.US_ASCII)), StandardCharsets.US_ASCII);
    }

    /**
     * From {@code 2024-03-01 12:34:56.7891+00} to {@code 2024-03-01T12:34:56.789}. What is no such time ({@code infinity},
     * years before Christ or of five digits) stays as printed, in the array that was given.
     */
    public static byte[] wire(byte[] printed) {
        int length = printed.length;
        if (length < DATE_LENGTH || printed[4] != '-' || printed[length - 1] == 'C') {
            return printed;
        }
        boolean day = length == DATE_LENGTH;
        if (!day && (length < SECONDS_LENGTH || printed[DATE_LENGTH] != ' ')) {
            return printed;
        }
        var wire = new byte[WIRE_LENGTH];
        System.arraycopy(printed, 0, wire, 0, day ? DATE_LENGTH : SECONDS_LENGTH);
        System.arraycopy(MIDNIGHT, 0, wire, DATE_LENGTH, day ? MIDNIGHT.length : 1);
        if (!day) {
            wire[SECONDS_LENGTH] = '.';
            milliseconds(printed, wire);
        }
        return wire;
    }

    /** The same with microseconds, where the time has any. */
    public static byte[] exact(byte[] printed) {
        var wire = wire(printed);
        int fraction = digits(printed, SECONDS_LENGTH + 1);
        if (wire == printed || fraction <= MILLISECONDS) {
            return wire;
        }
        var exact = Arrays.copyOf(wire, WIRE_LENGTH + MICROSECONDS - MILLISECONDS);
        Arrays.fill(exact, WIRE_LENGTH, exact.length, (byte) '0');
        System.arraycopy(printed, SECONDS_LENGTH + 1, exact, SECONDS_LENGTH + 1, fraction);
        return exact;
    }

    private static int digits(byte[] printed, int from) {
        int to = from;
        while (to < printed.length && printed[to] >= '0' && printed[to] <= '9') {
            to++;
        }
        return to - from;
    }

    private static void milliseconds(byte[] printed, byte[] wire) {
        int at = SECONDS_LENGTH + 1;
        boolean fraction = printed.length > SECONDS_LENGTH && printed[SECONDS_LENGTH] == '.';
        for (int to = at; to < WIRE_LENGTH; to++, at++) {
            fraction = fraction && at < printed.length && printed[at] >= '0' && printed[at] <= '9';
            wire[to] = fraction ? printed[at] : (byte) '0';
        }
    }
}
