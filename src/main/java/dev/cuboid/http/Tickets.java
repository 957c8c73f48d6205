package dev.cuboid.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cuboid.http.PreparedLoads.PreparedLoad;
import dev.cuboid.query.Query.CacheMode;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Requests whose answers are fetched later. Thread-safe. */
final class Tickets {
    private static final long MOST = 10_000;

    private final Cache<String, Ticket> open;

    /** @param caller who may fetch the answer, and nobody else */
    record Ticket(String id, String caller, PreparedLoad load, CacheMode mode) {}

    /** @param patience after which a ticket that nobody asks for is dropped */
    Tickets(Duration patience) {
        this.open = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(patience)
                .executor(Runnable::run)
                .build();
    }

    Ticket issue(String caller, PreparedLoad load, CacheMode mode) {
        var ticket = new Ticket(UUID.randomUUID().toString(), caller, load, mode);
        open.put(ticket.id(), ticket);
        return ticket;
    }

    /** Nothing for those of others. */
    Optional<Ticket> find(String id, String caller) {
        return Optional.ofNullable(open.getIfPresent(id))
                .filter(ticket -> ticket.caller().equals(caller));
    }

    void close(Ticket ticket) {
        open.invalidate(ticket.id());
    }
}
