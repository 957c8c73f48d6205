package dev.cuboid.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters that an object of the data model may have. */
final class Shape {
    /** @param name in camelCase; each name may also be written in snake_case. */
    record Parameter(String name, Kind kind, List<String> synonyms) {}

    private final String what;
    private final Map<String, Parameter> byName = new LinkedHashMap<>();
    private final Map<String, String> misplaced = new LinkedHashMap<>();

    private Shape(String what) {
        this.what = what;
    }

    static Shape of(String what, Parameter... parameters) {
        var shape = new Shape(what);
        for (var parameter : parameters) {
            shape.byName.put(parameter.name(), parameter);
            parameter.synonyms().forEach(synonym -> shape.byName.put(synonym, parameter));
        }
        return shape;
    }

    static Parameter p(String name, Kind kind, String... synonyms) {
        return new Parameter(name, kind, List.of(synonyms));
    }

    /** The same shape with a hint for a parameter that people look for here. */
    Shape misplaced(String name, String hint) {
        misplaced.put(name, hint);
        return this;
    }

    /** What such an object is called in messages. */
    String what() {
        return what;
    }

    /** In the order of the table, each once. */
    List<Parameter> parameters() {
        return byName.values().stream().distinct().toList();
    }

    Optional<Parameter> parameter(String writtenName) {
        return Optional.ofNullable(byName.get(Names.camelCase(writtenName)));
    }

    Optional<String> hintFor(String writtenName) {
        return Optional.ofNullable(misplaced.get(Names.camelCase(writtenName)));
    }

    /** All names, spelled in the way of the one given. */
    List<String> namesLike(String writtenName) {
        boolean camel = writtenName.chars().anyMatch(Character::isUpperCase);
        return byName.keySet().stream()
                .map(name -> camel ? name : Names.snakeCase(name))
                .toList();
    }
}
