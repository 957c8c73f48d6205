package dev.cuboid.compare;

import dev.cuboid.lineage.Aspects;
import dev.cuboid.lineage.Naming;
import dev.cuboid.model.Cube;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What has another name and the same definition. A name that is gone was renamed if exactly one new name has its
 * definition; between several nothing is guessed.
 */
final class Renames {
    private final SemanticModel base;
    private final SemanticModel head;
    private Naming naming = Naming.SAME;

    private Renames(SemanticModel base, SemanticModel head) {
        this.base = base;
        this.head = head;
    }

    static Naming between(SemanticModel base, SemanticModel head) {
        var renames = new Renames(base, head);
        boolean more = true;
        while (more) {
            // a rename may make the definitions of others equal
            more = renames.cubes() | renames.views() | renames.members();
        }
        return renames.naming;
    }

    private boolean cubes() {
        return learn(names(base.cubes(), Cube::name), names(head.cubes(), Cube::name), (before, after) -> {
            var was = base.cube(before).orElseThrow();
            var is = head.cube(after).orElseThrow();
            return was.measures().size() == is.measures().size()
                    && was.dimensions().size() == is.dimensions().size()
                    && parts(was, with(before, after)).equals(parts(is, Naming.SAME));
        });
    }

    private boolean views() {
        return learn(
                names(base.views(), View::name),
                names(head.views(), View::name),
                (before, after) ->
                        members(base, before, with(before, after)).equals(members(head, after, Naming.SAME)));
    }

    private static <T> List<String> names(List<T> things, Function<T, String> name) {
        return things.stream().map(name).toList();
    }

    private boolean learn(List<String> before, List<String> after, BiPredicate<String, String> same) {
        var there = new HashSet<>(after);
        var gone =
                before.stream().filter(name -> !there.contains(naming.of(name))).toList();
        var known = new HashSet<String>();
        before.forEach(name -> known.add(naming.of(name)));
        var added = after.stream().filter(name -> !known.contains(name)).toList();
        var cubes = new LinkedHashMap<>(naming.cubes());
        only(gone, added, same).forEach(cubes::put);
        boolean more = cubes.size() > naming.cubes().size();
        naming = new Naming(cubes, naming.members());
        return more;
    }

    private Naming with(String before, String after) {
        var cubes = new LinkedHashMap<>(naming.cubes());
        cubes.put(before, after);
        return new Naming(cubes, naming.members());
    }

    private List<Object> parts(Cube cube, Naming names) {
        var aspects = new Aspects(names);
        return List.of(
                aspects.sourceOf(cube),
                cube.joins().stream()
                        .map(join -> List.of(names.of(join.target()), aspects.of(join)))
                        .toList(),
                members(names == Naming.SAME ? head : base, cube.name(), names));
    }

    /** The values of all members of a cube or view by the names that they have inside it. */
    private static Map<String, Object> members(SemanticModel model, String owner, Naming names) {
        var members = new LinkedHashMap<String, Object>();
        Items.of(model, names).values().stream()
                .filter(item -> item.name().cube().equals(owner))
                .forEach(item ->
                        members.put(names.of(item.name()).member(), List.of(item.kind(), item.type(), item.aspects())));
        return members;
    }

    private boolean members() {
        var before = Items.of(base, naming);
        var after = Items.of(head, Naming.SAME);
        var taken = new HashSet<MemberName>();
        before.keySet().forEach(name -> taken.add(naming.of(name)));
        var gone = before.keySet().stream()
                .filter(name -> !after.containsKey(naming.of(name)))
                .toList();
        var added =
                after.keySet().stream().filter(name -> !taken.contains(name)).toList();
        var found = only(
                gone,
                added,
                (one, other) -> naming.of(one.cube()).equals(other.cube())
                        && item(before, one).hasValuesOf(item(after, other)));
        var members = new LinkedHashMap<>(naming.members());
        members.putAll(found);
        boolean more = members.size() > naming.members().size();
        naming = new Naming(naming.cubes(), members);
        return more;
    }

    private static Item item(Map<MemberName, Item> items, MemberName name) {
        var item = items.get(name);
        if (item == null) {
            throw new IllegalStateException("no member " + name);
        }
        return item;
    }

    private static <T> Map<T, T> only(List<T> gone, List<T> added, BiPredicate<T, T> same) {
        var found = new LinkedHashMap<T, T>();
        for (var name : gone) {
            var candidates =
                    added.stream().filter(other -> same.test(name, other)).toList();
            var rivals = new ArrayList<T>();
            candidates.forEach(candidate ->
                    gone.stream().filter(other -> same.test(other, candidate)).forEach(rivals::add));
            if (candidates.size() == 1 && rivals.size() == 1) {
                found.put(name, candidates.getFirst());
            }
        }
        return found;
    }
}
