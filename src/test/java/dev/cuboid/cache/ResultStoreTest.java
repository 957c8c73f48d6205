package dev.cuboid.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.encode.RowLayout;
import dev.cuboid.sql.SqlText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ResultStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Job JOB = new Job(
            "default",
            List.of(new Job.Reading(
                    new SqlText("SELECT 1", List.of(), List.of("a")),
                    new RowLayout(RowLayout.Shape.DEFAULT, List.of(new RowLayout.Field.Cell("a", 0)), false, 10))),
            List.of());

    private final ResultStore store = new ResultStore(1_000_000, Duration.ofHours(1), InstantSource.fixed(NOW));

    /** A run here may have ended while the others' result was on its way. */
    @Test
    void what_others_have_read_takes_the_place_of_something_older_alone() {
        store.keepIfNewer(JOB, readAt(NOW.minusSeconds(20)));
        assertThat(store.find(JOB)).contains(readAt(NOW.minusSeconds(20)));
        store.keepIfNewer(JOB, readAt(NOW.minusSeconds(10)));
        store.keepIfNewer(JOB, readAt(NOW.minusSeconds(15)));
        assertThat(store.find(JOB)).contains(readAt(NOW.minusSeconds(10)));

        store.keep(JOB, readAt(NOW.minusSeconds(30)));
        assertThat(store.find(JOB)).contains(readAt(NOW.minusSeconds(30)));
    }

    @Test
    void what_is_older_than_anything_may_be_is_not_found() {
        store.keep(JOB, readAt(NOW.minusSeconds(3600)));
        store.keepIfNewer(JOB, readAt(NOW.minusSeconds(3601)));
        assertThat(store.find(JOB).filter(found -> found.readAt().isBefore(NOW.minusSeconds(3600))))
                .isEmpty();
    }

    private static Result readAt(Instant moment) {
        return new Result(List.of(), moment, List.of(), "");
    }
}
