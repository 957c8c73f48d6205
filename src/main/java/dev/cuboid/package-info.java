/**
 * The main class. Everything else is in the packages below, one for each stage of the pipeline, as {@code
 * docs/architecture.md} lists them.
 */
@NullMarked
package dev.cuboid;

import org.jspecify.annotations.NullMarked;
