/**
 * Tests that a modeller writes: takes YAML files of queries with what is expected of their answers, asks the engine, and gives
 * a verdict for each. It compares answers only; it knows nothing of plans or SQL, except a statement to compare with.
 */
@NullMarked
package dev.cuboid.trial;

import org.jspecify.annotations.NullMarked;
