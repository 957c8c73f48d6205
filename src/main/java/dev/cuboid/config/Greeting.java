package dev.cuboid.config;

import java.util.List;

/** The last lines of a start: where the server is, what to try, and how to stop it. */
final class Greeting {
    private static final String DEMO_QUERY =
            "{\"query\":{\"measures\":[\"UserEngagement.totalInteractions\"],\"dimensions\":[\"UserEngagement.interactionType\"]}}";

    static List<String> lines(Settings settings, boolean demo, String port) {
        var address = "http://127.0.0.1:" + port;
        return List.of(
                "Cuboid is at %s with the model in `%s`".formatted(address, settings.modelFolder()),
                "Try: " + attempt(settings, demo, address),
                "Stop: Ctrl+C, or kill " + ProcessHandle.current().pid());
    }

    private static String attempt(Settings settings, boolean demo, String address) {
        if (demo) {
            return "curl -s %s/cubejs-api/v1/load -H 'Content-Type: application/json' -d '%s'"
                    .formatted(address, DEMO_QUERY);
        }
        var token = settings.developmentMode() ? "" : " -H \"Authorization: $TOKEN\"";
        return "curl -s %s/cubejs-api/v1/meta%s".formatted(address, token);
    }

    private Greeting() {}
}
