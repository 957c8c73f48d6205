package dev.cuboid.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cuboid.TestRedis;
import dev.cuboid.cache.Result.Section;
import dev.cuboid.cache.SharedResults.Claim;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
@DisplayNameGeneration(ReplaceUnderscores.class)
class LeaseTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final SharedKey KEY = new SharedKey("a");

    /** Longer than this test would wait, so that no lease ends by itself. */
    private static final Duration LEASE = Duration.ofHours(1);

    @Test
    void a_run_that_took_longer_than_results_are_kept_gives_its_lease_back() throws Exception {
        var found = TestRedis.start();
        assumeTrue(found.isPresent(), TestRedis::leftOut);
        var terms = new SharedResults.Terms(
                "test", Duration.ofSeconds(10), Duration.ofMillis(100), LEASE, Duration.ofMinutes(1), 1024);
        try (var redis = found.get();
                var results = SharedResults.open(
                        new SharedAddress("127.0.0.1", redis.port(), false, "", "", 0),
                        terms,
                        InstantSource.fixed(NOW))) {
            await().until(() -> results.state().up());
            try (var lease = granted(results)) {
                lease.finish(result(NOW.minusSeconds(61)));
            }
            try (var lease = granted(results)) {
                lease.finish(result(NOW.minusSeconds(59)));
            }
            granted(results).close();
            assertThat(results.find(KEY)).isPresent();
        }
    }

    private static Lease granted(SharedResults results) {
        return results.claim(KEY) instanceof Claim.Granted(var lease) ? lease : refused();
    }

    private static Lease refused() {
        throw new AssertionError("another has the lease");
    }

    private static Result result(Instant readAt) {
        var section = new Section("[]".getBytes(StandardCharsets.UTF_8), 0, false, List.of());
        return new Result(List.of(section), readAt, List.of(), "print");
    }
}
