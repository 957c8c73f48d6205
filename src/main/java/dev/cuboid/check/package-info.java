/**
 * Doubts about a model that compiles: takes the model and the definitions that it was made from, and gives warnings with
 * their places. One class for each kind of doubt. Nothing that serves queries needs it.
 */
@NullMarked
package dev.cuboid.check;

import org.jspecify.annotations.NullMarked;
