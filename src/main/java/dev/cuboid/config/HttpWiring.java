package dev.cuboid.config;

import dev.cuboid.access.TokenCheck;
import dev.cuboid.cache.SharedResults;
import dev.cuboid.engine.Databases;
import dev.cuboid.engine.Engine;
import dev.cuboid.engine.LiveModel;
import dev.cuboid.engine.QueryServer;
import dev.cuboid.execution.Database;
import dev.cuboid.http.Draining;
import dev.cuboid.http.HttpLimits;
import dev.cuboid.http.WatchedConnections;
import dev.cuboid.query.QueryReader;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What answers requests: the pipeline, its databases and the check of tokens. */
@Configuration(proxyBeanMethods = false)
class HttpWiring {
    private static final int LARGEST_HEAD = 64 * 1024;
    private static final Duration REDIS_PAUSE = Duration.ofSeconds(2);
    /** Longer than a pause of the garbage collector, and short enough to be waited for. */
    private static final Duration REDIS_LEASE = Duration.ofSeconds(5);

    private static final int WRITE_BUFFER = 64 * 1024;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TokenCheck tokenCheck(Settings settings, Clock clock) {
        return new TokenCheck(settings.secrets(), !settings.developmentMode(), clock);
    }

    @Bean
    Databases databases(DataSources sources) {
        var byName = new LinkedHashMap<String, Database>();
        for (var source : sources.all()) {
            byName.put(
                    source.name(),
                    Database.open(new Database.Target(
                            source.name(),
                            source.url(),
                            source.user(),
                            source.password(),
                            source.poolSize(),
                            source.concurrency(),
                            source.queueLength(),
                            source.queryTimeout())));
        }
        return new Databases(byName);
    }

    @Bean
    SeenWiring.Closing<SharedResults> sharedResults(Settings settings, Clock clock) {
        var serving = settings.serving();
        return new SeenWiring.Closing<>(serving.shared().stream()
                .map(shared -> SharedResults.open(
                        shared.address(),
                        new SharedResults.Terms(
                                shared.prefix(),
                                shared.timeout(),
                                REDIS_PAUSE,
                                REDIS_LEASE,
                                serving.cacheExpiry(),
                                shared.largestResult()),
                        clock))
                .toList());
    }

    @Bean
    QueryServer queryServer(
            Databases databases, Settings settings, SeenWiring.Closing<SharedResults> shared, Clock clock) {
        var serving = settings.serving();
        return new QueryServer(
                databases,
                new QueryServer.Limits(
                        serving.cacheBytes(),
                        serving.cacheExpiry(),
                        serving.largestResult(),
                        serving.returnPatience(),
                        shared.part()),
                new CronSchedules(),
                clock);
    }

    @Bean
    HttpLimits httpLimits(Settings settings) {
        var serving = settings.serving();
        return new HttpLimits(
                serving.continueWait(), serving.returnPatience(), (int) serving.largestRequest(), serving.exportRows());
    }

    @Bean
    Draining draining(Settings settings) {
        return new Draining(settings.serving().shutdownDelay());
    }

    @Bean
    LiveModel model(Settings settings) {
        return LiveModel.of(settings.modelFolder());
    }

    /** Watches the model folder while a model is made; in production, a model changes with a restart only. */
    @Bean
    AutoCloseable modelWatch(Settings settings, LiveModel model) throws IOException {
        return settings.developmentMode() ? ModelWatch.start(settings.modelFolder(), model::reload) : () -> {};
    }

    @Bean
    Engine engine(LiveModel model, Settings settings, Databases databases, Clock clock) {
        // Relative dates count from the second in which they are asked, so that equal requests of one second are equal.
        InstantSource seconds = () -> clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var reader = new QueryReader(
                settings.defaultZone(), settings.defaultRowLimit(), settings.maximumRowLimit(), seconds);
        return new Engine(model, reader, databases, clock);
    }

    /**
     * Clients that go away are noticed. Queries come as JSON in the address, and not every client encodes each brace and quote of it.
     */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connections() {
        return server -> {
            server.setProtocol(WatchedConnections.class.getName());
            server.addConnectorCustomizers(HttpWiring::lenient);
        };
    }

    private static void lenient(Connector connector) {
        connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}");
        connector.setProperty("maxHttpRequestHeaderSize", Integer.toString(LARGEST_HEAD));
        // An answer of some hundred rows goes out in one or two calls of the system instead of a dozen.
        connector.setProperty("socket.appWriteBufSize", Integer.toString(WRITE_BUFFER));
    }
}
