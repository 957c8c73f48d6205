/**
 * The model against a real database: takes a compiled model with its definitions and gives what does not hold there, and the
 * other way round, takes a database's catalog and gives cubes. It only ever reads, in one read-only transaction, and knows
 * nothing of how its findings are printed.
 */
@NullMarked
package dev.cuboid.check;

import org.jspecify.annotations.NullMarked;
