package dev.cuboid.compare;

/** What a change does to those who ask, from the worst on. */
public enum Impact {
    /** Some request that worked is refused, or its answer has another shape. */
    BREAKING("breaking"),
    /** The same requests work and may give other numbers. */
    RESULT_CHANGING("result-changing"),
    /** What was asked before gives the same answers. */
    COMPATIBLE("compatible");

    private final String text;

    Impact(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
