package dev.cuboid.definition;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import java.util.List;
import java.util.regex.Pattern;

/** Refuses Jinja, which Cube evaluates before the YAML is read; without it the file would mean something else. */
final class JinjaCheck {
    private static final Pattern JINJA_OR_COMMENT = Pattern.compile("(?m)^\\s*+#.*$|\\{\\{|\\{%|\\{#");

    static List<Diagnostic> problemsIn(Source source) {
        var matcher = JINJA_OR_COMMENT.matcher(source.text());
        while (matcher.find()) {
            if (matcher.group().startsWith("{")) {
                return List.of(refused(source, matcher.start(), matcher.group()));
            }
        }
        return List.of();
    }

    private static Diagnostic refused(Source source, int offset, String opening) {
        return Diagnostic.of(
                        ErrorCode.NOT_SUPPORTED,
                        source.at(offset),
                        "Jinja templates are not supported: `" + opening + "` begins one")
                .hint("write out what the template gives; `\\{` stands for a brace that is meant literally");
    }

    private JinjaCheck() {}
}
