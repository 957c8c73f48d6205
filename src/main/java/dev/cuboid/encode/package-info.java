/**
 * Rows on their way out: takes them from the database one by one and gives bytes in the format that the caller reads. It knows
 * how values look outside, and nothing of queries, callers or HTTP.
 */
@NullMarked
package dev.cuboid.encode;

import org.jspecify.annotations.NullMarked;
