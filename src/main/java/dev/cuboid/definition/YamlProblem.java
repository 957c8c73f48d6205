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
        var told = Diagnostic.of(ErrorCode.MODEL_SYNTAX, place, "not valid YAML: " + problem);
        return UNQUOTED_BRACE.matcher(source.line(place.line())).find()
                ? told.hint("put quotes around a text that begins with a brace: `sql: \"{CUBE}.status\"`")
                : hinted(told, problem);
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
        if (lower.contains("expected <block end>") || lower.contains("block mapping start")) {
            return diagnostic.hint(
                    "check the indentation of this line against its neighbours, and the quotes before it");
        }
        if (lower.contains("',' or '}'") || lower.contains("',' or ']'") || lower.contains("flow")) {
            return diagnostic.hint("put quotes around a text that begins with a brace or a bracket");
        }
        return diagnostic;
    }

    private YamlProblem() {}
}
