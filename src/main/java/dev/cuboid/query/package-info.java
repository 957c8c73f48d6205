/**
 * What is asked: takes request JSON and gives a {@link dev.cuboid.query.Query} of names, then a
 * {@link dev.cuboid.query.ResolvedQuery} of model objects. Nothing here knows SQL or how an answer is computed.
 */
@NullMarked
package dev.cuboid.query;

import org.jspecify.annotations.NullMarked;
