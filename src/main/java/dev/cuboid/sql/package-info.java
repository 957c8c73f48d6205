/**
 * SQL text: takes a plan and a dialect and gives one statement with its bind values, built from jOOQ parts. What is
 * not in the plan does not reach the SQL.
 */
@NullMarked
package dev.cuboid.sql;

import org.jspecify.annotations.NullMarked;
