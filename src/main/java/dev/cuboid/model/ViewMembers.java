package dev.cuboid.model;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of one view by their names in it. Conflicts and unknown names are reported when they are added. */
final class ViewMembers {
    /** @param override what the view says of it; for a member of its own, the definition */
    record Entry(String nameInView, Target.OfMember target, boolean own, Node override) {
        MemberKind kind() {
            return target.member().kind();
        }
    }

    private final String view;
    private final Symbols symbols;
    private final Problems problems;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    ViewMembers(String view, Symbols symbols, Problems problems) {
        this.view = view;
        this.symbols = symbols;
        this.problems = problems;
    }

    void include(ViewItem item) {
        for (var selection : item.selected().values()) {
            if (selection.name().contains(".")) {
                problems.report(
                        ErrorCode.WRONG_REFERENCE,
                        selection.location(),
                        "Paths aren't allowed in cube includes but '%s' provided as include member"
                                .formatted(selection.name()),
                        "put the path into `join_path` and the member's name alone into `includes`");
                continue;
            }
            var member =
                    item.cube().member(selection.name()).filter(found -> found.kind() != MemberKind.PRE_AGGREGATION);
            if (member.isPresent()) {
                var target = new Target.OfMember(item.path(), member.get());
                add(new Entry(selection.nameInView(item), target, false, selection.override()), selection.location());
            } else if (!symbols.incomplete(item.cube().name())) {
                problems.add(Diagnostic.of(
                                ErrorCode.UNKNOWN_REFERENCE,
                                selection.location(),
                                "Member '%s' is included in '%s' but not defined in any cube"
                                        .formatted(selection.name(), view))
                        .near(selection.name(), item.cube().members().keySet())
                        .hint("list members of `%s`, the last cube of the `join_path`"
                                .formatted(item.cube().name())));
            }
        }
    }

    void addOwn(MemberKind kind, Node node) {
        var member = new Symbols.Member(new MemberName(view, node.name()), kind, node);
        add(new Entry(node.name(), new Target.OfMember(List.of(), member), true, node), node.location());
    }

    private void add(Entry entry, Location at) {
        var earlier = entries.putIfAbsent(entry.nameInView(), entry);
        boolean same = earlier != null && earlier.target().equals(entry.target());
        if (earlier != null && !same) {
            problems.report(
                    ErrorCode.VIEW_MEMBER_CONFLICT,
                    at,
                    ("Included member '%s' conflicts with existing member of '%s'."
                                    + " Please consider excluding this member or assigning it an alias.")
                            .formatted(entry.nameInView(), view),
                    "set `prefix: true` on one of the cubes, or write `{name: %s, alias: …}`"
                            .formatted(entry.target().member().name().member()));
        }
    }

    Optional<Entry> member(String nameInView) {
        return Optional.ofNullable(entries.get(nameInView));
    }

    List<Entry> of(MemberKind kind) {
        return entries.values().stream().filter(entry -> entry.kind() == kind).toList();
    }

    /** All but hierarchies, in the order of measures, dimensions, segments. */
    List<Entry> all() {
        var all = new ArrayList<Entry>();
        for (var kind : List.of(MemberKind.MEASURE, MemberKind.DIMENSION, MemberKind.SEGMENT)) {
            all.addAll(of(kind));
        }
        return all;
    }

    List<String> names() {
        return List.copyOf(entries.keySet());
    }
}
