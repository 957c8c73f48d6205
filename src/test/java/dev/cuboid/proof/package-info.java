/**
 * The proof that answers are right: the conformance suites, and an independent evaluator that computes what a query means
 * from rows in memory, for models, rows and queries that are generated. It shares no code with the planner, the SQL or the
 * reading of models and queries. SQL's NULL is Java's null here, as rows are data.
 */
@NullUnmarked
package dev.cuboid.proof;

import org.jspecify.annotations.NullUnmarked;
