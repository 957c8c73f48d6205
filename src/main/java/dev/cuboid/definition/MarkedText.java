package dev.cuboid.definition;

import dev.cuboid.definition.Origins.Part;
import dev.cuboid.diagnostic.Location;
import java.util.ArrayList;

/**
 * A text whose parts say where they come from, by marks among its characters. A mark is put between two of Unicode's
 * noncharacters, which no model file may hold; so marks pass through loops, macros and blocks like any other text.
 */
record MarkedText(String text, Origins origins) {
    private static final char OPEN = '\uFDD0';
    private static final char CLOSE = '\uFDD1';

    static boolean hasMarks(String text) {
        return text.indexOf(OPEN) >= 0 || text.indexOf(CLOSE) >= 0;
    }

    static String mark(Location.InFile place, boolean verbatim) {
        return OPEN + (verbatim ? "v" : "e") + place.line() + ":" + place.column() + ":" + place.file() + CLOSE;
    }

    /** Takes the marks out. */
    static MarkedText of(String marked) {
        var text = new StringBuilder();
        var parts = new ArrayList<Part>();
        int at = 0;
        for (int open = marked.indexOf(OPEN); open >= 0; open = marked.indexOf(OPEN, at)) {
            int close = marked.indexOf(CLOSE, open);
            text.append(marked, at, open);
            parts.add(part(text.length(), marked.substring(open + 1, close)));
            at = close + 1;
        }
        text.append(marked, at, marked.length());
        return new MarkedText(text.toString(), new Origins(parts));
    }

    private static Part part(int start, String mark) {
        var pieces = mark.substring(1).split(":", 3);
        var place = new Location.InFile(pieces[2], Integer.parseInt(pieces[0]), Integer.parseInt(pieces[1]));
        return new Part(start, place, mark.startsWith("v"));
    }

    /** A stretch of the text with its marks, so that it can be placed on its own. */
    static String stretch(String text, Origins origins, int start, int end) {
        if (origins.isItsOwn()) {
            return text.substring(start, end);
        }
        var marked = new StringBuilder(
                mark(origins.at(text, start), origins.partAt(start).verbatim()));
        int at = start;
        for (int i = origins.indexAt(start) + 1; i < origins.parts().size(); i++) {
            var part = origins.parts().get(i);
            if (part.start() >= end) {
                break;
            }
            marked.append(text, at, part.start()).append(mark(part.place(), part.verbatim()));
            at = part.start();
        }
        return marked.append(text, at, end).toString();
    }
}
