package dev.cuboid.http;

import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.Journal;
import dev.cuboid.http.SubscriptionGroup.Key;
import dev.cuboid.observation.OpenSockets;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All subscriptions, grouped by what is read for them. Each cycle prepares each of them anew, since relative dates move on and models
 * change, and looks at each group once, however many its members are. Thread-safe.
 */
final class Subscriptions {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private final ConcurrentHashMap<Key, SubscriptionGroup> groups = new ConcurrentHashMap<>();
    private final PreparedLoads loads;
    private final GroupLook looking;
    private final Duration continueWait;
    private final OpenSockets counts;

    /** @param continueWait after which one who waits for his first answer is told that he has to wait longer */
    Subscriptions(PreparedLoads loads, GroupLook looking, Duration continueWait, OpenSockets counts) {
        this.loads = loads;
        this.looking = looking;
        this.continueWait = continueWait;
        this.counts = counts;
    }

    /** Answers it for the first time. Returns when that is done. */
    void begin(Subscription subscription, Journal journal) {
        var group = place(subscription, journal);
        int looks = 0;
        // The first look may have been another's, which passed this one over; a third would not help a client that does
        // not read.
        while (group != null && looks < 2 && !subscription.wasTold() && !subscription.isEnded()) {
            try {
                look(group).get(continueWait.toMillis(), TimeUnit.MILLISECONDS);
                looks++;
            } catch (TimeoutException stillRunning) {
                subscription.connection().outbox().put(SocketReply.CONTINUE_WAIT.to(subscription.id()));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
            group = subscription.group();
        }
    }

    /** It is not answered any more. */
    void end(Subscription subscription) {
        if (subscription.connection().remove(subscription)) {
            counts.subscriptions(-1);
        }
        synchronized (subscription) {
            subscription.end();
            move(subscription, null);
        }
    }

    /** Another token may see something else. */
    void ask(Subscription subscription, boolean forSomebodyElse) {
        synchronized (subscription) {
            if (forSomebodyElse) {
                subscription.anew();
            }
            var group = place(subscription, new Journal());
            if (group != null) {
                look(group);
            }
        }
    }

    /** Looks at everything once; what it gives is done when all that was begun is over. */
    CompletableFuture<Void> cycle(Collection<SocketConnection> connections) {
        for (var connection : connections) {
            connection.subscriptions().forEach(subscription -> place(subscription, new Journal()));
        }
        return CompletableFuture.allOf(groups.values().stream()
                .filter(group -> !group.isHopeless())
                .map(this::look)
                .toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> look(SubscriptionGroup group) {
        return group.look(() -> looking.at(group));
    }

    /** Puts a subscription into the group that it belongs to now. Null if its request is refused, which it is told. */
    private @Nullable SubscriptionGroup place(Subscription subscription, Journal journal) {
        synchronized (subscription) {
            if (subscription.isEnded()) {
                return null;
            }
            try {
                var who = subscription.connection().who();
                journal.askedBy(who);
                var load = loads.of(
                        subscription.body(who), () -> RequestReader.ofBody(subscription.params(), who), journal);
                journal.about(load.prepared().parts());
                var key = Key.of(load);
                var now = subscription.group();
                if (now != null && now.key().equals(key)) {
                    return now;
                }
                return move(subscription, new SubscriptionGroup(key, load));
            } catch (Rejected refused) {
                journal.failed(refused.diagnostics().getFirst().code());
                if (refuse(subscription, SocketReply.of(refused)) && isAboutTokens(refused)) {
                    leave(subscription);
                }
            } catch (RuntimeException ours) {
                LOG.error("a subscription could not be prepared", ours);
                refuse(subscription, SocketReply.failed());
            }
            return null;
        }
    }

    private boolean refuse(Subscription subscription, SocketReply reply) {
        move(subscription, null);
        return subscription.tell(null, "refused " + reply, reply);
    }

    /** Ends it, but for what it was told last. */
    private void leave(Subscription subscription) {
        if (subscription.connection().remove(subscription)) {
            counts.subscriptions(-1);
        }
    }

    private static boolean isAboutTokens(Rejected refused) {
        var code = refused.diagnostics().getFirst().code();
        return code == ErrorCode.INVALID_TOKEN || code == ErrorCode.NO_TOKEN;
    }

    /** @param to the group, if there is none of its key yet; null for none */
    private @Nullable SubscriptionGroup move(Subscription subscription, @Nullable SubscriptionGroup to) {
        var from = subscription.group();
        if (from != null) {
            groups.computeIfPresent(from.key(), (_, group) -> {
                group.members().remove(subscription);
                if (group.members().isEmpty()) {
                    counts.groups(-1);
                }
                return group.members().isEmpty() ? null : group;
            });
        }
        var joined = Optional.ofNullable(to)
                .map(made -> groups.compute(made.key(), (_, group) -> {
                    if (group == null) {
                        counts.groups(1);
                    }
                    var joining = group == null ? made : group;
                    joining.members().add(subscription);
                    return joining;
                }))
                .orElse(null);
        subscription.group(joined);
        return joined;
    }
}
