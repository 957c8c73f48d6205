package dev.cuboid.execution;

/**
 * One column of a result.
 *
 * @param key the key of the answer's rows that it fills
 * @param kind what its values are
 * @param databaseType the type as the database names it, such as {@code numeric}
 * @param precision all digits of a decimal number; 0 where the database states none
 * @param scale digits after the point of a decimal number; 0 where the database states none
 */
public record Column(String key, Kind kind, String databaseType, int precision, int scale) {
    /** What clients have to know to read a value. */
    public enum Kind {
        TEXT,
        /** A whole number of at most 64 bits. */
        WHOLE,
        /** An exact number of any size, or {@code NaN} or an infinity. */
        DECIMAL,
        /** A binary floating point number. */
        FLOAT,
        TRUTH,
        /** Wall clock time; it says no zone. */
        TIME,
        /** An instant, printed as wall clock time in UTC. */
        INSTANT,
        /** A day, printed as its midnight. */
        DAY;

        public boolean isNumber() {
            return this == WHOLE || this == DECIMAL || this == FLOAT;
        }

        public boolean isTime() {
            return this == TIME || this == INSTANT || this == DAY;
        }
    }
}
