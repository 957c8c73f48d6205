/**
 * Running statements: takes SQL text with binds and gives rows. It knows connections, limits and cancelling, and
 * nothing of cubes.
 */
@NullMarked
package dev.cuboid.execution;

import org.jspecify.annotations.NullMarked;
