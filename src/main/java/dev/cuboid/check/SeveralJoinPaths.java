package dev.cuboid.check;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.model.Cube;
import dev.cuboid.plan.JoinReach.TwoWays;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Two equally short ways between cubes of which one query may ask. A doubt is told once, where the ways part, and not again
 * for each cube before and behind.
 */
final class SeveralJoinPaths implements ModelCheck {
    @Override
    public List<Diagnostic> warningsIn(Subject subject) {
        var doubts = new LinkedHashSet<TwoWays>();
        for (var cube : subject.model().cubes()) {
            subject.joins().doubtsFrom(cube.name()).stream()
                    .filter(ways ->
                            cube.presentation().visible() && isPublic(ways.one().getLast(), subject))
                    .map(SeveralJoinPaths::apart)
                    .forEach(doubts::add);
        }
        return doubts.stream().map(ways -> warning(ways, subject)).toList();
    }

    private static boolean isPublic(String cube, Subject subject) {
        return subject.model()
                .cube(cube)
                .filter(found -> found.presentation().visible())
                .isPresent();
    }

    /** The ways from where they part to where they meet again. */
    private static TwoWays apart(TwoWays ways) {
        var one = new ArrayList<>(ways.one());
        var other = new ArrayList<>(ways.other());
        while (one.size() > 2 && other.size() > 2 && one.get(1).equals(other.get(1))) {
            one.removeFirst();
            other.removeFirst();
        }
        while (one.size() > 2 && other.size() > 2 && one.get(one.size() - 2).equals(other.get(other.size() - 2))) {
            one.removeLast();
            other.removeLast();
        }
        return new TwoWays(one, other);
    }

    private static Diagnostic warning(TwoWays ways, Subject subject) {
        return Diagnostic.of(
                        ErrorCode.SEVERAL_JOIN_PATHS,
                        place(ways, subject),
                        "two equally short join paths lead from `%s` to `%s`: %s and %s; a query that chooses neither is refused"
                                .formatted(
                                        ways.one().getFirst(),
                                        ways.one().getLast(),
                                        dotted(ways.one()),
                                        dotted(ways.other())))
                .hint("offer a view with `join_path: %s`, and another one for the other path"
                        .formatted(dotted(ways.one())))
                .hint("or choose in a query: `\"joinHints\": [[\"%s\"]]`".formatted(String.join("\", \"", ways.one())));
    }

    /** The join that opens the second way. */
    private static Location place(TwoWays ways, Subject subject) {
        var cube = subject.model().cube(ways.one().getFirst()).orElseThrow();
        return cube.joins().stream()
                .filter(join -> join.target().equals(ways.other().get(1)))
                .map(Cube.Join::location)
                .findFirst()
                .orElse(cube.location());
    }

    private static String dotted(List<String> path) {
        return String.join(".", path);
    }
}
