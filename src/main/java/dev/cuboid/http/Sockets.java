package dev.cuboid.http;

import dev.cuboid.access.TokenCheck;
import dev.cuboid.engine.Engine;
import dev.cuboid.engine.QueryServer;
import dev.cuboid.observation.Observers;
import dev.cuboid.observation.OpenSockets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import jakarta.websocket.server.ServerEndpointConfig.Configurator;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

/** The open WebSockets: takes new ones, looks at their subscriptions at intervals, and lets go of them when the server stops. */
public final class Sockets implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final Duration PING = Duration.ofSeconds(30);
    /** One who has not said who he is by then is disconnected. */
    private static final Duration STRANGER = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(10);
    /** While requests over HTTP finish, and before {@link LastCall}. */
    private static final int PHASE = DEFAULT_PHASE - 1024;

    private final SocketLimits limits;
    private final Duration shutdownLimit;
    private final TokenCheck tokens;
    private final OpenSockets counts;
    private final Subscriptions subscriptions;
    private final SocketDialogue dialogue;
    private final ServerEndpointConfig config;
    private final Set<SocketConnection> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("subscriptions").factory());
    private volatile boolean running;
    private volatile boolean ending;

    /**
     * What answers requests.
     *
     * @param clock by which relative dates count
     */
    public record Pipeline(Engine engine, QueryServer server, Clock clock, TokenCheck tokens) {}

    /** Who is told. */
    public record Watching(Observers observers, OpenSockets counts) {}

    /** @param shutdownLimit how long running requests may take to finish when the server stops */
    public Sockets(
            Pipeline pipeline, Watching watching, SocketLimits limits, HttpLimits waiting, Duration shutdownLimit) {
        this.limits = limits;
        this.shutdownLimit = shutdownLimit;
        this.tokens = pipeline.tokens();
        this.counts = watching.counts();
        var loads = new PreparedLoads(pipeline.engine(), pipeline.clock());
        var patience = waiting.continueWait();
        this.subscriptions = new Subscriptions(
                loads, new GroupLook(pipeline.server(), patience, watching.observers(), counts), patience, counts);
        var calls = new SocketCalls(pipeline.engine(), pipeline.server(), loads, patience, !tokens.required());
        this.dialogue = new SocketDialogue(calls, subscriptions, limits.requests(), watching.observers(), counts);
        this.config = ServerEndpointConfig.Builder.create(
                        SocketEndpoint.class, limits.paths().getFirst())
                .configurator(new Plain(this))
                .build();
    }

    /** Without compression, which would have to be done for each subscriber anew. */
    private static final class Plain extends Configurator {
        private final Sockets sockets;

        private Plain(Sockets sockets) {
            this.sockets = sockets;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(new SocketEndpoint(sockets));
        }

        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            return List.of();
        }
    }

    SocketLimits limits() {
        return limits;
    }

    /** Makes a WebSocket of a request, unless there are too many. */
    void upgrade(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ending || open.size() >= limits.connections()) {
            refuse(response, ending ? "the server is stopping" : "there are too many open WebSockets");
            return;
        }
        if (!(request.getServletContext().getAttribute(ServerContainer.class.getName())
                instanceof ServerContainer container)) {
            throw new IllegalStateException("Tomcat serves no WebSockets");
        }
        try {
            container.upgradeHttpToWebSocket(request, response, config, Map.of());
        } catch (DeploymentException refused) {
            throw new IOException("a request could not be made a WebSocket", refused);
        }
    }

    private static void refuse(HttpServletResponse response, String reason) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "1");
        response.setContentType("application/json; charset=utf-8");
        try (var json = JsonMapper.shared().createGenerator(response.getOutputStream())) {
            ErrorJson.write(json, reason);
        }
    }

    SocketConnection open(Outbox.Wire wire) {
        var connection = new SocketConnection(new Outbox(wire, limits.waitingBytes()), tokens);
        open.add(connection);
        counts.connections(1);
        if (ending) {
            goodbye(connection);
        }
        return connection;
    }

    void closed(SocketConnection connection) {
        if (open.remove(connection)) {
            counts.connections(-1);
        }
        dialogue.end(connection);
    }

    /** What comes while the server stops is not taken; clients ask again over their next connection. */
    void receive(SocketConnection connection, String text) {
        if (!ending) {
            dialogue.receive(connection, text);
        }
    }

    void receiveBytes(SocketConnection connection) {
        if (!ending) {
            dialogue.receiveBytes(connection);
        }
    }

    /** Looks at all subscriptions; what it gives is done when that is over. */
    CompletableFuture<Void> cycle() {
        return subscriptions.cycle(open);
    }

    /** What is thrown here would end the cycles without a word. */
    private void cycleOfClock() {
        try {
            cycle();
        } catch (RuntimeException | Error ours) {
            LOG.error("subscriptions could not be looked at", ours);
        }
    }

    /** @param now by {@link System#nanoTime} */
    void lookForLost(long now) {
        for (var connection : open) {
            if (!connection.isAuthorized() && now - connection.openedAt() > STRANGER.toNanos()) {
                connection.outbox().close(CloseCodes.VIOLATED_POLICY.getCode(), "no authorization was sent");
            } else {
                connection.outbox().ping();
            }
        }
    }

    @Override
    public void start() {
        running = true;
        long interval = limits.interval().toMillis();
        clockwork.scheduleWithFixedDelay(this::cycleOfClock, interval, interval, TimeUnit.MILLISECONDS);
        clockwork.scheduleWithFixedDelay(
                () -> lookForLost(System.nanoTime()), PING.toMillis(), PING.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop(Runnable told) {
        Thread.ofVirtual().name("sockets-stop").start(() -> {
            stop();
            told.run();
        });
    }

    /** Connections are closed as soon as what they wait for is answered; subscriptions are not waited for. */
    @Override
    public void stop() {
        running = false;
        ending = true;
        clockwork.shutdownNow();
        long end = System.nanoTime() + shutdownLimit.toNanos();
        try {
            while (!letGo() && System.nanoTime() < end) {
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException interrupted) {
            LOG.debug("the shutdown does not wait any longer", interrupted);
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all have been told to go. */
    private boolean letGo() {
        boolean all = true;
        for (var connection : open) {
            if (connection.running() == 0) {
                goodbye(connection);
            }
            all &= connection.outbox().isOver();
        }
        return all;
    }

    private static void goodbye(SocketConnection connection) {
        connection.outbox().close(CloseCodes.GOING_AWAY.getCode(), "the server is stopping");
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
