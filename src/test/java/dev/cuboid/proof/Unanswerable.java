package dev.cuboid.proof;

/** A query that the model gives no meaning to, so that refusing it is the right answer. */
final class Unanswerable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    enum Reason {
        NO_PATH,
        SEVERAL_PATHS,
        MULTIPLIED_WITHOUT_KEY,
        MEASURE_OVER_MANY,
        FILTER_UNSEEN,
        WINDOW_WITHOUT_TIME,
        SHIFT_DOES_NOT_FIT
    }

    private final Reason reason;

    Unanswerable(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
