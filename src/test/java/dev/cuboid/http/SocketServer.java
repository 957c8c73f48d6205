package dev.cuboid.http;

import dev.cuboid.Application;
import dev.cuboid.TestDatabase;
import dev.cuboid.engine.LiveModel;
import dev.cuboid.observation.OpenSockets;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A server with WebSockets whose clock and whose cycles are driven by the test. */
final class SocketServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private final SteppedClock clock;

    private SocketServer(ConfigurableApplicationContext context, SteppedClock clock) {
        this.context = context;
        this.clock = clock;
    }

    static SocketServer start(TestDatabase database, String... more) {
        var usual = Stream.of(
                        "--server.port=0",
                        "--cuboid.development-mode=false",
                        "--cuboid.secret=" + SampleServer.SECRET,
                        "--cuboid.web-sockets.enabled=true",
                        "--cuboid.web-sockets.interval=24h",
                        "--cuboid.model-folder=src/test/resources/sockets",
                        "--cuboid.database.type=postgres",
                        "--cuboid.database.url=" + database.url(),
                        "--cuboid.database.user=" + database.user(),
                        "--cuboid.database.password=" + database.password())
                .filter(argument -> Arrays.stream(more)
                        .noneMatch(own -> own.startsWith(argument.substring(0, argument.indexOf('=') + 1))));
        var arguments = Stream.concat(usual, Arrays.stream(more)).toArray(String[]::new);
        var clock = new SteppedClock(Instant.parse("2026-11-22T15:00:00Z"));
        var application = new SpringApplicationBuilder(Application.class)
                .initializers((GenericApplicationContext context) -> context.registerBean(
                        "clockOfTheTest", Clock.class, () -> clock, bean -> bean.setPrimary(true)));
        return new SocketServer(application.run(arguments), clock);
    }

    /** Puts the clock forward and looks at all subscriptions; what they have to be told is on its way when this returns. */
    void cycleAfter(Duration time) {
        clock.pass(time);
        context.getBean(Sockets.class).cycle().join();
    }

    /** Looks for lost connections as if so much time had passed. */
    void lookForLostAfter(Duration time) {
        context.getBean(Sockets.class).lookForLost(System.nanoTime() + time.toNanos());
    }

    void reloadModel() {
        context.getBean(LiveModel.class).reload();
    }

    Sockets sockets() {
        return context.getBean(Sockets.class);
    }

    OpenSockets counts() {
        return context.getBean(OpenSockets.class);
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    SocketClient connect() throws Exception {
        return SocketClient.connect(port(), "/");
    }

    /** A client that has said who it is. */
    SocketClient connect(String claims) throws Exception {
        var client = connect();
        client.authorize(SampleServer.token(claims));
        return client;
    }

    HttpResponse<String> get(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
