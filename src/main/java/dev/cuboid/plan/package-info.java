/**
 * The logical plan: what to compute, in relational terms, grain first. It takes a resolved query and gives a tree of
 * plan nodes, then improves that tree without changing its answer. Nothing here knows a database, a dialect or who asks.
 */
@NullMarked
package dev.cuboid.plan;

import org.jspecify.annotations.NullMarked;
