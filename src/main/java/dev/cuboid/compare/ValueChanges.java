package dev.cuboid.compare;

import dev.cuboid.compare.Change.Edit;
import dev.cuboid.lineage.Dependencies;
import dev.cuboid.lineage.Naming;
import dev.cuboid.lineage.Node;
import dev.cuboid.model.SemanticModel;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What changes results: definitions that are not what they were, and everything that is made from them. */
final class ValueChanges {
    private final Naming naming;
    private final Map<Node, Map<String, String>> before;
    private final Map<Node, Map<String, String>> after;
    private final Dependencies behindBase;
    private final Dependencies behindHead;
    private final Map<Node, Change> direct = new LinkedHashMap<>();

    ValueChanges(SemanticModel base, SemanticModel head, Naming naming) {
        this.naming = naming;
        this.before = Definitions.of(base, naming);
        this.after = Definitions.of(head, Naming.SAME);
        this.behindBase = Dependencies.of(base);
        this.behindHead = Dependencies.of(head);
        findDirect();
    }

    /** By what they are about, in the order of the newer model. */
    Map<Node, Change> find() {
        var changes = new LinkedHashMap<Node, Change>();
        for (var node : after.keySet()) {
            if (direct.containsKey(node)) {
                changes.put(node, direct.getOrDefault(node, through(node)));
            } else if (node instanceof Node.Member
                    && before.containsKey(node)
                    && !causes(node).isEmpty()) {
                changes.put(node, through(node));
            }
        }
        return changes;
    }

    private Change through(Node node) {
        return new Change(Impact.RESULT_CHANGING, subject(node), "is made from what changed", List.of(), causes(node));
    }

    /** What changed itself behind a member, nearest first. */
    private List<String> causes(Node node) {
        return behindHead.behind(node).stream()
                .filter(direct::containsKey)
                .map(Node::text)
                .toList();
    }

    private void findDirect() {
        var ways = baseJoins();
        for (var node : after.keySet()) {
            if (!before.containsKey(node)) {
                continue;
            }
            var edits = Edits.between(
                    before.getOrDefault(node, Map.of()), after.getOrDefault(node, Map.of()), Set.of(Item.JOIN_PATH));
            if (!edits.isEmpty()) {
                direct.put(node, changed(node, edits));
            } else if (node instanceof Node.Member
                    && before.getOrDefault(node, Map.of()).equals(after.getOrDefault(node, Map.of()))
                    && !joins(behindHead.of(node)).equals(ways.get(node))) {
                direct.put(node, otherWay(node));
            }
        }
    }

    private Map<Node, Set<Node>> baseJoins() {
        var ways = new LinkedHashMap<Node, Set<Node>>();
        for (var node : behindBase.nodes()) {
            var joins = new LinkedHashSet<Node>();
            joins(behindBase.of(node)).forEach(join -> joins.add(Definitions.renamed(join, naming)));
            ways.put(Definitions.renamed(node, naming), joins);
        }
        return ways;
    }

    private static Set<Node> joins(List<Node> nodes) {
        var joins = new LinkedHashSet<Node>();
        nodes.stream().filter(Node.Join.class::isInstance).forEach(joins::add);
        return joins;
    }

    private static Change otherWay(Node node) {
        return Change.of(Impact.RESULT_CHANGING, subject(node), "reaches what it is made from by other joins");
    }

    private static Change changed(Node node, List<Edit> edits) {
        return new Change(Impact.RESULT_CHANGING, subject(node), message(node), edits, List.of());
    }

    private static String message(Node node) {
        return switch (node) {
            case Node.Member _ -> "is defined otherwise";
            case Node.Source _ -> "takes its rows from elsewhere";
            case Node.Key _ -> "has another primary key";
            case Node.Join(var _, var to) -> "is joined to `" + to + "` otherwise";
            case Node.Bucket _ -> "cuts time otherwise";
            case Node.StandingFilters _ -> "has other default filters";
        };
    }

    static String subject(Node node) {
        return switch (node) {
            case Node.Member(var name) -> name.text();
            case Node.Source(var cube) -> cube;
            case Node.Key(var cube) -> cube;
            case Node.Join(var from, var _) -> from;
            case Node.Bucket(var dimension, var granularity) -> dimension.text() + "." + granularity;
            case Node.StandingFilters(var view) -> view;
        };
    }
}
