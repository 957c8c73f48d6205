package dev.cuboid.http;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.Ask;
import dev.cuboid.engine.Journal;
import dev.cuboid.engine.Patience;
import dev.cuboid.engine.QueryServer;
import dev.cuboid.engine.Served;
import dev.cuboid.observation.FinishedRequest;
import dev.cuboid.observation.Observers;
import dev.cuboid.observation.OpenSockets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for the answer of a group of subscriptions, once, and passes it on to those of its members to whom it is news. Thread-safe. */
final class GroupLook {
    private static final Logger LOG = LoggerFactory.getLogger(GroupLook.class);
    /** Fewer than may wait for the database, so that a cycle over many groups does not fill its queue. */
    private static final int AT_ONCE = 64;

    private final QueryServer server;
    private final Duration continueWait;
    private final Observers observers;
    private final OpenSockets counts;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    GroupLook(QueryServer server, Duration continueWait, Observers observers, OpenSockets counts) {
        this.server = server;
        this.continueWait = continueWait;
        this.observers = observers;
        this.counts = counts;
    }

    void at(SubscriptionGroup group) {
        var at = Instant.now();
        var journal = new Journal(RequestId.of(""));
        journal.about(group.load().prepared().parts());
        var told = new Told();
        try {
            serve(group, journal)
                    .ifPresent(served ->
                            pass(group, tag(group, served), () -> SocketReply.of(group.load(), served), told));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Rejected failed) {
            fail(group, failed, told);
            journal.failed(failed.diagnostics().getFirst().code());
        } catch (RuntimeException ours) {
            LOG.error("a subscription could not be answered", ours);
            var reply = SocketReply.failed();
            pass(group, "failed", () -> reply, told);
        }
        observe(journal, at, told);
    }

    private void observe(Journal journal, Instant at, Told told) {
        if (told.members > 0 || journal.verdict().equals(Optional.of(Served.Verdict.MISS))) {
            observers.begun();
            observers.finished(new FinishedRequest(
                    journal,
                    SocketCalls.METHOD,
                    SocketCalls.ROUTE + "push",
                    told.status,
                    told.bytes,
                    at,
                    System.nanoTime() - journal.begunAt(),
                    "",
                    ""));
        }
    }

    /** What a look came to. */
    private static final class Told {
        private int members;
        private int status = 200;
        private long bytes;
        /** Bytes for one member. */
        private long each;

        private void begin(SocketReply reply) {
            status = reply.status();
            each = reply.bytes();
        }
    }

    /** The database is asked on anybody's account, since the answer is the same for all. Empty if all members have left. */
    private Optional<List<Served>> serve(SubscriptionGroup group, Journal journal) throws InterruptedException {
        turns.acquire();
        Optional<List<Served>> served;
        try {
            served = serveOnce(group, journal);
        } finally {
            turns.release();
        }
        // One that takes long does not keep others from their turn.
        while (served.isPresent() && served.get().getFirst() instanceof Served.NotYet) {
            served = serveOnce(group, journal);
        }
        return served;
    }

    private Optional<List<Served>> serveOnce(SubscriptionGroup group, Journal journal) {
        var who = group.members().stream()
                .flatMap(member -> member.asker().stream())
                .findFirst();
        if (who.isEmpty()) {
            return Optional.empty();
        }
        journal.askedBy(who.get());
        var ask = new Ask(
                who.get(),
                journal.requestId(),
                group.key().mode(),
                new Patience.AsksAgain(continueWait),
                () -> group.members().isEmpty(),
                journal);
        var served = server.serve(group.load().prepared(), ask);
        if (served.getFirst() instanceof Served.NotYet && group.members().isEmpty()) {
            server.cancel(who.get(), journal.requestId());
        }
        return Optional.of(served);
    }

    private static String tag(SubscriptionGroup group, List<Served> served) {
        var tag =
                new StringBuilder(group.key().fingerprint()).append(group.key().schema());
        for (var one : served) {
            switch (one) {
                case Served.Whole whole -> tag.append(' ').append(whole.result().fingerprint());
                case Served.Streaming streaming -> {
                    streaming.close();
                    throw new Rejected(tooLarge());
                }
                case Served.NotYet() -> throw new IllegalStateException("no answer");
            }
        }
        return tag.toString();
    }

    static Diagnostic tooLarge() {
        return Diagnostic.of(
                        ErrorCode.RESULT_TOO_LARGE,
                        new Location.InQuery(""),
                        "the result is too large to be sent over a WebSocket")
                .hint("`/cubejs-api/v1/load` and `/cubejs-api/v1/export` answer row by row, whatever the size");
    }

    /** A failure is told once. That there is no room in the queue passes, and is told only to those who have nothing yet. */
    private void fail(SubscriptionGroup group, Rejected failed, Told told) {
        var reply = SocketReply.of(failed);
        var code = failed.diagnostics().getFirst().code();
        told.begin(reply);
        if (code == ErrorCode.RESULT_TOO_LARGE) {
            group.giveUp();
        }
        for (var member : group.members()) {
            if (code != ErrorCode.QUEUE_FULL || !member.wasTold()) {
                pass(member, group, "failed " + reply, reply, told);
            }
        }
    }

    /** The text is made if somebody needs it, and once. */
    private void pass(SubscriptionGroup group, String tag, Supplier<SocketReply> making, Told told) {
        SocketReply reply = null;
        for (var member : group.members()) {
            if (member.lacks(group, tag)) {
                if (reply == null) {
                    reply = making.get();
                    told.begin(reply);
                }
                pass(member, group, tag, reply, told);
            }
        }
    }

    private void pass(Subscription member, SubscriptionGroup group, String tag, SocketReply reply, Told told) {
        if (member.tell(group, tag, reply)) {
            told.members++;
            told.bytes += told.each;
            counts.pushed();
        }
    }
}
