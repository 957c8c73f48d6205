/**
 * Who asks: takes a token as it came with a request and gives the security context that it proves. It trusts nothing of a
 * request but a verified signature, and knows no HTTP.
 */
@NullMarked
package dev.cuboid.access;

import org.jspecify.annotations.NullMarked;
