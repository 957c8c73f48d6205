/**
 * The semantic model: takes definitions and gives cubes, views, measures, dimensions and joins whose references are all
 * resolved. Whoever holds a {@link dev.cuboid.model.SemanticModel} may rely on every check; nothing here knows a request.
 */
@NullMarked
package dev.cuboid.model;

import org.jspecify.annotations.NullMarked;
