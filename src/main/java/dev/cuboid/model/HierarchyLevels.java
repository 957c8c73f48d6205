package dev.cuboid.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A hierarchy that a view includes brings its levels along. */
final class HierarchyLevels {
    private final Symbols symbols;
    private final Problems problems;

    HierarchyLevels(Symbols symbols, Problems problems) {
        this.symbols = symbols;
        this.problems = problems;
    }

    /** Adds to the items with lists the levels of the hierarchies that they or others include. */
    void addTo(List<ViewItem> items) {
        for (var owner : items) {
            for (var selection : List.copyOf(owner.selected().values())) {
                var hierarchy =
                        owner.cube().member(selection.name()).filter(member -> member.kind() == MemberKind.HIERARCHY);
                hierarchy.ifPresent(found -> levels(found, owner.cube()).forEach(level -> add(level, items)));
            }
        }
    }

    private static void add(MemberName level, List<ViewItem> items) {
        items.stream()
                .filter(item -> item.cube().name().equals(level.cube()))
                .filter(item -> !item.takesAll() && !item.selects(level.member()))
                .forEach(item -> item.select(level.member()));
    }

    /** The levels under their names in the view; first those that came the same way as the hierarchy. */
    List<MemberName> inView(ViewMembers.Entry hierarchy, ViewMembers members, String view) {
        var levels = new ArrayList<MemberName>();
        var cube = symbols.cube(hierarchy.target().member().name().cube());
        for (var level :
                cube.map(table -> levels(hierarchy.target().member(), table)).orElse(List.of())) {
            var candidates = members.of(MemberKind.DIMENSION).stream()
                    .filter(entry -> entry.target().member().name().equals(level))
                    .toList();
            candidates.stream()
                    .filter(entry ->
                            entry.target().path().equals(hierarchy.target().path()))
                    .findFirst()
                    .or(() -> candidates.stream().findFirst())
                    .ifPresent(entry -> levels.add(new MemberName(view, entry.nameInView())));
        }
        return levels;
    }

    private List<MemberName> levels(Symbols.Member hierarchy, Symbols.Table cube) {
        var context = MemberContext.of(
                new CubeScope(cube, symbols, problems), new PresentationReader(problems).ofCube(cube.node()));
        return hierarchy.node().scalars("levels").stream()
                .map(context::dimension)
                .flatMap(Optional::stream)
                .map(Measure.GrainMember::dimension)
                .toList();
    }
}
