package dev.cuboid.config;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.Databases;
import dev.cuboid.engine.QueryServer;
import dev.cuboid.http.LastCall;
import dev.cuboid.observation.Management;
import dev.cuboid.observation.Observer;
import dev.cuboid.observation.Observers;
import dev.cuboid.observation.OpenSockets;
import dev.cuboid.observation.RequestLog;
import dev.cuboid.observation.Traces;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Who is told of requests. What is switched off is not loaded, since each library costs time and memory at the start. */
@Configuration(proxyBeanMethods = false)
class SeenWiring {
    private static final Logger LOG = LoggerFactory.getLogger(SeenWiring.class);

    /** Closes what it holds with the server. */
    record Closing<T extends AutoCloseable>(List<T> parts) implements AutoCloseable {
        Closing {
            parts = List.copyOf(parts);
        }

        Optional<T> part() {
            return parts.stream().findFirst();
        }

        @Override
        public void close() throws Exception {
            for (var part : parts) {
                part.close();
            }
        }
    }

    @Bean
    RequestLog requestLog(Settings settings) {
        return new RequestLog(settings.seen().log(), System.out);
    }

    @Bean
    Closing<Management> management(Settings settings) throws IOException {
        var port = settings.seen().managementPort();
        return new Closing<>(port.isEmpty() ? List.of() : List.of(listen(settings, port.get())));
    }

    @Bean
    Closing<Traces> traces(Settings settings) {
        return new Closing<>(settings.seen().tracing().stream()
                .map(tracing -> Traces.to(tracing.endpoint(), tracing.headers()))
                .toList());
    }

    /** Traces come first, since they give the others the number of the trace. */
    @Bean
    Observers observers(RequestLog log, Closing<Management> management, Closing<Traces> traces) {
        var all = new ArrayList<Observer>(traces.parts());
        management.part().ifPresent(port -> all.add(port.metrics()));
        all.add(log);
        return new Observers(all, log::dropped);
    }

    /** What has to be there before metrics can be told. */
    @Bean
    AutoCloseable managementStart(
            Closing<Management> management,
            Databases databases,
            QueryServer server,
            Observers observers,
            OpenSockets sockets,
            ConfigurableEnvironment environment) {
        management.part().ifPresent(port -> {
            port.start(databases, server, observers, sockets);
            // under the name that Spring's own has, for those who asked for any free port
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("management", Map.of("local.management.port", port.port())));
            LOG.info("Metrics are at port {}, {}", port.port(), Management.PATH);
        });
        return () -> {};
    }

    @Bean
    OpenSockets openSockets() {
        return new OpenSockets();
    }

    @Bean
    LastCall lastCall(QueryServer server, Observers observers) {
        return new LastCall(server, observers);
    }

    private static Management listen(Settings settings, int port) throws IOException {
        try {
            return Management.listen(
                    settings.developmentMode()
                            ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                            : new InetSocketAddress(port));
        } catch (BindException taken) {
            throw new Rejected(Diagnostic.of(
                            ErrorCode.INVALID_SETTING,
                            new Location.InSetting(Setting.MANAGEMENT_PORT.commonName()),
                            "port %d cannot be listened at: %s".formatted(port, taken.getMessage()))
                    .hint("metrics need a port of their own"));
        }
    }
}
