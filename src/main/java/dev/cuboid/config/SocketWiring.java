package dev.cuboid.config;

import dev.cuboid.access.TokenCheck;
import dev.cuboid.engine.Engine;
import dev.cuboid.engine.QueryServer;
import dev.cuboid.http.HttpLimits;
import dev.cuboid.http.SocketDoor;
import dev.cuboid.http.SocketLimits;
import dev.cuboid.http.Sockets;
import dev.cuboid.observation.Observers;
import dev.cuboid.observation.OpenSockets;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.EnumSet;
import org.apache.catalina.Context;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** WebSockets. Where they are not switched on, nothing of ours for them is loaded. */
@Configuration(proxyBeanMethods = false)
@Conditional(SocketWiring.Wanted.class)
class SocketWiring {
    /** Each connection has buffers of these sizes from its beginning; longer messages come in parts. */
    private static final String TEXT_BUFFER = "2048";

    private static final String BINARY_BUFFER = "128";

    /** Reads the one setting before there are beans. What is wrong with it is told with the other settings. */
    static final class Wanted implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return new SettingValues(context.getEnvironment()).truth(Setting.SOCKETS, false);
        }
    }

    @Bean
    SocketLimits socketLimits(Settings settings) {
        return settings.sockets().orElseThrow();
    }

    @Bean
    Sockets.Pipeline pipeline(Engine engine, QueryServer server, Clock clock, TokenCheck tokens) {
        return new Sockets.Pipeline(engine, server, clock, tokens);
    }

    @Bean
    Sockets sockets(
            Sockets.Pipeline pipeline,
            Observers observers,
            OpenSockets counts,
            SocketLimits limits,
            HttpLimits waiting,
            Settings settings) {
        return new Sockets(
                pipeline,
                new Sockets.Watching(observers, counts),
                limits,
                waiting,
                settings.serving().shutdownLimit());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> socketContainer() {
        return server -> server.addContextCustomizers(SocketWiring::limitBuffers);
    }

    /** Tomcat itself is told by Spring to serve WebSockets, whether any are asked for or not. */
    private static void limitBuffers(Context context) {
        context.addParameter("org.apache.tomcat.websocket.textBufferSize", TEXT_BUFFER);
        context.addParameter("org.apache.tomcat.websocket.binaryBufferSize", BINARY_BUFFER);
    }

    /** After the other filters, so that a request for a WebSocket is observed as any other. */
    @Bean
    @Order
    ServletContextInitializer socketDoor(SocketLimits limits, ObjectProvider<Sockets> sockets) {
        return context -> context.addFilter("sockets", new SocketDoor(limits.paths(), sockets::getObject))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    }
}
