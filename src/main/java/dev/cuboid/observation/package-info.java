/**
 * Being seen: takes what is known of a request once it is over, and gives metrics, spans and log lines. It never holds a request
 * up, and nothing that serves one depends on it but the door through which requests come in.
 */
@NullMarked
package dev.cuboid.observation;

import org.jspecify.annotations.NullMarked;
