package dev.cuboid.check;

import java.util.List;

/**
 * A join of a generated cube.
 *
 * @param written whether it counts; otherwise it is a comment for the author to decide
 * @param remark why, or nothing
 * @param reached a dimension of the other cube by its full name, which each of its rows has
 * @param pairs SQL that counts the rows of this cube's table which have one there
 */
record GeneratedJoin(boolean written, String remark, List<String> lines, String reached, String pairs) {
    GeneratedJoin {
        lines = List.copyOf(lines);
    }
}
