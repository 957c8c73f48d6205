package dev.cuboid.page;

import dev.cuboid.model.MemberName;

/** Where on the page something is. */
final class Anchors {
    static String ofCube(String name) {
        return "of-" + name;
    }

    static String of(MemberName name) {
        return "of-" + name.text();
    }

    private Anchors() {}
}
