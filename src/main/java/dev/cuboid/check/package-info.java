/**
 * What can be said about a model that compiles. Doubts: the model and the definitions that it was made from go in, warnings
 * with their places come out, one class for each kind of doubt. A real database: what does not hold there comes out, and the
 * other way round, cubes for its tables; it is only ever read, in one read-only transaction. Nothing that serves queries
 * needs any of this, and nothing here knows how findings are printed.
 */
@NullMarked
package dev.cuboid.check;

import org.jspecify.annotations.NullMarked;
