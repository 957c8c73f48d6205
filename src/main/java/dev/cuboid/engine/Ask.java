package dev.cuboid.engine;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.query.Query.CacheMode;

/**
 * How one request wants its answer.
 *
 * @param who whose it is, for taking turns
 * @param requestId by which it can be cancelled
 * @param presence whether the caller is still there
 * @param journal told where the answer came from and how long it took
 */
public record Ask(
        SecurityContext who, String requestId, CacheMode mode, Patience patience, Presence presence, Journal journal) {
    /** Whose times nobody looks at. */
    public Ask(SecurityContext who, String requestId, CacheMode mode, Patience patience, Presence presence) {
        this(who, requestId, mode, patience, presence, new Journal());
    }

    String caller() {
        return who.caller();
    }

    /** Tells whether a caller has gone away. Asked now and then by the thread that serves him. */
    public interface Presence {
        boolean isGone();
    }
}
