/**
 * The command line: takes arguments, gives text and an exit code. Each command is one class, listed in {@link
 * dev.cuboid.cli.Commands}; it reads its options, calls the stages, and decides nothing that they could decide. It starts
 * without Spring.
 */
@NullMarked
package dev.cuboid.cli;

import org.jspecify.annotations.NullMarked;
