package dev.cuboid.http;

import dev.cuboid.cache.Job;
import dev.cuboid.engine.Prepared;
import dev.cuboid.http.PreparedLoads.PreparedLoad;
import dev.cuboid.query.Query.CacheMode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Subscriptions that are sent the same bytes, and so are answered together. Thread-safe. */
final class SubscriptionGroup {
    private final Key key;
    private final PreparedLoad load;
    private final Set<Subscription> members = ConcurrentHashMap.newKeySet();
    private volatile boolean hopeless;
    private CompletableFuture<Void> look = CompletableFuture.completedFuture(null);

    /**
     * All that the answer depends on but the data.
     *
     * @param fingerprint of what stands around the rows
     * @param schema whether the answer describes its columns
     */
    record Key(List<Job> jobs, String fingerprint, boolean schema, CacheMode mode) {
        static Key of(PreparedLoad load) {
            return new Key(
                    load.prepared().parts().stream().map(Prepared.Part::job).toList(),
                    load.parts().fingerprint(),
                    load.asked().schema(),
                    LoadController.mode(load));
        }
    }

    SubscriptionGroup(Key key, PreparedLoad load) {
        this.key = key;
        this.load = load;
    }

    Key key() {
        return key;
    }

    PreparedLoad load() {
        return load;
    }

    Set<Subscription> members() {
        return members;
    }

    /** It is not worth to be looked at again, but for one who asks now. */
    void giveUp() {
        hopeless = true;
    }

    boolean isHopeless() {
        return hopeless;
    }

    /** The look that is under way, or the one that this begins. */
    synchronized CompletableFuture<Void> look(Runnable looking) {
        if (look.isDone()) {
            var begun = new CompletableFuture<Void>();
            look = begun;
            Thread.ofVirtual().name("subscriptions").start(() -> {
                try {
                    looking.run();
                } finally {
                    begun.complete(null);
                }
            });
        }
        return look;
    }
}
