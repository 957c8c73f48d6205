/**
 * What a change of a model does to those who use it: takes two models and gives changes, each breaking, result-changing or
 * compatible, and prints them for people, pull requests and programs. It compares what was compiled, never the text of files.
 */
@NullMarked
package dev.cuboid.compare;

import org.jspecify.annotations.NullMarked;
