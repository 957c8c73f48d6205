package dev.cuboid.plan;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Cube;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cubes of one leg, joined from a root. A cube stands in it once for each way that leads to it, so that one table can
 * play several roles; the way is what identifies it. It grows while expressions are bound.
 */
final class JoinTree {
    private static final int MOST_SHOWN = 8;

    private final JoinGraph graph;
    private final List<List<String>> hints;
    private final Map<List<String>, Node> nodes = new LinkedHashMap<>();
    private final Set<String> aliases = new HashSet<>();
    private final Node root;

    /** A cube of the tree; {@code join} leads to it, except to the root, and {@code reason} tells people why this way. */
    record Node(List<String> path, String alias, Optional<Cube.Join> join, String reason) {
        String cube() {
            return path.getLast();
        }

        List<String> parentPath() {
            return path.subList(0, path.size() - 1);
        }
    }

    JoinTree(JoinGraph graph, String root, List<List<String>> hints) {
        this.graph = graph;
        this.hints = hints;
        this.root = add(List.of(root), Optional.empty(), "the root");
    }

    Node root() {
        return root;
    }

    /** All cubes of the tree, each after the one that it is joined to. */
    List<Node> nodes() {
        return new ArrayList<>(nodes.values());
    }

    int edges() {
        return nodes.size() - 1;
    }

    /** The cube at the end of a path that starts at some cube of the model: that cube is found first, by the shortest way. */
    Node locate(List<String> path) {
        var start = path.getFirst().equals(root.cube()) ? root : walkTo(root, path.getFirst());
        return follow(start, path.subList(1, path.size()), "the way that the member's path names");
    }

    /** The cube that a reference inside {@code owner} means; see {@code SqlTemplate.Part} for paths. */
    Node locateFrom(Node owner, List<String> path) {
        if (path.isEmpty()) {
            return owner;
        }
        if (path.size() > 1) {
            return follow(owner, path, "the way that a reference names");
        }
        var target = path.getFirst();
        if (target.equals(owner.cube()) && graph.join(target, target).isEmpty()) {
            return owner;
        }
        return graph.reaches(owner.cube(), target) ? walkTo(owner, target) : locate(path);
    }

    /** Whether one row of the cube may stand in several rows of the join. */
    boolean multiplies(Node fact) {
        for (var node : nodes.values()) {
            if (node.join().isEmpty()) {
                continue;
            }
            boolean factIsBelow = fact.path().size() >= node.path().size()
                    && fact.path().subList(0, node.path().size()).equals(node.path());
            var towards = node.join().get().relationship();
            if (towards == (factIsBelow ? Cube.Relationship.MANY_TO_ONE : Cube.Relationship.ONE_TO_MANY)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one row of {@code from} may meet several rows of {@code to} along the tree. */
    boolean multipliesBetween(Node from, Node to) {
        int common = 0;
        while (common < Math.min(from.path().size(), to.path().size())
                && from.path().get(common).equals(to.path().get(common))) {
            common++;
        }
        return stepsMultiply(from, common, Cube.Relationship.MANY_TO_ONE)
                || stepsMultiply(to, common, Cube.Relationship.ONE_TO_MANY);
    }

    private boolean stepsMultiply(Node end, int common, Cube.Relationship multiplying) {
        for (int length = common + 1; length <= end.path().size(); length++) {
            var step = nodes.get(end.path().subList(0, length));
            if (step != null
                    && step.join()
                            .filter(join -> join.relationship() == multiplying)
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Node walkTo(Node from, String target) {
        var way = graph.way(from.cube(), target, hints)
                .orElseThrow(() -> new Rejected(noPath(graph, List.of(from.cube(), target))));
        if (way.rival().isPresent()) {
            throw new Rejected(
                    ambiguous(from.cube(), target, way.path(), way.rival().get()));
        }
        return follow(
                from,
                way.path().subList(1, way.path().size()),
                hints.isEmpty() ? "the shortest way" : "the shortest way, hinted joins first");
    }

    private Node follow(Node start, List<String> steps, String reason) {
        var here = start;
        for (var step : steps) {
            var from = here;
            var join = graph.join(from.cube(), step)
                    .orElseThrow(() -> new Rejected(noPath(graph, List.of(from.cube(), step))));
            var path = new ArrayList<>(from.path());
            path.add(step);
            var known = nodes.get(path);
            here = known == null ? add(List.copyOf(path), Optional.of(join), reason) : known;
        }
        return here;
    }

    private Node add(List<String> path, Optional<Cube.Join> join, String reason) {
        var node = new Node(path, alias(path), join, reason);
        nodes.put(path, node);
        return node;
    }

    /** The cube's name; in a further role the names of the way, from the end backwards until it is unique. */
    private String alias(List<String> path) {
        var alias = path.getLast();
        for (int i = path.size() - 2; i >= 0 && aliases.contains(alias); i--) {
            alias = path.get(i) + "_" + alias;
        }
        var shortened = Names.shortened(alias);
        for (int i = 2; aliases.contains(shortened); i++) {
            shortened = Names.shortened(alias + "_" + i);
        }
        aliases.add(shortened);
        return shortened;
    }

    /** Cube's sentence, and below it how far each of the cubes comes. */
    static Diagnostic noPath(JoinGraph graph, List<String> cubes) {
        var problem = Diagnostic.of(
                ErrorCode.NO_JOIN_PATH,
                new Location.InQuery(""),
                "Can't find join path to join '" + String.join("', '", cubes) + "'");
        for (var cube : cubes) {
            problem = problem.hint(reach(cube, graph.reachedFrom(cube)));
        }
        var between = graph.leadingToAll(cubes);
        return between.isEmpty()
                ? problem.hint(
                        "a join declared in one of these cubes, or in a cube between them, that leads to the others")
                : problem.hint(
                        "joins lead to all of them from %s, of which the query names nothing: a member of it beside them"
                                .formatted(listed(between)));
    }

    private static String reach(String cube, List<String> reached) {
        return reached.isEmpty()
                ? "`%s` declares no joins".formatted(cube)
                : "from `%s` joins lead to %s".formatted(cube, listed(reached));
    }

    private static String listed(List<String> cubes) {
        var shown =
                cubes.stream().limit(MOST_SHOWN).map(cube -> "`" + cube + "`").collect(Collectors.joining(", "));
        return cubes.size() > MOST_SHOWN ? shown + " and %d more".formatted(cubes.size() - MOST_SHOWN) : shown;
    }

    private static Diagnostic ambiguous(String from, String to, List<String> one, List<String> other) {
        return Diagnostic.of(
                        ErrorCode.AMBIGUOUS_JOIN_PATH,
                        new Location.InQuery(""),
                        "two equally short join paths lead from `%s` to `%s`: %s and %s"
                                .formatted(from, to, String.join(".", one), String.join(".", other)))
                .hint(
                        "`joinHints: [[\"%s\"]]` in the query chooses one; so does a view's join_path, or a reference by path such as {%s}"
                                .formatted(
                                        String.join("\", \"", one),
                                        String.join(".", one.subList(1, one.size())) + ".member"));
    }
}
