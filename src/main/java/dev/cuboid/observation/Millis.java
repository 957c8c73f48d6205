package dev.cuboid.observation;

/** Writes durations as milliseconds with three digits after the point. */
final class Millis {
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000;

    private Millis() {}

    static StringBuilder append(StringBuilder text, long nanos) {
        long micros = Math.max(0, nanos) / MICRO;
        long fraction = micros % MILLI;
        text.append(micros / MILLI).append('.');
        if (fraction < 100) {
            text.append('0');
        }
        if (fraction < 10) {
            text.append('0');
        }
        return text.append(fraction);
    }
}
