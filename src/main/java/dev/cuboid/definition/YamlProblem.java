package dev.cuboid.definition;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** A syntax error of SnakeYAML in the words of someone who writes models. */
final class YamlProblem {
    private static final Pattern UNQUOTED_BRACE = Pattern.compile(":\\s+\\$?\\{[^{}\"']*}\\s*[^\\s,}]");

    static Diagnostic of(Source source, MarkedYAMLException error) {
        var mark = Optional.ofNullable(error.getProblemMark()).or(() -> Optional.ofNullable(error.getContextMark()));
        var problem = Optional.ofNullable(error.getProblem()).orElse("it is no YAML");
        if (problem.contains("TAB")) {
            return at(source, mark, "a tab stands where YAML wants spaces").hint("indent with spaces only");
        }
        if (problem.contains("Nesting Depth") || problem.contains("aliases for non-scalar")) {
            return Diagnostic.of(ErrorCode.MODEL_TOO_LARGE, place(source, mark), problem);
        }
        var told = at(source, mark, "not valid YAML: " + problem.strip());
        return mark.filter(place ->
                        UNQUOTED_BRACE.matcher(source.line(place.getLine())).find())
                .map(_ -> told.hint("put quotes around a text that begins with a brace: `sql: \"{CUBE}.status\"`"))
                .orElseGet(() -> hinted(told, problem));
    }

    private static Diagnostic hinted(Diagnostic diagnostic, String problem) {
        var lower = problem.toLowerCase(Locale.ROOT);
        if (lower.contains("mapping values are not allowed")) {
            return diagnostic.hint("put quotes around a text that holds a colon followed by a space");
        }
        if (lower.contains("expected <block end>") || lower.contains("block mapping start")) {
            return diagnostic.hint(
                    "check the indentation of this line against its neighbours, and the quotes before it");
        }
        if (lower.contains("',' or '}'") || lower.contains("',' or ']'") || lower.contains("flow")) {
            return diagnostic.hint("put quotes around a text that begins with a brace or a bracket");
        }
        return diagnostic;
    }

    private static Diagnostic at(Source source, Optional<Mark> mark, String message) {
        return Diagnostic.of(ErrorCode.MODEL_SYNTAX, place(source, mark), message);
    }

    private static Location place(Source source, Optional<Mark> mark) {
        return mark.map(m -> new Location.InFile(source.file(), m.getLine() + 1, m.getColumn() + 1))
                .orElse(new Location.InFile(source.file(), 1, 1));
    }

    private YamlProblem() {}
}
