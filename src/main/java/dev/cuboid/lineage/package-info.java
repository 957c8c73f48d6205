/**
 * What is made from what: takes a model and tells for each member the columns, members, cubes and joins behind it, and the
 * views in front of it. It reads the compiled model only; it runs nothing and asks no database.
 */
@NullMarked
package dev.cuboid.lineage;

import org.jspecify.annotations.NullMarked;
