package dev.cuboid.definition;

import java.util.stream.IntStream;

/** From code points, in which SnakeYAML counts, to the chars of a String. They differ only where a text has rare characters. */
final class Offsets {
    private final int[] starts;

    private Offsets(int[] starts) {
        this.starts = starts;
    }

    static Offsets of(String text) {
        if (text.codePointCount(0, text.length()) == text.length()) {
            return new Offsets(new int[0]);
        }
        var starts = IntStream.builder();
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            starts.add(i);
        }
        starts.add(text.length());
        return new Offsets(starts.build().toArray());
    }

    int ofCharacter(int codePoint) {
        return starts.length == 0 ? codePoint : starts[codePoint];
    }
}
