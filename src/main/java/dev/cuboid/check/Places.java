package dev.cuboid.check;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.Definition.Entry;
import dev.cuboid.definition.Definition.Mapping;
import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.definition.Definition.Sequence;
import dev.cuboid.diagnostic.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the parts of cubes and views stand in the model's files, inherited ones at their origin. */
final class Places {
    private static final Location NOWHERE = new Location.InFile("", 1, 1);
    private static final int DEEPEST_INHERITANCE = 50;

    private final Map<String, Mapping> owners = new LinkedHashMap<>();

    static Places of(List<Definition> files) {
        var places = new Places();
        for (var file : files) {
            if (file instanceof Mapping whole) {
                List.of("cubes", "views").forEach(key -> named(whole, key).forEach(places.owners::putIfAbsent));
            }
        }
        return places;
    }

    /** The SQL of a cube's rows. */
    Place source(String cube) {
        return inherited(cube, owner -> value(owner, "sqlTable").or(() -> value(owner, "sql")))
                .map(sql -> new Place(sql.location(), sql instanceof Scalar text ? List.of(text) : List.of()))
                .orElseGet(() -> whole(cube));
    }

    /**
     * A member or join, with all SQL in it.
     *
     * @param section {@code dimensions}, {@code joins} …
     */
    Place member(String owner, String section, String name) {
        return part(owner, section, name)
                .map(found -> new Place(nameOf(found), sqlIn(found)))
                .orElseGet(() -> whole(owner));
    }

    /** The value of one parameter of a member, or the whole member where it is not written. */
    Location parameter(String owner, String section, String name, String parameter) {
        var found = part(owner, section, name);
        return found.isEmpty()
                ? whole(owner).location()
                : value(found.get(), parameter).map(Definition::location).orElseGet(() -> nameOf(found.get()));
    }

    /** One of the texts in a list of a member, such as its second filter. */
    Place item(String owner, String section, String name, String list, int number) {
        return part(owner, section, name)
                .flatMap(found -> value(found, list))
                .filter(items -> items instanceof Sequence(var all, var _) && number < all.size())
                .map(items -> ((Sequence) items).items().get(number))
                .map(item -> new Place(item.location(), sqlIn(item)))
                .orElseGet(() -> member(owner, section, name));
    }

    private Place whole(String owner) {
        var mapping = owners.get(owner);
        return new Place(mapping == null ? NOWHERE : nameOf(mapping), List.of());
    }

    private Optional<Mapping> part(String owner, String section, String name) {
        return inherited(
                owner, mapping -> Optional.ofNullable(named(mapping, section).get(name)));
    }

    private <T> Optional<T> inherited(String owner, java.util.function.Function<Mapping, Optional<T>> find) {
        var next = Optional.ofNullable(owners.get(owner));
        for (int i = 0; i < DEEPEST_INHERITANCE && next.isPresent(); i++) {
            var found = find.apply(next.get());
            if (found.isPresent()) {
                return found;
            }
            next = value(next.get(), "extends")
                    .flatMap(parent -> parent instanceof Scalar text ? Optional.of(text.text()) : Optional.empty())
                    .map(parent -> owners.get(parent.replaceAll("[{}\\s]", "")));
        }
        return Optional.empty();
    }

    /** The objects of a list by their names; objects may also stand under their names. */
    private static Map<String, Mapping> named(Mapping owner, String section) {
        Map<String, Mapping> named = new LinkedHashMap<>();
        switch (value(owner, section).orElse(owner)) {
            case Sequence(var items, var _) -> {
                for (var item : items) {
                    if (item instanceof Mapping mapping
                            && value(mapping, "name").orElse(owner) instanceof Scalar name) {
                        named.putIfAbsent(name.text(), mapping);
                    }
                }
            }
            case Mapping(var entries, var location)
            when !location.equals(owner.location()) -> {
                for (var entry : entries) {
                    if (entry.value() instanceof Mapping(var parts, var _)) {
                        named.putIfAbsent(entry.key(), new Mapping(parts, entry.keyLocation()));
                    }
                }
            }
            case Mapping _, Scalar _ -> {}
        }
        return named;
    }

    private static Location.InFile nameOf(Mapping mapping) {
        return value(mapping, "name").map(Definition::location).orElse(mapping.location());
    }

    private static List<Scalar> sqlIn(Definition definition) {
        var found = new ArrayList<Scalar>();
        collect(definition, false, found);
        return found;
    }

    private static void collect(Definition definition, boolean sql, List<Scalar> found) {
        switch (definition) {
            case Scalar text when sql -> found.add(text);
            case Scalar _ -> {}
            case Sequence(var items, var _) -> items.forEach(item -> collect(item, false, found));
            case Mapping(var entries, var _) ->
                entries.forEach(entry -> collect(entry.value(), same(entry, "sql"), found));
        }
    }

    private static Optional<Definition> value(Mapping mapping, String key) {
        return mapping.entries().stream()
                .filter(entry -> same(entry, key))
                .map(Entry::value)
                .findFirst();
    }

    /** Both naming styles. */
    private static boolean same(Entry entry, String key) {
        return entry.key().replace("_", "").toLowerCase(Locale.ROOT).equals(key.toLowerCase(Locale.ROOT));
    }
}
