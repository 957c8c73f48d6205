package dev.cuboid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuboid.TestDatabase;
import dev.cuboid.cache.Job;
import dev.cuboid.cache.RefreshKey;
import dev.cuboid.encode.RowLayout;
import dev.cuboid.execution.Cancellation;
import dev.cuboid.execution.Database;
import dev.cuboid.sql.SqlText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Two databases can have one address, so a job has no key before its database has said which it is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SharedKeysTest {
    private static final Job JOB = new Job(
            "default",
            List.of(new Job.Reading(
                    new SqlText("SELECT 1", List.of(), List.of("a")),
                    new RowLayout(RowLayout.Shape.DEFAULT, List.of(new RowLayout.Field.Cell("a", 0)), false, 10))),
            List.of());

    private final TestDatabase database = TestDatabase.create();

    @Test
    void a_database_that_is_busy_has_not_said_that_it_will_not_tell() throws Exception {
        try (var databases = databases(0);
                var unhurried = databases(1000)) {
            var busy = new Database.Visit("somebody", Database.Extent.PAGE, new Cancellation());
            var asked = new SharedKeys[1];
            databases.named("default").read(busy, session -> {
                asked[0] = SharedKeys.asking(databases);
                assertThat(asked[0].of(JOB)).as("its queue is full").isEmpty();
            });

            // The one that asks in the background may have the only turn.
            await().until(() -> asked[0].of(JOB).isPresent());
            assertThat(asked[0].of(JOB)).isEqualTo(SharedKeys.asking(unhurried).of(JOB));
        }
    }

    @Test
    void a_job_does_not_need_to_know_of_databases_that_it_does_not_read() {
        var nowhere = new Database.Target(
                "nowhere", "jdbc:postgresql://127.0.0.1:1/none", "nobody", "", 1, Duration.ofMinutes(1));
        try (var databases =
                new Databases(Map.of("default", Database.open(target(1000)), "nowhere", Database.open(nowhere)))) {
            var keys = SharedKeys.asking(databases);
            var key = keys.of(JOB);

            assertThat(key).isPresent();
            assertThat(keys.areComplete()).isFalse();
            assertThat(keys.known(JOB)).isEqualTo(key);
            assertThat(keys.known(new Job(
                            "default",
                            JOB.readings(),
                            List.of(new RefreshKey.Asked("nowhere", "SELECT 1", Duration.ofMinutes(1))))))
                    .isEmpty();
        }
    }

    private Databases databases(int waiting) {
        return new Databases(Map.of("default", Database.open(target(waiting))));
    }

    private Database.Target target(int waiting) {
        return new Database.Target(
                "default", database.url(), database.user(), database.password(), 1, 1, waiting, Duration.ofMinutes(1));
    }
}
