package dev.cuboid.check;

/** A model file with one cube, and what is in it. */
public record GeneratedCube(String file, String text, int dimensions, int measures, int joins) {}
