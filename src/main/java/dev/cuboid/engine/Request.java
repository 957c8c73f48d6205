package dev.cuboid.engine;

import dev.cuboid.access.SecurityContext;
import tools.jackson.databind.JsonNode;

/**
 * A query as it came.
 *
 * @param query one JSON object, or a list of them to blend
 * @param several whether the caller understands several results for one request
 * @param who what is known of the caller
 * @param journal told how long reading and planning took
 */
public record Request(JsonNode query, boolean several, SecurityContext who, Journal journal) {
    /** Whose times nobody looks at. */
    public Request(JsonNode query, boolean several, SecurityContext who) {
        this(query, several, who, new Journal());
    }

    /** The same, with its times told to a journal. */
    public Request noting(Journal other) {
        return new Request(query, several, who, other);
    }
}
