package dev.cuboid.model;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.Definition.Entry;
import dev.cuboid.definition.Definition.Mapping;
import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.definition.Definition.Sequence;
import dev.cuboid.diagnostic.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An object of a model file whose shape has been checked: keys in camelCase, values of the kinds that the shape says. */
record Node(Mapping mapping) {
    static final Node EMPTY = new Node(new Mapping(List.of(), new Location.InFile("", 1, 1)));

    boolean has(String key) {
        return mapping.entry(key).isPresent();
    }

    String name() {
        return text("name");
    }

    /** The scalar's text; empty where the key is absent. */
    String text(String key) {
        return scalar(key).map(Scalar::text).orElse("");
    }

    boolean flag(String key, boolean otherwise) {
        return scalar(key).map(scalar -> Boolean.parseBoolean(scalar.text())).orElse(otherwise);
    }

    Optional<Definition> value(String key) {
        return mapping.entry(key).map(Entry::value);
    }

    Optional<Scalar> scalar(String key) {
        return value(key).flatMap(value -> value instanceof Scalar scalar ? Optional.of(scalar) : Optional.empty());
    }

    Optional<Node> part(String key) {
        return value(key)
                .flatMap(value -> value instanceof Mapping part ? Optional.of(new Node(part)) : Optional.empty());
    }

    List<Definition> items(String key) {
        return value(key)
                .map(value -> value instanceof Sequence(var items, var _) ? items : List.<Definition>of())
                .orElse(List.of());
    }

    List<Node> parts(String key) {
        var parts = new ArrayList<Node>();
        for (var item : items(key)) {
            if (item instanceof Mapping part) {
                parts.add(new Node(part));
            }
        }
        return parts;
    }

    List<Scalar> scalars(String key) {
        var scalars = new ArrayList<Scalar>();
        for (var item : items(key)) {
            if (item instanceof Scalar scalar) {
                scalars.add(scalar);
            }
        }
        return scalars;
    }

    /** Where a reader looks for the object: at its name if it has one. */
    Location.InFile location() {
        return value("name").map(Definition::location).orElse(mapping.location());
    }

    /** The place of a parameter's name. */
    Location.InFile at(String key) {
        return mapping.entry(key).map(Entry::keyLocation).orElse(location());
    }
}
