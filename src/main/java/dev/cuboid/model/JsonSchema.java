package dev.cuboid.model;

import dev.cuboid.model.Shape.Parameter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The table of parameters, by which files are read, as a JSON Schema (draft 7, which editors of YAML understand): maps, lists,
 * texts and truth values.
 */
public final class JsonSchema {
    private static final List<String> SCALAR = List.of("string", "number", "boolean");

    private final Map<Shape, String> names = new LinkedHashMap<>();
    private final Map<String, Object> definitions = new LinkedHashMap<>();

    private JsonSchema() {}

    public static Map<String, Object> ofModelFiles() {
        var schema = new JsonSchema();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "http://json-schema.org/draft-07/schema#");
        root.put("title", "Cuboid model file");
        root.putAll(schema.object(CubeShapes.FILE));
        root.put("definitions", schema.definitions);
        return root;
    }

    private Map<String, Object> object(Shape shape) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (var parameter : shape.parameters()) {
            var kind = kind(parameter.kind());
            var description = ParameterTexts.of(shape.what(), parameter.name());
            var spellings = spellings(parameter);
            properties.put(spellings.getFirst(), described(kind, description, false));
            spellings.stream().skip(1).forEach(other -> properties.put(other, described(kind, description, true)));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("additionalProperties", false);
        object.put("properties", properties);
        return object;
    }

    /** The name in snake_case, then the other ways to write it. */
    private static List<String> spellings(Parameter parameter) {
        return Stream.concat(Stream.of(parameter.name()), parameter.synonyms().stream())
                .flatMap(name -> Stream.of(Names.snakeCase(name), name))
                .distinct()
                .toList();
    }

    /** @param other whether it is another spelling, which editors accept and do not propose */
    private static Map<String, Object> described(Map<String, Object> kind, String description, boolean other) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", description);
        if (other) {
            described.put("doNotSuggest", true);
        }
        // beside a $ref, draft 7 ignores everything else
        if (kind.containsKey("$ref")) {
            described.put("allOf", List.of(kind));
        } else {
            kind.forEach(described::putIfAbsent);
        }
        return described;
    }

    private Map<String, Object> kind(Kind kind) {
        return switch (kind) {
            case Kind.Plain plain -> plain(plain);
            case Kind.Choice(var words) -> {
                var spelled = new LinkedHashSet<String>();
                words.forEach(word -> spelled.add(Names.snakeCase(word)));
                spelled.addAll(words);
                yield Map.of("enum", List.copyOf(spelled));
            }
            case Kind.ListOf(var item) -> list(kind(item));
            case Kind.OneOrMore(var item) -> anyOf(kind(item), list(kind(item)));
            case Kind.Named(var shape) -> named(reference(shape));
            case Kind.Part(var shape) -> reference(shape.get());
            case Kind.Either(var plain, var structured) -> anyOf(kind(plain), kind(structured));
            case Kind.AllOr(var list) -> anyOf(Map.of("const", "*"), kind(list));
            case Kind.Partly(var partly, var _) -> kind(partly);
        };
    }

    private static Map<String, Object> plain(Kind.Plain plain) {
        return switch (plain) {
            case TEXT, SQL -> Map.of("type", SCALAR);
            case REFERENCE -> Map.of("type", "string");
            case NAME -> {
                Map<String, Object> name = new LinkedHashMap<>();
                name.put("type", "string");
                name.put("pattern", "^(" + Names.VALID.pattern() + ")$");
                yield name;
            }
            case FLAG -> Map.of("type", "boolean");
            case ANYTHING -> Map.of();
            case OBJECT -> Map.of("type", "object");
        };
    }

    private static Map<String, Object> list(Map<String, Object> item) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("type", "array");
        list.put("items", item);
        return list;
    }

    /** A list of objects with a name, or an object whose keys are the names. */
    private static Map<String, Object> named(Map<String, Object> shape) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("allOf", List.of(shape));
        item.put("required", List.of("name"));
        Map<String, Object> byName = new LinkedHashMap<>();
        byName.put("type", "object");
        byName.put("additionalProperties", shape);
        return anyOf(list(item), byName);
    }

    @SafeVarargs
    private static Map<String, Object> anyOf(Map<String, Object>... kinds) {
        return Map.of("anyOf", List.of(kinds));
    }

    /** A shape is written once, under a name of its own; it may hold itself. */
    private Map<String, Object> reference(Shape shape) {
        var known = names.get(shape);
        var name = known == null ? unused(shape.what().replaceAll("\\W+", "-")) : known;
        if (known == null) {
            names.put(shape, name);
            definitions.put(name, Map.of());
            definitions.put(name, object(shape));
        }
        return Map.of("$ref", "#/definitions/" + name);
    }

    private String unused(String wanted) {
        var name = wanted;
        for (int i = 2; definitions.containsKey(name); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    /** The shapes that files are made of. */
    static List<Shape> shapes() {
        var schema = new JsonSchema();
        schema.object(CubeShapes.FILE);
        return Stream.concat(Stream.of(CubeShapes.FILE), schema.names.keySet().stream())
                .toList();
    }
}
