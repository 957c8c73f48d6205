package dev.cuboid.model;

import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.model.Presentation.Format;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code format}: names, d3-format specifiers, time patterns and links, each where it fits the member's values. */
final class Formats {
    private static final Pattern WITH_DIGITS =
            Pattern.compile("(number|percent|currency|decimal|abbr|accounting)_([0-6])");
    private static final Pattern SPECIFIER =
            Pattern.compile("(?:.?[<>=^])?[-+( ]?[$#]?0?\\d*,?(?:\\.\\d+)?~?[efgrs%pbodxXcn]?");
    private static final Pattern TIME_SPECIFIER = Pattern.compile("%[-_0]?(.?)");
    private static final String TIME_LETTERS = "aAbBcdHIjmMnpStUwWxXyYZ%efgGLqQsuV";
    private static final Set<String> NUMBER_NAMES = Set.of("percent", "currency", "number", "id");
    private static final Set<String> TEXT_NAMES = Set.of("imageUrl", "link");

    private final Problems problems;

    Formats(Problems problems) {
        this.problems = problems;
    }

    Format read(Node node, ValueType type, String owner) {
        var link = node.part("format");
        if (link.isPresent()) {
            return type == ValueType.STRING
                    ? new Format.Link(link.get().text("label"))
                    : wrong(node, owner, "a link", "leave `format` out, or make the member a string");
        }
        return node.scalar("format")
                .map(format -> named(node, format, type, owner))
                .orElse(new Format.None());
    }

    private Format named(Node node, Scalar scalar, ValueType type, String owner) {
        var format = scalar.text();
        var read = switch (type) {
            case NUMBER -> number(format);
            case TIME -> time(format);
            case STRING -> text(format);
            case BOOLEAN, GEO, SWITCH -> Optional.<Format>empty();
        };
        return read.orElseGet(() -> wrong(node, owner, "`" + format + "`", hint(type)));
    }

    private static Optional<Format> number(String format) {
        if (NUMBER_NAMES.contains(format)) {
            return Optional.of(new Format.Named(format));
        }
        var digits = WITH_DIGITS.matcher(format);
        if (digits.matches()) {
            return Optional.of(new Format.Numeric(specifier(digits.group(1), digits.group(2)), format));
        }
        return switch (format) {
            case "decimal", "accounting" -> Optional.of(new Format.Numeric(specifier(format, "2"), format));
            case "abbr" -> Optional.of(new Format.Numeric(".2s", format));
            default ->
                !format.isEmpty() && SPECIFIER.matcher(format).matches()
                        ? Optional.of(new Format.Numeric(format, ""))
                        : Optional.empty();
        };
    }

    private static String specifier(String name, String digits) {
        return switch (name) {
            case "percent" -> "." + digits + "%";
            case "currency" -> "$,." + digits + "f";
            case "accounting" -> "(,." + digits + "f";
            case "abbr" -> "." + digits + "s";
            default -> ",." + digits + "f";
        };
    }

    private static Optional<Format> time(String format) {
        var matcher = TIME_SPECIFIER.matcher(format);
        int specifiers = 0;
        while (matcher.find()) {
            if (matcher.group(1).isEmpty()
                    || TIME_LETTERS.indexOf(matcher.group(1).charAt(0)) < 0) {
                return Optional.empty();
            }
            specifiers++;
        }
        return specifiers == 0 ? Optional.empty() : Optional.of(new Format.Time(format));
    }

    private static Optional<Format> text(String format) {
        var name = Names.camelCase(format);
        return TEXT_NAMES.contains(name) ? Optional.of(new Format.Named(name)) : Optional.empty();
    }

    private static String hint(ValueType type) {
        return switch (type) {
            case NUMBER ->
                "use `number`, `percent`, `currency`, `decimal`, `abbr`, `accounting` (each also with digits:"
                        + " `number_2`), `id`, or a d3-format specifier such as `,.1f`";
            case TIME -> "use a pattern such as `%Y-%m-%d`";
            case STRING -> "use `imageUrl`, `link`, or an object `{type: link, label: …}`";
            case BOOLEAN, GEO, SWITCH -> "leave `format` out: only texts, numbers and times have one";
        };
    }

    private Format wrong(Node node, String owner, String found, String hint) {
        problems.report(
                ErrorCode.WRONG_VALUE,
                node.value("format").orElseThrow().location(),
                "%s: `format` cannot be %s".formatted(owner, found),
                hint);
        return new Format.None();
    }
}
