/**
 * A model for people who read: takes a compiled model and gives one static HTML page that needs neither network nor scripts.
 * It shows definitions; it runs nothing and knows no data.
 */
@NullMarked
package dev.cuboid.page;

import org.jspecify.annotations.NullMarked;
