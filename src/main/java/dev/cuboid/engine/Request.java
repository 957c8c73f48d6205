package dev.cuboid.engine;

import dev.cuboid.access.SecurityContext;
import tools.jackson.databind.JsonNode;

/**
 * A query as it came.
 *
 * @param query one JSON object, or a list of them to blend
 * @param several whether the caller understands several results for one request
 * @param who what is known of the caller
 */
public record Request(JsonNode query, boolean several, SecurityContext who) {}
