package dev.cuboid.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.cache.KeyValues.Asker;
import dev.cuboid.cache.RefreshKey.Asked;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.encode.RowLayout;
import dev.cuboid.encode.RowLayout.Field;
import dev.cuboid.encode.RowLayout.Shape;
import dev.cuboid.execution.Cancellation;
import dev.cuboid.sql.SqlText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FreshnessTest {
    private static final Instant READ = Instant.parse("2026-11-28T07:00:03Z");
    private static final Asker NOBODY = new Asker("", new Cancellation());
    private static final Asked KEY = new Asked("default", "SELECT max(id) FROM orders", Duration.ofSeconds(1));

    private final AtomicReference<Instant> now = new AtomicReference<>(READ);
    private final AtomicReference<String> answer = new AtomicReference<>("7");
    private final Freshness freshness = new Freshness(
            (cron, zone, after) -> Instant.parse("2026-11-28T08:00:00Z"), new KeyValues((_, _) -> answer(), now::get));

    @Test
    void an_interval_ends_at_its_multiples() {
        var job = job(new RefreshKey.Every(Duration.ofSeconds(10)));
        assertThat(freshness.isFresh(job, result(""), READ.plusSeconds(6), NOBODY))
                .isTrue();
        assertThat(freshness.isFresh(job, result(""), READ.plusSeconds(7), NOBODY))
                .isFalse();
    }

    @Test
    void a_schedule_ends_it_at_its_next_time() {
        var job = job(new RefreshKey.Scheduled("0 8 * * *", ZoneOffset.UTC));
        assertThat(freshness.isFresh(job, result(""), Instant.parse("2026-11-28T07:59:59Z"), NOBODY))
                .isTrue();
        assertThat(freshness.isFresh(job, result(""), Instant.parse("2026-11-28T08:00:00Z"), NOBODY))
                .isFalse();
    }

    @Test
    void a_value_is_trusted_until_its_renewal_and_then_asked_again() {
        var job = job(KEY);
        assertThat(freshness.isFresh(job, result("7"), READ, NOBODY)).isTrue();
        answer.set("8");
        assertThat(freshness.isFresh(job, result("7"), READ, NOBODY)).isTrue();
        now.set(READ.plusSeconds(1));
        assertThat(freshness.isFresh(job, result("7"), READ, NOBODY)).isFalse();
    }

    @Test
    void a_key_that_cannot_be_asked_proves_nothing() {
        answer.set("");
        assertThat(freshness.isFresh(job(KEY), result(""), READ, NOBODY)).isFalse();
    }

    private String answer() {
        if (answer.get().isEmpty()) {
            throw new Rejected(Diagnostic.of(ErrorCode.DATABASE_REFUSED, new Location.InQuery(""), "no such table"));
        }
        return answer.get();
    }

    private static Job job(RefreshKey key) {
        var sql = new SqlText("SELECT 1", List.of(), List.of("one"));
        var layout = new RowLayout(Shape.CELL, List.of(new Field.Cell("one", 0)), false, 1);
        return new Job("default", List.of(new Job.Reading(sql, layout)), List.of(key));
    }

    private static Result result(String keyValue) {
        var section = new Result.Section(new byte[0], 0, false, List.of());
        return new Result(List.of(section), READ, List.of(keyValue), "");
    }
}
