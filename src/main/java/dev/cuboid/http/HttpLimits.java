package dev.cuboid.http;

import java.time.Duration;

/**
 * How long requests wait and how large they may be.
 *
 * @param continueWait after which a client that says nothing else is told to ask again
 * @param returnPatience how long an answer is kept for one who was told to come for it
 * @param largestRequest bytes of a body
 * @param exportRows rows of an export
 */
public record HttpLimits(Duration continueWait, Duration returnPatience, int largestRequest, long exportRows) {}
