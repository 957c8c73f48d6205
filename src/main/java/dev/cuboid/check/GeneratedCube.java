package dev.cuboid.check;

/**
 * A model file with one cube, and what is in it.
 *
 * @param tests a file of tests for it, of the same name in the folder of tests
 */
public record GeneratedCube(String file, String text, String tests, int dimensions, int measures, int joins) {}
