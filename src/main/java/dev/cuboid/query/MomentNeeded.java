package dev.cuboid.query;

/** Something counts from the moment of the request, and was told that it may not. */
public final class MomentNeeded extends RuntimeException {
    MomentNeeded() {
        super("relative dates count from the moment of the request", null, false, false);
    }
}
