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
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.EnumSet;
import org.apache.catalina.Context;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.Order;

/**
 * WebSockets. Where they are not switched on, nothing of ours for them is loaded. That is found out at each start: conditions of Spring's
 * configurations are answered once, when the jar is built.
 */
final class SocketWiring implements ApplicationContextInitializer<GenericApplicationContext> {
    /** Each connection has buffers of these sizes from its beginning; longer messages come in parts. */
    private static final String TEXT_BUFFER = "2048";

    private static final String BINARY_BUFFER = "128";

    /** Reads the one setting before there are beans. What is wrong with it is told with the other settings. */
    @Override
    public void initialize(GenericApplicationContext context) {
        boolean wanted = new SettingValues(context.getEnvironment()).truth(Setting.SOCKETS, false);
        // What the environment of a build says is no setting of a server.
        if (wanted && !Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            register(context);
        }
    }

    private static void register(GenericApplicationContext context) {
        context.registerBean(
                SocketLimits.class,
                () -> context.getBean(Settings.class).sockets().orElseThrow());
        context.registerBean(Sockets.Pipeline.class, () -> pipeline(context));
        context.registerBean(Sockets.class, () -> sockets(context));
        context.registerBean(Container.class);
        context.registerBean(Entrance.class, () -> new Entrance(context));
    }

    private static Sockets.Pipeline pipeline(BeanFactory beans) {
        return new Sockets.Pipeline(
                beans.getBean(Engine.class),
                beans.getBean(QueryServer.class),
                beans.getBean(Clock.class),
                beans.getBean(TokenCheck.class));
    }

    private static Sockets sockets(BeanFactory beans) {
        return new Sockets(
                beans.getBean(Sockets.Pipeline.class),
                new Sockets.Watching(beans.getBean(Observers.class), beans.getBean(OpenSockets.class)),
                beans.getBean(SocketLimits.class),
                beans.getBean(HttpLimits.class),
                beans.getBean(Settings.class).serving().shutdownLimit());
    }

    /** For Tomcat's part of the protocol. */
    static final class Container implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
        @Override
        public void customize(TomcatServletWebServerFactory server) {
            server.addContextCustomizers(SocketWiring::limitBuffers);
        }
    }

    /** After the other filters, so that a request for a WebSocket is observed as any other. */
    @Order
    record Entrance(BeanFactory beans) implements ServletContextInitializer {
        @Override
        public void onStartup(ServletContext context) {
            var paths = beans.getBean(SocketLimits.class).paths();
            context.addFilter("sockets", new SocketDoor(paths, () -> beans.getBean(Sockets.class)))
                    .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
        }
    }

    /** Tomcat itself is told by Spring to serve WebSockets, whether any are asked for or not. */
    private static void limitBuffers(Context context) {
        context.addParameter("org.apache.tomcat.websocket.textBufferSize", TEXT_BUFFER);
        context.addParameter("org.apache.tomcat.websocket.binaryBufferSize", BINARY_BUFFER);
    }
}
