package dev.cuboid.compare;

import dev.cuboid.lineage.Lineage.Kind;
import dev.cuboid.lineage.Naming;
import dev.cuboid.lineage.Node;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SemanticModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Two models side by side.
 *
 * @param changes from the worst on, then by what they are about
 * @param measures public ones whose figures may have changed
 */
public record Comparison(List<Change> changes, List<Renamed> measures) {
    /** A member's name in both models, often the same. */
    public record Renamed(MemberName before, MemberName after) {}

    public Comparison {
        changes = List.copyOf(changes);
        measures = List.copyOf(measures);
    }

    public static Comparison of(SemanticModel base, SemanticModel head) {
        var naming = Renames.between(base, head);
        var before = Items.of(base, naming);
        var after = Items.of(head, Naming.SAME);
        var values = new ValueChanges(base, head, naming).find();
        var changes = new ArrayList<>(TableChanges.between(base, head, naming));
        before.forEach((name, item) -> changes.addAll(ofMember(item, naming, after, head)));
        changes.addAll(added(before, after, naming, base));
        changes.addAll(values.values());
        changes.sort(Comparator.comparing(Change::impact).thenComparing(Change::subject));
        return new Comparison(changes, measures(before, after, naming, values));
    }

    /** Whether there is a change as bad as this, or worse. */
    public boolean has(Impact impact) {
        return changes.stream().anyMatch(change -> change.impact().compareTo(impact) <= 0);
    }

    private static List<Change> ofMember(Item item, Naming naming, Map<MemberName, Item> after, SemanticModel head) {
        var name = naming.of(item.name());
        var now = after.get(name);
        var impact = item.visible() ? Impact.BREAKING : Impact.COMPATIBLE;
        if (now == null) {
            // with its cube goes each of its members, which need not be told
            boolean ownerStays =
                    head.cube(name.cube()).isPresent() || head.view(name.cube()).isPresent();
            return ownerStays ? List.of(Change.of(impact, item.name().text(), "is gone")) : List.of();
        }
        var changes = new ArrayList<>(MemberChanges.between(item, now));
        if (!name.member().equals(item.name().member())) {
            changes.add(Change.of(impact, item.name().text(), "is renamed to `" + name.text() + "`"));
        }
        return changes;
    }

    private static List<Change> added(
            Map<MemberName, Item> before, Map<MemberName, Item> after, Naming naming, SemanticModel base) {
        var known = new HashSet<MemberName>();
        before.keySet().forEach(name -> known.add(naming.of(name)));
        var owners = new HashSet<String>();
        base.cubes().forEach(cube -> owners.add(naming.of(cube.name())));
        base.views().forEach(view -> owners.add(naming.of(view.name())));
        return after.keySet().stream()
                .filter(name -> !known.contains(name) && owners.contains(name.cube()))
                .map(name -> Change.of(Impact.COMPATIBLE, name.text(), "is new"))
                .toList();
    }

    private static List<Renamed> measures(
            Map<MemberName, Item> before, Map<MemberName, Item> after, Naming naming, Map<Node, Change> values) {
        return before.values().stream()
                .filter(item -> item.kind() == Kind.MEASURE && item.visible())
                .map(item -> new Renamed(item.name(), naming.of(item.name())))
                .filter(name -> values.containsKey(new Node.Member(name.after())))
                .filter(name -> isVisible(after, name.after()))
                .toList();
    }

    private static boolean isVisible(Map<MemberName, Item> items, MemberName name) {
        var item = items.get(name);
        return item != null && item.visible();
    }
}
