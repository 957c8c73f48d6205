package dev.cuboid.definition;

import dev.cuboid.definition.Definition.Entry;
import dev.cuboid.definition.Definition.Mapping;
import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.definition.Definition.Sequence;
import dev.cuboid.definition.Definition.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Located trees in, text of YAML model files out. What JavaScript keys by name becomes lists, and parameters get their usual
 * spelling; reading the text gives the same model.
 */
public final class YamlWriter {
    private static final Set<String> KEYED_BY_NAME = Set.of(
            "measures",
            "dimensions",
            "segments",
            "joins",
            "hierarchies",
            "preAggregations",
            "pre_aggregations",
            "granularities",
            "indexes");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./]*(?: [A-Za-z0-9_./]+)*");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])([A-Z])");
    private static final Set<String> OTHER_TYPES = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private final StringBuilder yaml = new StringBuilder();

    public static String write(Definition file) {
        var writer = new YamlWriter();
        writer.value(file, 0, "");
        return writer.yaml.toString();
    }

    private void value(Definition value, int indent, String key) {
        switch (value) {
            case Mapping(var entries, var location) -> {
                if (entries.isEmpty()) {
                    yaml.append(" {}\n");
                } else if (KEYED_BY_NAME.contains(key)) {
                    items(named(entries, location), indent, key);
                } else {
                    entries(entries, indent, key);
                }
            }
            case Sequence(var items, var _) -> {
                if (items.stream().allMatch(Scalar.class::isInstance)) {
                    yaml.append(" [");
                    var texts = items.stream().map(item -> flow((Scalar) item)).toList();
                    yaml.append(String.join(", ", texts)).append("]\n");
                } else {
                    items(items, indent, key);
                }
            }
            case Scalar scalar -> scalar(scalar, indent);
        }
    }

    private void entries(List<Entry> entries, int indent, String parent) {
        newLine();
        for (var entry : entries) {
            entry(entry, indent, parent);
        }
    }

    private void entry(Entry entry, int indent, String parent) {
        pad(indent);
        var key = parent.equals("meta")
                ? entry.key()
                : HUMP.matcher(entry.key()).replaceAll("_$1").toLowerCase(Locale.ROOT);
        yaml.append(key(key)).append(':');
        value(entry.value(), indent + 2, parent.equals("meta") ? "meta" : entry.key());
    }

    private void items(List<Definition> items, int indent, String key) {
        newLine();
        for (var item : items) {
            pad(indent);
            yaml.append('-');
            if (item instanceof Mapping(var entries, var _) && !entries.isEmpty()) {
                yaml.append(' ');
                int before = yaml.length();
                entries(entries, indent + 2, key.equals("meta") ? key : "");
                yaml.delete(before, before + indent + 2);
            } else {
                value(item, indent + 2, key.equals("meta") ? key : "");
            }
        }
    }

    private static List<Definition> named(List<Entry> entries, dev.cuboid.diagnostic.Location.InFile location) {
        var items = new ArrayList<Definition>();
        for (var entry : entries) {
            var name = new Scalar(entry.key(), Type.TEXT, entry.key(), entry.keyLocation());
            var parts = new ArrayList<Entry>();
            parts.add(new Entry("name", entry.keyLocation(), name));
            if (entry.value() instanceof Mapping(var inner, var _)) {
                parts.addAll(inner);
            }
            items.add(new Mapping(parts, location));
        }
        return items;
    }

    private void scalar(Scalar scalar, int indent) {
        var text = scalar.text();
        boolean block = scalar.type() == Type.TEXT
                && text.strip().contains("\n")
                && text.lines().noneMatch(line -> line.startsWith("\t"))
                && !text.contains("\r")
                && !isTemplate(text);
        if (!block) {
            yaml.append(' ').append(flow(scalar)).append('\n');
            return;
        }
        // SQL may begin with an empty line and end with blanks, which mean nothing
        yaml.append(" |-\n");
        text.stripTrailing().stripIndent().lines().dropWhile(String::isBlank).forEach(line -> {
            pad(line.isBlank() ? 0 : indent);
            yaml.append(line.isBlank() ? "" : line).append('\n');
        });
    }

    private static String flow(Scalar scalar) {
        return switch (scalar.type()) {
            case TEXT -> isPlain(scalar.text()) ? scalar.text() : quoted(scalar.text());
            case NUMBER, BOOLEAN, NULL -> scalar.text().isEmpty() ? "null" : scalar.text();
        };
    }

    private static String key(String key) {
        return isPlain(key) ? key : quoted(key);
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && !OTHER_TYPES.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Quoted, and so that no Jinja begins in it. */
    private static String quoted(String text) {
        return JinjaPrinter.quoted(text).replaceAll("\\{(?=[{%#])", "\\\\u007b");
    }

    private static boolean isTemplate(String text) {
        return text.contains("{{") || text.contains("{%") || text.contains("{#");
    }

    private void newLine() {
        if (!yaml.isEmpty() && yaml.charAt(yaml.length() - 1) == ':') {
            yaml.append('\n');
        }
    }

    private void pad(int indent) {
        yaml.append(" ".repeat(indent));
    }

    private YamlWriter() {}
}
