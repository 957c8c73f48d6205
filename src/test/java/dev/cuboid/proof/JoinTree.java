package dev.cuboid.proof;

import dev.cuboid.proof.World.Join;
import dev.cuboid.proof.World.Relationship;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The cubes of one leg, joined from a root in the declared direction. A cube stands in it once for each way that leads to
 * it; the way from the root is its place.
 */
final class JoinTree {
    private static final List<Map<String, Object>> NOBODY = Collections.singletonList(null);

    private final World world;
    private final Ways ways;
    private final SequencedSet<List<String>> places = new LinkedHashSet<>();
    private final Map<List<Object>, List<String>> known = new HashMap<>();

    JoinTree(Ways ways, String root) {
        this.world = ways.world();
        this.ways = ways;
        places.add(List.of(root));
    }

    List<String> root() {
        return places.getFirst();
    }

    /** The place at the end of a path whose first cube is looked for from the root. */
    List<String> locate(List<String> path) {
        return remembered(List.of(path), () -> located(path));
    }

    private List<String> located(List<String> path) {
        var start = ways.only(root().getLast(), path.getFirst());
        return add(Stream.concat(start.stream(), path.stream().skip(1)).toList());
    }

    /** The place that a reference in a member of {@code owner} means: from there if joins lead there, else from the root. */
    List<String> from(List<String> owner, String cube) {
        return remembered(List.of(owner, cube), () -> found(owner, cube));
    }

    private List<String> remembered(List<Object> question, Supplier<List<String>> answer) {
        var place = known.get(question);
        if (place == null) {
            place = answer.get();
            known.put(question, place);
        }
        return place;
    }

    private List<String> found(List<String> owner, String cube) {
        if (!ways.reaches(owner.getLast(), cube)) {
            return locate(List.of(cube));
        }
        var way = ways.only(owner.getLast(), cube);
        return add(Stream.concat(owner.stream(), way.stream().skip(1)).toList());
    }

    private List<String> add(List<String> place) {
        for (int length = 1; length <= place.size(); length++) {
            places.add(List.copyOf(place.subList(0, length)));
        }
        return place;
    }

    /** Whether one row of the place may stand in several rows of the joins. */
    boolean multiplies(List<String> fact) {
        return places.stream().filter(place -> place.size() > 1).anyMatch(place -> {
            boolean towardsTheFact = isOn(place, fact);
            return relationship(place) == (towardsTheFact ? Relationship.MANY_TO_ONE : Relationship.ONE_TO_MANY);
        });
    }

    /** Whether one row of the place meets at most one of the other's; the other lies beyond it or is reached otherwise. */
    boolean determines(List<String> fact, List<String> other) {
        var between = new JoinTree(ways, root().getLast());
        between.add(fact);
        between.add(other);
        return between.places.stream()
                .filter(place -> place.size() > 1 && !(isOn(place, fact) && isOn(place, other)))
                .noneMatch(place -> relationship(place)
                        == (isOn(place, fact) ? Relationship.MANY_TO_ONE : Relationship.ONE_TO_MANY));
    }

    private static boolean isOn(List<String> place, List<String> way) {
        return place.size() <= way.size() && way.subList(0, place.size()).equals(place);
    }

    private Relationship relationship(List<String> place) {
        return join(place).relationship();
    }

    private Join join(List<String> place) {
        return ways.join(place.get(place.size() - 2), place.getLast());
    }

    /** All rows of the joins: each a row per place, with null where there is no partner. */
    List<Map<List<String>, Map<String, Object>>> rows() {
        List<Map<List<String>, Map<String, Object>>> rows = world.cube(root().getLast()).rows().stream()
                .map(row -> Map.of(root(), row))
                .toList();
        for (var place : places) {
            if (place.size() > 1) {
                rows = leftJoin(rows, place);
            }
        }
        return rows;
    }

    private List<Map<List<String>, Map<String, Object>>> leftJoin(
            List<Map<List<String>, Map<String, Object>>> rows, List<String> place) {
        var joined = new ArrayList<Map<List<String>, Map<String, Object>>>();
        var others = world.cube(place.getLast()).rows();
        for (var row : rows) {
            var here = row.get(place.subList(0, place.size() - 1));
            var partners = others.stream()
                    .filter(there -> here != null && meet(join(place), here, there))
                    .toList();
            for (var there : partners.isEmpty() ? NOBODY : partners) {
                var longer = new HashMap<>(row);
                longer.put(place, there);
                joined.add(longer);
            }
        }
        return joined;
    }

    private static boolean meet(Join join, Map<String, Object> here, Map<String, Object> there) {
        for (int i = 0; i < join.here().size(); i++) {
            if (!Values.equal(
                    here.get(join.here().get(i)), there.get(join.there().get(i)))) {
                return false;
            }
        }
        return true;
    }
}
