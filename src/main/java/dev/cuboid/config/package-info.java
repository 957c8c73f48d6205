/**
 * Wiring: settings, data sources, the demo database and the beans. The only place that constructs the stages.
 */
@NullMarked
package dev.cuboid.config;

import org.jspecify.annotations.NullMarked;
