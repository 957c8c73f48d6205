package dev.cuboid.execution;

import java.nio.charset.StandardCharsets;

/** Times as PostgreSQL prints them, turned into the form that clients see. */
public final class PrintedTime {
    private static final int DATE_LENGTH = "2024-03-01".length();
    private static final int SECONDS_LENGTH = "2024-03-01 12:34:56".length();
    private static final int WIRE_LENGTH = "2024-03-01T12:34:56.789".length();
    private static final int MILLISECONDS = 3;
    private static final int MICROSECONDS = 6;
    /** Bytes that a time takes at most. */
    public static final int LONGEST = "2024-03-01T12:34:56.789123".length();

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

    /**
     * The same with microseconds, where the time has any, written into an array that has room for {@link #LONGEST} bytes.
     *
     * @return how many bytes it took; none if the value is no such time and has to stay as printed
     */
    public static int exact(byte[] printed, byte[] to, int at) {
        int length = printed.length;
        if (length < DATE_LENGTH || printed[4] != '-' || printed[length - 1] == 'C') {
            return 0;
        }
        if (length == DATE_LENGTH) {
            System.arraycopy(printed, 0, to, at, DATE_LENGTH);
            System.arraycopy(MIDNIGHT, 0, to, at + DATE_LENGTH, MIDNIGHT.length);
            return WIRE_LENGTH;
        }
        if (length < SECONDS_LENGTH || printed[DATE_LENGTH] != ' ') {
            return 0;
        }
        System.arraycopy(printed, 0, to, at, SECONDS_LENGTH);
        to[at + DATE_LENGTH] = 'T';
        to[at + SECONDS_LENGTH] = '.';
        int digits =
                length > SECONDS_LENGTH && printed[SECONDS_LENGTH] == '.' ? digits(printed, SECONDS_LENGTH + 1) : 0;
        int wanted = digits > MILLISECONDS ? MICROSECONDS : MILLISECONDS;
        for (int i = 0; i < wanted; i++) {
            to[at + SECONDS_LENGTH + 1 + i] = i < digits ? printed[SECONDS_LENGTH + 1 + i] : (byte) '0';
        }
        return SECONDS_LENGTH + 1 + wanted;
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
