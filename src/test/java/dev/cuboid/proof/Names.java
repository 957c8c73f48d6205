package dev.cuboid.proof;

import java.util.List;
import java.util.Optional;

/** What the names of a query stand for: members of cubes, directly or through a view. */
record Names(World world) {
    /** @param path from the root of the view to the member's cube; none for a name of the cube itself */
    record Found(String cube, String member, Optional<List<String>> path) {}

    Found find(String name) {
        var owner = name.substring(0, name.indexOf('.'));
        var member = name.substring(name.indexOf('.') + 1);
        return world.hasCube(owner)
                ? new Found(owner, member, Optional.empty())
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
                    return Optional.of(new Found(cube, own, Optional.of(part.path())));
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
        return world.cube(found.cube()).measures().stream()
                .anyMatch(measure -> measure.name().equals(found.member()));
    }

    boolean isInView(String name) {
        return find(name).path().isPresent();
    }
}
