package dev.cuboid.plan;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.query.ResolvedQuery.Condition;
import dev.cuboid.query.ResolvedQuery.DimensionUse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses the cube that a leg's FROM begins with, and which of the query's conditions the leg can hold. */
record Roots(JoinGraph graph, Anchors anchors) {
    /** A leg's root and the conditions that apply to it. */
    record Choice(String root, List<Condition> conditions, String why) {}

    /**
     * The fact itself if joins lead from it to everything; else the cube among those involved from which they do, fewest
     * edges first, earlier members first.
     *
     * @param fact the home of the leg's measures; empty for dimensions alone
     * @param own cubes that the measures speak of besides
     */
    Choice choose(Frame frame, Optional<String> fact, List<String> own) {
        var needed = new LinkedHashSet<String>();
        fact.ifPresent(needed::add);
        needed.addAll(own);
        for (var group : frame.groups()) {
            needed.addAll(anchors.of(group.dimension()));
        }
        var conditions = (fact.isPresent() ? withoutOthersOwn(frame, fact.get()) : frame.conditions())
                .stream()
                        .filter(condition -> !Switches.onlyChooses(condition, frame))
                        .toList();
        var all = new LinkedHashSet<>(needed);
        conditions.forEach(condition -> all.addAll(anchors.of(condition)));
        if (fact.isPresent() && reachesAll(fact.get(), all)) {
            return new Choice(fact.get(), conditions, "joins lead from it to everything that is needed");
        }
        var root = best(frame, all);
        if (root.isEmpty()) {
            throw new Rejected(unreachable(frame, needed, conditions));
        }
        var chosen = root.get();
        if (fact.isPresent() && chosen.rival().isPresent()) {
            throw new Rejected(
                    twoRoots(fact.get(), chosen.cube(), chosen.rival().get()));
        }
        var why = fact.map(home -> "no joins lead from `%s` to all that is needed, and from `%s` they do"
                        .formatted(home, chosen.cube()))
                .orElseGet(() -> chosen.rival()
                        .map(rival -> "it is named before `%s`, from which joins lead to all dimensions as well"
                                .formatted(rival))
                        .orElse("from it joins lead to all dimensions, over the fewest edges"));
        return new Choice(chosen.cube(), conditions, why);
    }

    /** In a view over several facts, what only speaks of another fact stays with that fact. */
    private List<Condition> withoutOthersOwn(Frame frame, String fact) {
        if (frame.homes().size() < 2) {
            return frame.conditions();
        }
        return frame.conditions().stream()
                .filter(condition -> keeps(condition, fact, frame.homes()) || isRangeOfGroup(condition, frame))
                .toList();
    }

    /** Whether a condition narrows a fact of a view with several: not if it speaks of another one that it does not lead to. */
    boolean keeps(Condition condition, String fact, List<String> facts) {
        return anchors.of(condition).stream()
                .allMatch(cube -> cube.equals(fact) || !facts.contains(cube) || graph.reaches(fact, cube));
    }

    /** The range of a time that the query groups by holds for every leg, or buckets outside of it would appear. */
    private static boolean isRangeOfGroup(Condition condition, Frame frame) {
        return condition instanceof Condition.OfTimeRange(var use, var _)
                && frame.groups().stream()
                        .anyMatch(group -> group.dimension()
                                .dimension()
                                .name()
                                .equals(use.dimension().name()));
    }

    Diagnostic unseen(Condition condition, Set<String> facts) {
        return Diagnostic.of(
                        ErrorCode.FILTER_CANNOT_REACH,
                        new Location.InQuery("/filters"),
                        "the filter on `%s` stays with its own fact, and the query asks no measure of that; it would not narrow `%s`"
                                .formatted(said(condition), String.join("`, `", facts)))
                .hint("a measure of that fact beside the others, or the query without the filter");
    }

    private boolean reachesAll(String root, Set<String> cubes) {
        for (var cube : cubes) {
            if (!graph.reaches(root, cube)) {
                return false;
            }
        }
        return true;
    }

    /** @param rival another cube that would do as well */
    private record Best(String cube, Optional<String> rival) {}

    /** Fewest edges first; of equally good ones that with which a hint begins, then the first named. */
    private Optional<Best> best(Frame frame, Set<String> cubes) {
        var best = new ArrayList<String>();
        int fewest = Integer.MAX_VALUE;
        for (var candidate : cubes) {
            if (reachesAll(candidate, cubes)) {
                int edges = edges(frame, candidate, cubes);
                if (edges < fewest) {
                    best.clear();
                    fewest = edges;
                }
                if (edges == fewest) {
                    best.add(candidate);
                }
            }
        }
        var hinted = frame.hints().stream()
                .map(List::getFirst)
                .filter(best::contains)
                .findFirst();
        return hinted.map(cube -> new Best(cube, Optional.empty()))
                .or(() -> best.stream()
                        .findFirst()
                        .map(first -> new Best(first, best.stream().skip(1).findFirst())));
    }

    private static Diagnostic twoRoots(String fact, String one, String other) {
        return Diagnostic.of(
                        ErrorCode.AMBIGUOUS_JOIN_PATH,
                        new Location.InQuery(""),
                        "no joins lead from `%s` to all that is needed; from `%s` and from `%s` they do over as few edges, and each keeps other rows of `%s`"
                                .formatted(fact, one, other, fact))
                .hint(
                        "`joinHints` that begin with the cube whose rows are kept: `[[\"%s\", \"%s\"]]` or `[[\"%s\", \"%s\"]]`"
                                .formatted(one, other, other, one));
    }

    private int edges(Frame frame, String root, Set<String> cubes) {
        var reached = new LinkedHashSet<List<String>>();
        for (var cube : cubes) {
            var path = graph.way(root, cube, frame.hints()).orElseThrow().path();
            for (int length = 2; length <= path.size(); length++) {
                reached.add(path.subList(0, length));
            }
        }
        return reached.size();
    }

    private Diagnostic unreachable(Frame frame, Set<String> needed, List<Condition> conditions) {
        if (best(frame, needed).isEmpty()) {
            return JoinTree.noPath(graph, new ArrayList<>(needed));
        }
        var culprit = conditions.stream()
                .filter(condition -> {
                    var with = new LinkedHashSet<>(needed);
                    with.addAll(anchors.of(condition));
                    return best(frame, with).isEmpty();
                })
                .findFirst()
                .orElse(conditions.getLast());
        return Diagnostic.of(
                        ErrorCode.FILTER_CANNOT_REACH,
                        new Location.InQuery("/filters"),
                        "no join leads from `%s` to the filter on `%s`, so the filter cannot narrow it"
                                .formatted(String.join("`, `", needed), said(culprit)))
                .hint("the measures asked in two queries, or a join between the cubes");
    }

    private static String said(Condition condition) {
        return switch (condition) {
            case Condition.And(var parts) -> said(parts.getFirst());
            case Condition.Or(var parts) -> said(parts.getFirst());
            case Condition.OfDimension(var use, var _) -> name(use);
            case Condition.OfTimeRange(var use, var _) -> name(use);
            case Condition.OfMeasure(var use, var _) -> use.key();
            case Condition.InSegment(var _, var _, var asked) -> asked.text();
            case Condition.OwnFilters(var use) -> use.key();
        };
    }

    private static String name(DimensionUse use) {
        return use.asked().text();
    }
}
