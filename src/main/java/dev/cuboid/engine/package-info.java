/**
 * The pipeline on one screen: takes a request and who asks, and gives an answer. It decides nothing itself; every
 * decision is in the stage that it calls.
 */
@NullMarked
package dev.cuboid.engine;

import org.jspecify.annotations.NullMarked;
