package dev.cuboid.config;

import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;

/** The settings, the databases and the server's address. */
@Configuration(proxyBeanMethods = false)
class ServerWiring {
    private static final Logger LOG = LoggerFactory.getLogger(ServerWiring.class);

    @Bean
    SettingsReader.Reading settingsReading(ConfigurableEnvironment environment) {
        var reading = SettingsReader.read(environment);
        if (!reading.ignored().isEmpty()) {
            LOG.warn("Set, but without a meaning here: {}", String.join(", ", reading.ignored()));
        }
        return reading;
    }

    @Bean
    Settings settings(SettingsReader.Reading reading) {
        return reading.settings();
    }

    @Bean
    DataSources dataSources(SettingsReader.Reading reading) {
        return DataSources.open(reading);
    }

    /**
     * After Spring's own, so that what {@link Settings} says holds. The databases are named here only to have the demo
     * database start while the server does.
     */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> serverAddress(
            Settings settings, DataSources startingBeside) {
        return server -> {
            server.setPort(settings.port());
            if (settings.developmentMode()) {
                server.setAddress(InetAddress.getLoopbackAddress());
            }
        };
    }

    @Bean
    ApplicationRunner greeting(Settings settings, DataSources dataSources, ConfigurableEnvironment environment) {
        return _ -> {
            dataSources.all();
            Greeting.lines(settings, dataSources.isDemo(), environment.getRequiredProperty("local.server.port"))
                    .forEach(LOG::info);
        };
    }
}
