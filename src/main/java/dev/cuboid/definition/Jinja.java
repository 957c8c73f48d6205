package dev.cuboid.definition;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * Renders templates. A template is rendered once as it is, which gives the text, and once with marks in it, which gives the
 * places; a template that looks at the length or the letters of what a macro gave would see marks, so where both texts
 * differ, marks are kept out of macros, and their output is placed where they are called.
 */
final class Jinja {
    private static final List<String> OPENINGS = List.of("{{", "{%", "{#");
    private static final Pattern JINJA_OR_COMMENT = Pattern.compile("(?m)^\\s*+#.*$|\\{\\{|\\{%|\\{#");

    /** Whether a template is among the lines, leaving out comments, as they may talk of Jinja. */
    static boolean isIn(Source source) {
        // the pattern is slow, and most files have nothing of the kind
        return OPENINGS.stream().anyMatch(source.text()::contains)
                && JINJA_OR_COMMENT
                        .matcher(source.text())
                        .results()
                        .anyMatch(match -> match.group().startsWith("{"));
    }

    /** @param imports the templates of the model folder that may be imported, by name */
    static Source render(Source template, SequencedMap<String, String> imports) {
        for (int i = 0; i < template.text().length(); i++) {
            if (MarkedText.hasMarks(template.text().substring(i, i + 1))) {
                throw new Rejected(noncharacter(template.at(i)));
            }
        }
        var text = new JinjaRun(template, imports, Marking.NONE).text();
        for (var marking : List.of(Marking.EVERYWHERE, Marking.OUTSIDE_MACROS)) {
            var marked = MarkedText.of(new JinjaRun(template, imports, marking).text());
            if (marked.text().equals(text) && !marked.origins().isItsOwn()) {
                return new Source(template.file(), text, marked.origins());
            }
        }
        var start = new Origins.Part(0, new Location.InFile(template.file(), 1, 1), false);
        return new Source(template.file(), text, new Origins(List.of(start)));
    }

    /** Which parts of a template leave marks. */
    enum Marking {
        NONE,
        OUTSIDE_MACROS,
        EVERYWHERE
    }

    private static Diagnostic noncharacter(Location place) {
        return Diagnostic.of(ErrorCode.MODEL_SYNTAX, place, "a character that means nothing in Unicode stands here")
                .hint("take out U+FDD0 and U+FDD1");
    }

    private Jinja() {}
}
