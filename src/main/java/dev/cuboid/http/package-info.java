/**
 * The REST front: HTTP and JSON in the shapes of Cube, mapped onto the engine. No rule of planning or of the model
 * lives here.
 */
@NullMarked
package dev.cuboid.http;

import org.jspecify.annotations.NullMarked;
