package dev.cuboid.definition;

import com.hubspot.jinjava.interpret.DisabledException;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.MissingEndTagException;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.interpret.TemplateError.ErrorReason;
import com.hubspot.jinjava.interpret.UnknownTagException;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An error of the template engine in the words of someone who writes models. */
final class JinjaProblem {
    private static final Pattern CLASS_NAME = Pattern.compile("^(?:[\\w.]*(?:Exception|Error): )+");
    private static final Pattern FUNCTION = Pattern.compile("[Cc]ould not resolve function '([^']*)'");
    private static final Pattern UNPARSED = Pattern.compile("^Error parsing '(.*)': ", Pattern.DOTALL);
    private static final Pattern FAILED =
            Pattern.compile("^Error resolving expression \\[(.*)]: (.*)$", Pattern.DOTALL);
    private static final int DEEPEST = 60;
    private static final int LONGEST = 100_000;
    private static final String NO_PYTHON =
            "Python is not run: what `globals.py` defines has to be written as `{% set … %}` or as a macro";
    private static final String SET_OF_WORDS =
            "variables, `for`, `if`, `set`, `macro`, `import` and Jinja's usual filters are there";

    static Diagnostic of(TemplateError error, Location.InFile place) {
        var message = Optional.ofNullable(error.getMessage()).orElse("it fails");
        var function = FUNCTION.matcher(message);
        if (function.find()) {
            var name = function.group(1).replaceFirst("^:", "");
            return Diagnostic.of(ErrorCode.UNKNOWN_REFERENCE, place, "`" + name + "` is not a function or a macro here")
                    .hint("import the macro with `{% from \"file.jinja\" import " + name + " %}`")
                    .hint(NO_PYTHON);
        }
        if (error.getReason() == ErrorReason.DISABLED || error.getException() instanceof DisabledException) {
            return Diagnostic.of(
                            ErrorCode.NOT_SUPPORTED,
                            place,
                            "`%s` is not available in templates of models"
                                    .formatted(
                                            String.valueOf(error.getFieldName()).replaceFirst("^\\w+:", "")))
                    .hint(SET_OF_WORDS);
        }
        if (error.getReason() == ErrorReason.OUTPUT_TOO_BIG || error.getReason() == ErrorReason.COLLECTION_TOO_BIG) {
            return tooLarge(place);
        }
        return Optional.ofNullable(error.getException())
                .flatMap(exception -> of(exception, place))
                .orElseGet(() -> plain(message, place));
    }

    static Diagnostic of(RuntimeException failure, Location.InFile place) {
        var line = failure instanceof InterpretException interpreting ? interpreting.getLineNumber() : 0;
        var at = line > 0 && line != place.line() ? new Location.InFile(place.file(), line, 1) : place;
        var cause = Optional.ofNullable(failure.getCause()).orElse(failure);
        return plain(Optional.ofNullable(cause.getMessage()).orElse("it fails"), at);
    }

    private static Optional<Diagnostic> of(Exception exception, Location.InFile place) {
        return switch (exception) {
            case UnknownTagException unknown ->
                Optional.of(Diagnostic.of(
                                ErrorCode.MODEL_SYNTAX, place, "`" + unknown.getTag() + "` is not a statement of Jinja")
                        .hint(SET_OF_WORDS));
            case MissingEndTagException open ->
                Optional.of(Diagnostic.of(
                                ErrorCode.MODEL_SYNTAX,
                                place,
                                "`%s` is not closed".formatted(open.getStartDefinition()))
                        .hint("write `{% " + open.getEndTag() + " %}` where it ends"));
            default -> Optional.empty();
        };
    }

    private static Diagnostic plain(String message, Location.InFile place) {
        var text = CLASS_NAME.matcher(message).replaceFirst("");
        if (text.contains("too large") || text.contains("exceed") || text.contains("recursion limit")) {
            return tooLarge(place);
        }
        var unparsed = UNPARSED.matcher(text);
        if (unparsed.find()) {
            return Diagnostic.of(
                            ErrorCode.MODEL_SYNTAX,
                            place,
                            "`" + unparsed.group(1).strip() + "` is not an expression of Jinja")
                    .hint("check its brackets, quotes and operators");
        }
        var failed = FAILED.matcher(text);
        if (failed.find()) {
            return Diagnostic.of(
                    ErrorCode.MODEL_SYNTAX,
                    place,
                    "`%s` fails: %s"
                            .formatted(
                                    failed.group(1),
                                    CLASS_NAME.matcher(failed.group(2)).replaceFirst("")));
        }
        if (text.startsWith(JinjaSandbox.NO_TEMPLATE)) {
            return Diagnostic.of(ErrorCode.UNKNOWN_REFERENCE, place, text)
                    .hint("give the path from the top of the model folder; the file has to end in .jinja");
        }
        return Diagnostic.of(ErrorCode.MODEL_SYNTAX, place, "Jinja: " + text);
    }

    private static Diagnostic tooLarge(Location.InFile place) {
        return Diagnostic.of(ErrorCode.MODEL_TOO_LARGE, place, "the template gives more than fits into a model file")
                .hint("look for a loop or a macro that does not end where it should");
    }

    /** The engine's parser takes very long for deep expressions. */
    static List<Diagnostic> tooDeep(String expression, Location.InFile place) {
        int depth = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth > DEEPEST || i > LONGEST) {
                return List.of(Diagnostic.of(
                        ErrorCode.MODEL_TOO_LARGE,
                        place,
                        "an expression nests more than %d brackets or is longer than %d characters"
                                .formatted(DEEPEST, LONGEST)));
            }
        }
        return List.of();
    }

    static Diagnostic undefined(String name, Iterable<String> known, Location.InFile place) {
        return Diagnostic.of(ErrorCode.UNKNOWN_REFERENCE, place, "`" + name + "` is not defined in the template")
                .near(name, known)
                .hint("define it with `{% set " + name + " = … %}`, or print `" + name + " | default(…)`")
                .hint(NO_PYTHON);
    }

    static Diagnostic ofCaller(String name, Location.InFile place) {
        return Diagnostic.of(
                        ErrorCode.NOT_SUPPORTED,
                        place,
                        "`" + name + "` is read in a template, which is rendered once for all callers")
                .hint("take it out: what it decides would hold for everyone, a filter of rows among it")
                .hint("a model folder and a server for each tenant tell tenants apart");
    }

    static Diagnostic unprintable(String expression, Location.InFile place) {
        return Diagnostic.of(
                        ErrorCode.WRONG_VALUE, place, "what `" + expression + "` gives cannot be printed in this place")
                .hint("print a text, number, list or map; a text with line breaks wants quotes around it or `| safe`");
    }

    private JinjaProblem() {}
}
