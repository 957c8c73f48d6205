package dev.cuboid.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The results that several nodes share through a Valkey or Redis, and the leases by which one of them runs a job for all. While
 * the store is away, nothing is found, nothing is kept and nobody waits for it. Thread-safe.
 */
public final class SharedResults implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedResults.class);
    /** Stands in place of a holder once a result has proved too large to be handed over. */
    private static final String TOO_LARGE = "too large";
    /** Longer than the others need to look at it again, and short enough for a result that shrinks. */
    private static final Duration REMEMBERED_AS_LARGE = Duration.ofSeconds(10);

    private final RedisLink link;
    private final Terms terms;
    private final InstantSource clock;
    /** Our tokens, by the keys of their leases. */
    private final Map<String, String> held = new ConcurrentHashMap<>();

    private final LongAdder found = new LongAdder();
    private final LongAdder missed = new LongAdder();
    private final AtomicBoolean toldUnreadable = new AtomicBoolean();
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("shared-cache").factory());

    /**
     * How the store is used.
     *
     * @param prefix of all keys
     * @param timeout of each command, after which the store counts as away
     * @param pause between attempts to reach a store that is away
     * @param lease after which a node that says nothing of its run any more is taken for dead
     * @param expiry after which a result is dropped even if nothing says that it changed
     * @param largest bytes of a result that is handed over
     */
    public record Terms(
            String prefix, Duration timeout, Duration pause, Duration lease, Duration expiry, long largest) {}

    /** @param writer which run gave it */
    public record Found(Result result, String writer) {}

    /** What came of asking for a lease. */
    public sealed interface Claim {
        record Granted(Lease lease) implements Claim {}

        /** @param holder the run that has it */
        record Held(String holder) implements Claim {}

        /** The result is too large for others to have it. */
        record TooLarge() implements Claim {}

        record Away() implements Claim {}
    }

    /** @param up whether the store works; the others count since the start */
    public record State(boolean up, long found, long missed, long failures) {}

    private SharedResults(SharedAddress address, Terms terms, InstantSource clock) {
        this.link = new RedisLink(address, terms.prefix(), terms.timeout());
        this.terms = terms;
        this.clock = clock;
        keeper.scheduleWithFixedDelay(
                () -> goOn(link::restore), 0, terms.pause().toMillis(), TimeUnit.MILLISECONDS);
        long renewal = terms.lease().toMillis() / 4;
        keeper.scheduleWithFixedDelay(() -> goOn(this::renew), renewal, renewal, TimeUnit.MILLISECONDS);
    }

    /** Returns at once, and connects in the background. */
    public static SharedResults open(SharedAddress address, Terms terms, InstantSource clock) {
        return new SharedResults(address, terms, clock);
    }

    public State state() {
        return new State(link.isUp(), found.sum(), missed.sum(), link.failures());
    }

    /** Whatever is kept and can be read; whether it is fresh is for others to tell. */
    public Optional<Found> find(SharedKey key) {
        if (!link.isUp()) {
            return Optional.empty();
        }
        var entry = link.get(resultKey(key)).flatMap(this::read);
        (entry.isPresent() ? found : missed).increment();
        return entry;
    }

    /** Asks for the right to run a job for all. */
    public Claim claim(SharedKey key) {
        var token = UUID.randomUUID().toString();
        var lease = leaseKey(key);
        var holder = link.ask(SharedScripts.CLAIM, List.of(lease), utf8(token), millis(terms.lease()))
                .map(bytes -> new String(bytes, UTF_8));
        if (holder.isEmpty()) {
            return new Claim.Away();
        }
        if (holder.get().equals(token)) {
            held.put(lease, token);
            return new Claim.Granted(new Lease(this, key, token));
        }
        return holder.get().equals(TOO_LARGE) ? new Claim.TooLarge() : new Claim.Held(holder.get());
    }

    /** Keeps a result for all, unless it is too large; nobody waits for it. */
    public void keep(SharedKey key, Result result) {
        if (fits(result)) {
            keep(key, "", result);
        }
    }

    /** What was read before a run that failed is not given out any more: the database would say something else. */
    public void forget(SharedKey key, Instant before) {
        forget(key, "", before);
    }

    boolean fits(Result result) {
        return result.weight() <= terms.largest();
    }

    void keep(SharedKey key, String token, Result result) {
        var left = terms.expiry().minus(Duration.between(result.readAt(), clock.instant()));
        if (left.isPositive() && link.isUp()) {
            held.remove(leaseKey(key), token);
            var bytes = new SharedEntry(result, token).bytes();
            link.tell(
                    SharedScripts.KEEP,
                    bothKeys(key),
                    utf8(token),
                    bytes,
                    utf8(SharedEntry.digits(result.readAt())),
                    millis(left));
        }
    }

    void forget(SharedKey key, String token, Instant before) {
        held.remove(leaseKey(key), token);
        link.tell(SharedScripts.FORGET, bothKeys(key), utf8(token), utf8(SharedEntry.digits(before)));
    }

    void markTooLarge(SharedKey key, String token) {
        held.remove(leaseKey(key), token);
        link.tell(
                SharedScripts.MARK, List.of(leaseKey(key)), utf8(token), millis(REMEMBERED_AS_LARGE), utf8(TOO_LARGE));
    }

    void release(SharedKey key, String token) {
        release(leaseKey(key), token);
    }

    private void release(String lease, String token) {
        if (held.remove(lease, token)) {
            link.tell(SharedScripts.RELEASE, List.of(lease), utf8(token));
        }
    }

    private void renew() {
        held.forEach(
                (lease, token) -> link.tell(SharedScripts.RENEW, List.of(lease), utf8(token), millis(terms.lease())));
    }

    /** What is thrown here would end the keeping without a word. */
    private static void goOn(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error failed) {
            LOG.error("the connection to the shared cache is not kept as it should be", failed);
        }
    }

    private Optional<Found> read(byte[] bytes) {
        try {
            var entry = SharedEntry.read(bytes);
            return Optional.of(new Found(entry.result(), entry.writer()));
        } catch (IOException unreadable) {
            if (toldUnreadable.compareAndSet(false, true)) {
                LOG.warn(
                        "a result in the shared cache cannot be read, and is asked for anew; this is told once: {}",
                        unreadable.getMessage());
            }
            return Optional.empty();
        }
    }

    /** In braces is what a cluster places a key by, so that a result and its lease are at one place. */
    private String resultKey(SharedKey key) {
        return terms.prefix() + ":{" + key.digest() + "}:result";
    }

    private String leaseKey(SharedKey key) {
        return terms.prefix() + ":{" + key.digest() + "}:lease";
    }

    private List<String> bothKeys(SharedKey key) {
        return List.of(resultKey(key), leaseKey(key));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] millis(Duration duration) {
        return utf8(Long.toString(Math.max(1, duration.toMillis())));
    }

    /** Gives back the leases that are still held. */
    @Override
    public void close() {
        keeper.shutdownNow();
        held.forEach((lease, token) -> link.ask(SharedScripts.RELEASE, List.of(lease), utf8(token)));
        link.close();
    }
}
