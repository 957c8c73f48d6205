package dev.cuboid.execution;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/** Times as PostgreSQL prints them, counted from 1970 in microseconds. Belongs to one thread and one value at a time. */
public final class EpochMicros {
    private static final long SECONDS_OF_DAY = TimeUnit.DAYS.toSeconds(1);
    private static final long MICROS_OF_SECOND = TimeUnit.SECONDS.toMicros(1);
    private static final int FRACTION_DIGITS = 6;

    private final byte[] printed;
    private int at;

    private EpochMicros(byte[] printed) {
        this.printed = printed;
    }

    /**
     * Of {@code 2024-03-01}, {@code 2024-03-01 12:34:56.7891}, {@code 2024-03-01 12:34:56+00} or {@code 0044-03-15 BC}; a time
     * without an offset counts as one of UTC.
     *
     * @throws DateTimeException if 64 bits cannot hold it, as {@code infinity}
     */
    public static long of(byte[] printed) {
        try {
            return new EpochMicros(printed).micros();
        } catch (ArithmeticException outside) {
            throw new DateTimeException("outside of 64 bits", outside);
        }
    }

    private long micros() {
        int year = number();
        skip('-');
        int month = number();
        skip('-');
        int day = number();
        long seconds = 0;
        long fraction = 0;
        if (isNext(' ') && at + 1 < printed.length && printed[at + 1] != 'B') {
            at++;
            seconds = clock();
            fraction = isNext('.') ? fraction() : 0;
            seconds -= offset();
        }
        boolean beforeChrist = at < printed.length;
        if (beforeChrist) {
            skip(' ');
            skip('B');
            skip('C');
        }
        long days = LocalDate.of(beforeChrist ? 1 - year : year, month, day).toEpochDay();
        long whole = Math.addExact(Math.multiplyExact(days, SECONDS_OF_DAY), seconds);
        return Math.addExact(Math.multiplyExact(whole, MICROS_OF_SECOND), fraction);
    }

    private long clock() {
        int hours = number();
        skip(':');
        int minutes = number();
        skip(':');
        return (hours * 60L + minutes) * 60 + number();
    }

    private long fraction() {
        at++;
        int from = at;
        long fraction = number();
        for (int digits = at - from; digits < FRACTION_DIGITS; digits++) {
            fraction *= 10;
        }
        return fraction;
    }

    /** Seconds east of UTC: {@code +05}, {@code -03:30} or {@code +00:19:32}. */
    private long offset() {
        if (!isNext('+') && !isNext('-')) {
            return 0;
        }
        boolean west = printed[at++] == '-';
        long seconds = number() * 3600L;
        for (long unit = 60; isNext(':'); unit = 1) {
            at++;
            seconds += number() * unit;
        }
        return west ? -seconds : seconds;
    }

    private int number() {
        int from = at;
        long number = 0;
        while (at < printed.length && printed[at] >= '0' && printed[at] <= '9' && at - from < 9) {
            number = number * 10 + printed[at++] - '0';
        }
        if (at == from) {
            throw new DateTimeException("not a time");
        }
        return (int) number;
    }

    private boolean isNext(char expected) {
        return at < printed.length && printed[at] == expected;
    }

    private void skip(char expected) {
        if (!isNext(expected)) {
            throw new DateTimeException("not a time");
        }
        at++;
    }
}
