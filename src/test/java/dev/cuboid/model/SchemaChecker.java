package dev.cuboid.model;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.Definition.Mapping;
import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.definition.Definition.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Holds a file against a JSON Schema, as far as ours uses the language; a word that it does not know fails. */
@SuppressWarnings("unchecked")
final class SchemaChecker {
    private static final List<String> TELL_NOTHING =
            List.of("$schema", "title", "description", "doNotSuggest", "definitions");

    private final Map<String, Object> root;
    private final List<String> problems = new ArrayList<>();

    private SchemaChecker(Map<String, Object> root) {
        this.root = root;
    }

    static List<String> problemsIn(Definition file, Map<String, Object> schema) {
        var checker = new SchemaChecker(schema);
        checker.check(file, schema);
        return checker.problems;
    }

    private void check(Definition value, Map<String, Object> schema) {
        schema.forEach((word, rule) -> {
            switch (word) {
                case "$ref" -> check(value, definition((String) rule));
                case "allOf" -> ((List<Map<String, Object>>) rule).forEach(one -> check(value, one));
                case "anyOf" -> anyOf(value, (List<Map<String, Object>>) rule);
                case "type" -> holds(types(rule).contains(type(value)), value, "is no " + rule);
                case "enum" ->
                    holds(
                            ((List<Object>) rule).stream().anyMatch(one -> equal(value, one)),
                            value,
                            "is none of " + rule);
                case "const" -> holds(equal(value, rule), value, "is not " + rule);
                case "pattern" ->
                    holds(
                            value instanceof Scalar scalar
                                    && Pattern.compile((String) rule)
                                            .matcher(scalar.text())
                                            .find(),
                            value,
                            "does not match " + rule);
                case "required" ->
                    ((List<String>) rule)
                            .forEach(key -> holds(
                                    value instanceof Mapping mapping
                                            && mapping.entry(key).isPresent(),
                                    value,
                                    "lacks " + key));
                case "items" -> {
                    if (value instanceof Sequence(var items, var _)) {
                        items.forEach(item -> check(item, (Map<String, Object>) rule));
                    }
                }
                case "properties", "additionalProperties" -> {}
                default -> holds(TELL_NOTHING.contains(word), value, "is judged by an unknown word " + word);
            }
        });
        if (value instanceof Mapping mapping) {
            properties(mapping, schema);
        }
    }

    private void properties(Mapping mapping, Map<String, Object> schema) {
        var known = (Map<String, Map<String, Object>>) schema.getOrDefault("properties", Map.of());
        var others = schema.getOrDefault("additionalProperties", true);
        for (var entry : mapping.entries()) {
            if (known.containsKey(entry.key())) {
                check(entry.value(), known.get(entry.key()));
            } else if (others instanceof Map<?, ?> rule) {
                check(entry.value(), (Map<String, Object>) rule);
            } else {
                holds(others.equals(true), entry.value(), "stands under the unknown key " + entry.key());
            }
        }
    }

    private void anyOf(Definition value, List<Map<String, Object>> rules) {
        var closest = rules.stream()
                .map(rule -> {
                    var attempt = new SchemaChecker(root);
                    attempt.check(value, rule);
                    return attempt.problems;
                })
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
        problems.addAll(closest);
    }

    private Map<String, Object> definition(String reference) {
        var all = (Map<String, Map<String, Object>>) Objects.requireNonNull(root.get("definitions"));
        return Objects.requireNonNull(all.get(reference.substring("#/definitions/".length())), reference);
    }

    private static List<String> types(Object rule) {
        return rule instanceof List<?> several ? (List<String>) several : List.of((String) rule);
    }

    private static String type(Definition value) {
        return switch (value) {
            case Mapping _ -> "object";
            case Sequence _ -> "array";
            case Scalar scalar ->
                switch (scalar.type()) {
                    case TEXT -> "string";
                    case NUMBER -> "number";
                    case BOOLEAN -> "boolean";
                    case NULL -> "null";
                };
        };
    }

    private static boolean equal(Definition value, Object expected) {
        return expected instanceof List<?> list
                ? list.isEmpty() && value instanceof Sequence(var items, var _) && items.isEmpty()
                : value instanceof Scalar scalar && scalar.text().equals(expected.toString());
    }

    private void holds(boolean claim, Definition value, String otherwise) {
        if (!claim) {
            problems.add(value.location().text() + " " + otherwise);
        }
    }
}
