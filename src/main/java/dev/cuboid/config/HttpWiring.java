package dev.cuboid.config;

import dev.cuboid.access.TokenCheck;
import dev.cuboid.engine.Databases;
import dev.cuboid.engine.Engine;
import dev.cuboid.execution.Database;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.QueryReader;
import java.time.Clock;
import java.util.LinkedHashMap;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What answers requests: the pipeline, its databases and the check of tokens. */
@Configuration(proxyBeanMethods = false)
class HttpWiring {
    private static final int LARGEST_HEAD = 64 * 1024;

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
                            source.queryTimeout())));
        }
        return new Databases(byName);
    }

    @Bean
    Planner planner(Settings settings) {
        return new Planner(ModelCompiler.compile(settings.modelFolder()));
    }

    @Bean
    Engine engine(Planner planner, Settings settings, Databases databases, Clock clock) {
        var reader =
                new QueryReader(settings.defaultZone(), settings.defaultRowLimit(), settings.maximumRowLimit(), clock);
        return new Engine(() -> planner, reader, databases, clock);
    }

    /** Queries come as JSON in the address, and not every client encodes each brace and quote of it. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> lenientAddresses() {
        return server -> server.addConnectorCustomizers(connector -> {
            connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}");
            connector.setProperty("maxHttpRequestHeaderSize", Integer.toString(LARGEST_HEAD));
        });
    }
}
