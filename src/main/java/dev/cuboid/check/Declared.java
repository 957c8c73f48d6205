package dev.cuboid.check;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.Definition.Entry;
import dev.cuboid.definition.Definition.Mapping;
import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.definition.Definition.Sequence;
import dev.cuboid.definition.Definitions;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.model.MemberName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Cubes and views as they were written: where their members stand, and what their texts say. */
final class Declared {
    private static final List<String> MEMBERS = List.of("measures", "dimensions", "segments", "hierarchies");

    private final Map<String, Mapping> byName = new LinkedHashMap<>();

    private Declared() {}

    static Declared in(Definitions definitions) {
        var declared = new Declared();
        for (var file : definitions.files()) {
            if (file instanceof Mapping top) {
                List.of("cubes", "views")
                        .forEach(list -> top.entry(list)
                                .ifPresent(entry -> named(entry.value()).forEach(declared.byName::putIfAbsent)));
            }
        }
        return declared;
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** All texts of a cube or view: names, SQL, descriptions. */
    List<String> texts(String owner) {
        var texts = new ArrayList<String>();
        Optional.ofNullable(byName.get(owner)).ifPresent(written -> collect(written, texts));
        return texts;
    }

    /** Where a member's parameter is set, or else where the member stands, in its own cube or one that this extends. */
    Optional<Location> place(MemberName name, String parameter) {
        return member(name.cube(), name.member(), 0)
                .map(member -> member.entry(parameter)
                        .or(() -> member.entry("name"))
                        .map(entry -> (Location) entry.value().location())
                        .orElse(member.location()));
    }

    private Optional<Mapping> member(String owner, String name, int depth) {
        var written = byName.get(owner);
        if (written == null || depth > byName.size()) {
            return Optional.empty();
        }
        for (var list : MEMBERS) {
            var found = written.entry(list).map(entry -> named(entry.value()).get(name));
            if (found.isPresent()) {
                return found;
            }
        }
        return written.entry("extends")
                .flatMap(parent -> parent.value() instanceof Scalar scalar
                        ? member(scalar.text(), name, depth + 1)
                        : Optional.empty());
    }

    /** The objects of a list by their names; a list may also be an object whose keys are the names. */
    private static Map<String, Mapping> named(Definition list) {
        var found = new LinkedHashMap<String, Mapping>();
        switch (list) {
            case Sequence(var items, var _) -> {
                for (var item : items) {
                    if (item instanceof Mapping mapping
                            && mapping.entry("name").map(Entry::value).orElse(mapping) instanceof Scalar name) {
                        found.put(name.text(), mapping);
                    }
                }
            }
            case Mapping(var entries, var _) ->
                entries.forEach(entry -> {
                    if (entry.value() instanceof Mapping mapping) {
                        found.put(entry.key(), mapping);
                    }
                });
            case Scalar _ -> {}
        }
        return found;
    }

    /** Settings of who sees something which depend on the caller. */
    List<Scalar> ofCallers() {
        return settings(
                List.of("public", "shown", "visible"), scalar -> scalar.text().contains("COMPILE_CONTEXT"));
    }

    List<Scalar> valuesAsSegments() {
        return settings(
                List.of("values_as_segments", "valuesAsSegments"),
                scalar -> scalar.text().equals("true"));
    }

    /** Where cubes name themselves as what they join. */
    List<Scalar> selfJoins() {
        var found = new ArrayList<Scalar>();
        byName.forEach((name, written) -> written.entry("joins")
                .map(joins -> named(joins.value()).get(name))
                .ifPresent(join -> found.add(new Scalar(
                        name,
                        Definition.Type.TEXT,
                        name,
                        join.entry("name")
                                .map(entry -> entry.value().location())
                                .orElse(join.location())))));
        return found;
    }

    private List<Scalar> settings(List<String> parameters, Predicate<Scalar> wanted) {
        var found = new ArrayList<Scalar>();
        byName.values().forEach(written -> settings(written, parameters, wanted, found));
        return found;
    }

    private static void settings(
            Definition written, List<String> parameters, Predicate<Scalar> wanted, List<Scalar> found) {
        switch (written) {
            case Scalar _ -> {}
            case Sequence(var items, var _) -> items.forEach(item -> settings(item, parameters, wanted, found));
            case Mapping(var entries, var _) -> {
                for (var entry : entries) {
                    if (parameters.contains(entry.key())
                            && entry.value() instanceof Scalar scalar
                            && wanted.test(scalar)) {
                        found.add(scalar);
                    }
                    settings(entry.value(), parameters, wanted, found);
                }
            }
        }
    }

    private static void collect(Definition written, List<String> texts) {
        switch (written) {
            case Scalar scalar -> texts.add(scalar.text());
            case Sequence(var items, var _) -> items.forEach(item -> collect(item, texts));
            case Mapping(var entries, var _) ->
                entries.forEach(entry -> {
                    // a key may be a name: of a join, or of a member
                    texts.add(entry.key());
                    collect(entry.value(), texts);
                });
        }
    }
}
