/**
 * Problems as values: a code, a place, a sentence and hints. Takes what any stage found wrong and gives text for people;
 * it decides nothing about how a problem is served.
 */
@NullMarked
package dev.cuboid.diagnostic;

import org.jspecify.annotations.NullMarked;
