package dev.cuboid.definition;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** A syntax error of SnakeYAML in the words of someone who writes models. */
final class YamlProblem {
    private static final Pattern UNQUOTED_BRACE = Pattern.compile(":\\s+\\$?\\{[^{}\"']*}\\s*[^\\s,}]");

    static Diagnostic of(Source source, MarkedYAMLException error) {
        var place = place(source, error);
        var problem =
                Optional.ofNullable(error.getProblem()).orElse("it is no YAML").strip();
        if (problem.contains("TAB")) {
            return Diagnostic.of(ErrorCode.MODEL_SYNTAX, place, "a tab stands where YAML wants spaces")
                    .hint("indent with spaces only");
        }
        if (problem.contains("Nesting Depth") || problem.contains("aliases for non-scalar")) {
            return Diagnostic.of(ErrorCode.MODEL_TOO_LARGE, place, problem);
        }
        var line = source.line(place.line());
        if (UNQUOTED_BRACE.matcher(line).find()) {
            return Diagnostic.of(
                            ErrorCode.MODEL_SYNTAX, place, "text goes on behind a brace that YAML takes for an object")
                    .hint("put quotes around a text that begins with a brace: `sql: \"{CUBE}.status\"`");
        }
        return blockEnd(problem, line, place)
                .orElseGet(() ->
                        hinted(Diagnostic.of(ErrorCode.MODEL_SYNTAX, place, "not valid YAML: " + problem), problem));
    }

    /** What YAML's parser calls a missing end of a block. */
    private static Optional<Diagnostic> blockEnd(String problem, String line, Location.InFile place) {
        if (!problem.toLowerCase(Locale.ROOT).contains("expected <block end>")) {
            return Optional.empty();
        }
        boolean behindQuote =
                line.substring(0, Math.min(line.length(), place.column() - 1)).matches(".*[\"']\\s*");
        if (behindQuote) {
            return Optional.of(Diagnostic.of(ErrorCode.MODEL_SYNTAX, place, "text goes on behind a closing quote")
                    .hint("write a text that holds quotes of one kind between those of the other,"
                            + " as in \"{CUBE}.status = 'new'\""));
        }
        return Optional.of(
                problem.endsWith("'<scalar>'")
                        ? Diagnostic.of(ErrorCode.MODEL_SYNTAX, place, "text goes on behind a value that is complete")
                                .hint("put quotes around the whole text")
                        : Diagnostic.of(
                                        ErrorCode.MODEL_SYNTAX,
                                        place,
                                        "this line is indented in another way than those that it belongs to")
                                .hint("the parameters of an object begin in one column, and so do the `-` of a list"));
    }

    private static Location.InFile place(Source source, MarkedYAMLException error) {
        return Optional.ofNullable(error.getProblemMark())
                .or(() -> Optional.ofNullable(error.getContextMark()))
                .map(mark -> source.at(mark.getLine(), mark.getColumn(), mark.getIndex()))
                .orElse(new Location.InFile(source.file(), 1, 1));
    }

    private static Diagnostic hinted(Diagnostic diagnostic, String problem) {
        var lower = problem.toLowerCase(Locale.ROOT);
        if (lower.contains("mapping values are not allowed")) {
            return diagnostic.hint("put quotes around a text that holds a colon followed by a space");
        }
        if (lower.contains("',' or '}'") || lower.contains("',' or ']'") || lower.contains("flow")) {
            return diagnostic.hint("put quotes around a text that begins with a brace or a bracket");
        }
        return diagnostic;
    }

    private YamlProblem() {}
}
