/**
 * Model files as located trees: takes the text of YAML or JSON files and gives {@link dev.cuboid.definition.Definition}
 * trees in which every key and value knows its file, line and column. It knows no parameter of the data model.
 */
@NullMarked
package dev.cuboid.definition;

import org.jspecify.annotations.NullMarked;
