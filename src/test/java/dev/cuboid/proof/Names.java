package dev.cuboid.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the names of a query stand for: members of cubes, directly or through a view. */
record Names(World world) {
    /** @param path from the root of the view to the member's cube; the cube alone where it is asked for by its own name */
    record Found(String cube, String member, List<String> path) {}

    Found find(String name) {
        var owner = name.substring(0, name.indexOf('.'));
        var member = name.substring(name.indexOf('.') + 1);
        return world.hasCube(owner)
                ? new Found(owner, member, List.of(owner))
                : inView(owner, member).orElseThrow(() -> new IllegalArgumentException("nothing is named " + name));
    }

    private Optional<Found> inView(String view, String member) {
        for (var part : world.views().stream()
                .filter(one -> one.name().equals(view))
                .flatMap(one -> one.parts().stream())
                .toList()) {
            var cube = part.path().getLast();
            for (var own : part.members()) {
                if (member.equals(shownAs(part, own))) {
                    return Optional.of(new Found(cube, own, part.path()));
                }
            }
        }
        return Optional.empty();
    }

    static String shownAs(World.Part part, String member) {
        return part.prefix() ? part.path().getLast() + "_" + member : member;
    }

    boolean isMeasure(String name) {
        var found = find(name);
        return isMeasure(new Expression.Member(found.cube(), found.member()));
    }

    /** Whether a measure looks over windows of time, itself or through those that it is made of. */
    boolean isRolling(String name) {
        var found = find(name);
        return isRolling(new Expression.Member(found.cube(), found.member()));
    }

    private boolean isRolling(Expression expression) {
        if (!(expression instanceof Expression.Member(var cube, var name))) {
            return expression.parts().stream().anyMatch(this::isRolling);
        }
        if (!isMeasure(new Expression.Member(cube, name))) {
            return false;
        }
        return switch (world.measure(cube, name)) {
            case World.Aggregate ignored -> false;
            case World.Rolling ignored -> true;
            case World.Calculated(var ignored, var of) -> isRolling(of);
            case World.Staged staged -> isRolling(staged.of());
            case World.Rank rank -> isRolling(rank.by());
        };
    }

    /** Whether stages are in play, in the measure itself or in those that it is made of. */
    boolean isStaged(String name) {
        var found = find(name);
        return isStaged(new Expression.Member(found.cube(), found.member()));
    }

    private boolean isStaged(Expression expression) {
        if (!(expression instanceof Expression.Member member)) {
            return expression.parts().stream().anyMatch(this::isStaged);
        }
        return isMeasure(member)
                && switch (world.measure(member.cube(), member.name())) {
                    case World.Aggregate ignored -> false;
                    case World.Rolling ignored -> false;
                    case World.Calculated(var ignored, var of) -> isStaged(of);
                    case World.Staged ignored -> true;
                    case World.Rank ignored -> true;
                };
    }

    /** Whether a name of a query stands for a member of a cube. */
    boolean isFor(String name, Expression.Member member) {
        var found = find(name);
        return found.cube().equals(member.cube()) && found.member().equals(member.name());
    }

    boolean isMeasure(Expression.Member member) {
        return world.cube(member.cube()).measures().stream()
                .anyMatch(measure -> measure.name().equals(member.name()));
    }

    /** What a dimension or a segment stands for. */
    Expression expression(Found found) {
        return world.cube(found.cube()).dimensions().stream()
                .filter(dimension -> dimension.name().equals(found.member()))
                .findFirst()
                .map(World.Dimension::sql)
                .orElseGet(() -> world.segment(found.cube(), found.member()).sql());
    }

    boolean isOfMeasures(Found found) {
        return world.cube(found.cube()).dimensions().stream()
                .anyMatch(dimension -> dimension.name().equals(found.member()) && dimension.ofMeasures());
    }

    /** Whether a dimension or a segment depends on the filters of the query, itself or through those that it speaks of. */
    boolean dependsOnFilters(Found found) {
        var own = world.cube(found.cube()).dimensions().stream()
                .filter(dimension -> dimension.name().equals(found.member()))
                .findFirst();
        return own.isPresent() && own.get().ofMeasures()
                ? own.get().source() != World.Source.SUB_QUERY
                        || speaksOfFilters(own.get().sql())
                : speaksOfFilters(expression(found));
    }

    private boolean speaksOfFilters(Expression expression) {
        return expression instanceof Expression.Member member
                ? !isMeasure(member)
                        && dependsOnFilters(new Found(member.cube(), member.name(), List.of(member.cube())))
                : expression.parts().stream().anyMatch(this::speaksOfFilters);
    }

    List<Ask.Condition> filtersOnRows(Ask ask) {
        return ask.filters().stream().filter(filter -> !isOfMeasures(filter)).toList();
    }

    List<Ask.Condition> filtersOnMeasures(Ask ask) {
        return ask.filters().stream().filter(this::isOfMeasures).toList();
    }

    private boolean isOfMeasures(Ask.Condition condition) {
        var members = new ArrayList<String>();
        addMembers(condition, members);
        return members.stream().anyMatch(this::isMeasure);
    }

    static void addMembers(Ask.Condition condition, Collection<String> members) {
        switch (condition) {
            case Ask.All(var conditions) -> conditions.forEach(one -> addMembers(one, members));
            case Ask.Any(var conditions) -> conditions.forEach(one -> addMembers(one, members));
            case Ask.Test(var member, var ignored, var also) -> members.add(member);
        }
    }
}
