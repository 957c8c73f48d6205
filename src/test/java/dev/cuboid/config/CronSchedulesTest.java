package dev.cuboid.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.model.ModelCompiler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CronSchedulesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-28T07:00:00Z");

    private final CronSchedules schedules = new CronSchedules();

    @Test
    void a_schedule_is_told_in_its_zone_on_both_daylight_saving_days() {
        assertThat(next("0 8 * * *", "2026-03-28T12:00:00Z")).isEqualTo("2026-03-29T06:00:00Z");
        assertThat(next("0 8 * * *", "2026-10-24T12:00:00Z")).isEqualTo("2026-10-25T07:00:00Z");
        assertThat(next("15 0 8 * * *", "2026-11-28T06:00:00Z")).isEqualTo("2026-11-28T07:00:15Z");
    }

    @Test
    void sunday_is_zero_and_seven() {
        assertThat(next("0 8 * * 0", "2026-11-28T12:00:00Z")).isEqualTo("2026-11-29T07:00:00Z");
        assertThat(next("0 8 * * 7", "2026-11-28T12:00:00Z")).isEqualTo("2026-11-29T07:00:00Z");
        assertThat(next("0 8 * * SAT-SUN", "2026-11-28T12:00:00Z")).isEqualTo("2026-11-29T07:00:00Z");
    }

    /** Else a query would find out what the check of the model did not. */
    @Test
    void whatever_the_model_may_say_has_a_next_time(@TempDir Path folder) throws Exception {
        var random = new Random(7);
        int good = 0;
        for (int i = 0; i < 3_000; i++) {
            var cron = "%s %s %s %s %s"
                    .formatted(
                            field(random, List.of("0", "59", "5")),
                            field(random, List.of("0", "23", "8")),
                            field(random, List.of("1", "31", "30", "?")),
                            field(random, List.of("1", "12", "2", "FEB", "dec")),
                            field(random, List.of("0", "7", "3", "SUN", "fri", "?")));
            if (compiles(folder, cron)) {
                good++;
                assertThat(schedules.next(cron, BERLIN, NOW))
                        .as(cron)
                        .isBetween(NOW, NOW.plusSeconds(9L * 366 * 86_400));
            }
        }
        assertThat(good).isGreaterThan(300);
    }

    private static boolean compiles(Path folder, String cron) throws Exception {
        Files.writeString(
                folder.resolve("model.yml"),
                "cubes: [{name: t, sql_table: t, refresh_key: {every: \"%s\"}}]".formatted(cron));
        try {
            ModelCompiler.compile(folder);
            return true;
        } catch (dev.cuboid.diagnostic.Rejected refused) {
            return false;
        }
    }

    private static String field(Random random, List<String> values) {
        var one = values.get(random.nextInt(values.size()));
        var other = values.get(random.nextInt(values.size()));
        return switch (random.nextInt(9)) {
            case 0 -> one;
            case 1 -> one + "-" + other;
            case 2 -> one + "," + other;
            case 3 -> "*/" + (1 + random.nextInt(12));
            case 4 -> one + "/2";
            case 5 -> one + "-" + other + "/3";
            default -> "*";
        };
    }

    private String next(String cron, String after) {
        return schedules.next(cron, BERLIN, Instant.parse(after)).toString();
    }
}
