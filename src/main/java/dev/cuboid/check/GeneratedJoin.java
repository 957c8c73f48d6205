package dev.cuboid.check;

import java.util.List;

/**
 * A join of a generated cube.
 *
 * @param written whether it counts; otherwise it is a comment for the author to decide
 * @param remark why, or nothing
 */
record GeneratedJoin(boolean written, String remark, List<String> lines) {
    GeneratedJoin {
        lines = List.copyOf(lines);
    }
}
