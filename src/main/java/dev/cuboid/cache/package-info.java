/**
 * Answers that are kept: what a job is known by, how long its result is as good as a new one, and where it is kept. It knows
 * bytes and ages, and nothing of HTTP.
 */
@NullMarked
package dev.cuboid.cache;

import org.jspecify.annotations.NullMarked;
