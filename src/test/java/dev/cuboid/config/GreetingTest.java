package dev.cuboid.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.observation.RequestLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GreetingTest {
    @Test
    void names_the_address_a_request_that_works_and_how_to_stop() {
        assertThat(Greeting.lines(settings(true), true, "4001"))
                .containsExactly(
                        "Cuboid is at http://127.0.0.1:4001 with the model in `schema`",
                        "Try: curl -s http://127.0.0.1:4001/cubejs-api/v1/load -H 'Content-Type: application/json' -d '"
                                + "{\"query\":{\"measures\":[\"UserEngagement.totalInteractions\"],"
                                + "\"dimensions\":[\"UserEngagement.interactionType\"]}}'",
                        "Stop: Ctrl+C, or kill " + ProcessHandle.current().pid());
    }

    @Test
    void in_production_the_request_carries_a_token() {
        assertThat(Greeting.lines(settings(false), false, "4000"))
                .contains("Try: curl -s http://127.0.0.1:4000/cubejs-api/v1/meta -H \"Authorization: $TOKEN\"");
    }

    private static Settings settings(boolean developmentMode) {
        return new Settings(
                4000,
                developmentMode,
                List.of("0123456789abcdef0123456789abcdef"),
                Path.of("schema"),
                ZoneId.of("UTC"),
                10_000,
                50_000,
                Optional.empty(),
                new Settings.Serving(
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(2),
                        0,
                        Duration.ofHours(24),
                        1024,
                        1024,
                        1000,
                        Duration.ZERO,
                        Duration.ofSeconds(20),
                        Optional.empty()),
                Optional.empty(),
                new Settings.Seen(
                        Optional.empty(), new RequestLog.Rules(true, true, false, Duration.ZERO), Optional.empty()));
    }
}
