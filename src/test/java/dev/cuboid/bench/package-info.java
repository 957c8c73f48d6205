/** Measurements, run by the scripts in {@code bench/}; nothing here is a test. */
package dev.cuboid.bench;
