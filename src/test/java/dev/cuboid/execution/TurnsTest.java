package dev.cuboid.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuboid.execution.Turns.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TurnsTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void callers_take_turns_however_much_one_of_them_asks() {
        var turns = new Turns(1, 100);
        assertThat(take(turns, "first")).isEqualTo(Outcome.GRANTED);
        var order = Collections.synchronizedList(new ArrayList<String>());
        var all = new ArrayList<CompletableFuture<Void>>();
        for (var caller : List.of("heavy", "heavy", "heavy", "heavy", "light", "other")) {
            int before = turns.waiting();
            all.add(waiting(turns, caller, order));
            await().until(() -> turns.waiting() == before + 1);
        }

        turns.giveBack();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();

        assertThat(order).containsExactly("heavy", "light", "other", "heavy", "heavy", "heavy");
    }

    @Test
    void more_than_may_wait_are_refused_at_once() {
        var turns = new Turns(1, 1);
        take(turns, "a");
        var waiting = waiting(turns, "b", new ArrayList<>());
        await().until(() -> turns.waiting() == 1);

        assertThat(take(turns, "c")).isEqualTo(Outcome.QUEUE_FULL);

        turns.giveBack();
        waiting.join();
        assertThat(take(turns, "c")).isEqualTo(Outcome.GRANTED);
    }

    @Test
    void who_waits_too_long_leaves_no_trace() {
        var turns = new Turns(1, 10);
        take(turns, "a");

        assertThat(turns.take("b", Duration.ofMillis(20), new Cancellation())).isEqualTo(Outcome.TIMED_OUT);

        assertThat(turns.waiting()).isZero();
        turns.giveBack();
        assertThat(take(turns, "c")).isEqualTo(Outcome.GRANTED);
    }

    @Test
    void who_is_cancelled_while_waiting_leaves_at_once() {
        var turns = new Turns(1, 10);
        take(turns, "a");
        var cancellation = new Cancellation();
        var outcome = CompletableFuture.supplyAsync(
                () -> turns.take("b", LONG, cancellation),
                task -> Thread.ofVirtual().start(task));
        await().until(() -> turns.waiting() == 1);

        cancellation.cancel();

        assertThat(outcome.join()).isEqualTo(Outcome.CANCELLED);
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void never_more_run_at_once_than_may() throws InterruptedException {
        var turns = new Turns(3, 1000);
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new CountDownLatch(200);
        for (int i = 0; i < 200; i++) {
            var caller = "c" + i % 7;
            Thread.ofVirtual().start(() -> {
                take(turns, caller);
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.yield();
                running.decrementAndGet();
                turns.giveBack();
                done.countDown();
            });
        }
        done.await();

        assertThat(most.get()).isBetween(1, 3);
    }

    private static Outcome take(Turns turns, String caller) {
        return turns.take(caller, LONG, new Cancellation());
    }

    /** Takes a turn, notes it, and gives it back. */
    private static CompletableFuture<Void> waiting(Turns turns, String caller, List<String> order) {
        return CompletableFuture.runAsync(
                () -> {
                    assertThat(take(turns, caller)).isEqualTo(Outcome.GRANTED);
                    order.add(caller);
                    turns.giveBack();
                },
                task -> Thread.ofVirtual().start(task));
    }
}
