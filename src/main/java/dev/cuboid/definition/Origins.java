package dev.cuboid.definition;

import dev.cuboid.diagnostic.Location;
import java.util.List;

/** Where the characters of a text that a template gave stand in the template; empty for a text that is its own source. */
record Origins(List<Part> parts) {
    static final Origins ITS_OWN = new Origins(List.of());

    /**
     * What begins at an offset of the text and reaches to the next part.
     *
     * @param verbatim whether the characters stand in the template one by one; else all of them stem from one place
     */
    record Part(int start, Location.InFile place, boolean verbatim) {}

    Origins {
        parts = List.copyOf(parts);
    }

    boolean isItsOwn() {
        return parts.isEmpty();
    }

    /** The part that a character belongs to; what stands before the first part belongs to it as well. */
    Part partAt(int offset) {
        return parts.get(indexAt(offset));
    }

    int indexAt(int offset) {
        int low = 0;
        int high = parts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (parts.get(middle).start() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    Location.InFile at(String text, int offset) {
        var part = partAt(offset);
        var place = part.place();
        int end = Math.min(offset, text.length());
        if (!part.verbatim() || end <= part.start()) {
            return place;
        }
        return new Location.InFile(place.file(), place.line(), place.column() + text.codePointCount(part.start(), end));
    }
}
