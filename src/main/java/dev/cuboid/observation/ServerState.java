package dev.cuboid.observation;

import dev.cuboid.cache.SharedResults.State;
import dev.cuboid.engine.Databases;
import dev.cuboid.engine.QueryServer;
import dev.cuboid.execution.Database;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** What the server is at the moment when it is looked at: its databases, its queues and its cache. */
final class ServerState {
    private final MeterRegistry registry;

    ServerState(MeterRegistry registry) {
        this.registry = registry;
    }

    void tell(Databases databases, QueryServer server, Observers observers, OpenSockets sockets) {
        databases.all().forEach(this::tell);
        gauge("cuboid.requests.running", "Requests that are being answered", observers, Observers::running);
        gauge("cuboid.jobs", "Jobs that run or wait for their turn", server, QueryServer::running);
        gauge(
                "cuboid.cache.results",
                "Results that are kept",
                server,
                now -> now.kept().results());
        gauge(
                "cuboid.cache.bytes",
                "Bytes of results that are kept",
                server,
                now -> now.kept().bytes());
        gauge(
                "cuboid.cache.bytes.most",
                "Bytes that may be kept",
                server,
                now -> now.kept().mostBytes());
        if (server.shared().isPresent()) {
            tellShared(server);
        }
        tell(sockets);
        FunctionCounter.builder("cuboid.log.dropped", observers, Observers::droppedLines)
                .description("Lines that were not written since too many came at once")
                .register(registry);
    }

    private void tellShared(QueryServer server) {
        gauge(
                "cuboid.shared.cache.up",
                "1 while results are shared with other nodes",
                server,
                now -> shared(now, state -> state.up() ? 1 : 0));
        shared("cuboid.shared.cache.found", "Results that were found in the shared cache", server, State::found);
        shared("cuboid.shared.cache.missed", "Results that were not there", server, State::missed);
        shared("cuboid.shared.cache.failures", "Commands that the shared cache failed at", server, State::failures);
    }

    private void shared(String name, String description, QueryServer server, ToDoubleFunction<State> count) {
        FunctionCounter.builder(name, server, now -> shared(now, count))
                .description(description)
                .register(registry);
    }

    private static double shared(QueryServer server, ToDoubleFunction<State> value) {
        return server.shared().stream().mapToDouble(value).sum();
    }

    private void tell(OpenSockets sockets) {
        gauge("cuboid.sockets", "Open WebSockets", sockets, OpenSockets::connections);
        gauge("cuboid.subscriptions", "Subscriptions over WebSockets", sockets, OpenSockets::subscriptions);
        gauge(
                "cuboid.subscription.groups",
                "Subscriptions that differ in what is read for them",
                sockets,
                OpenSockets::groups);
        FunctionCounter.builder("cuboid.subscription.pushes", sockets, OpenSockets::pushes)
                .description("Results that were passed on to subscribers")
                .register(registry);
    }

    private void tell(String name, Database database) {
        of(name, database, "cuboid.database.up", "1 if the database answers", one -> one.answers() ? 1 : 0);
        of(name, database, "cuboid.statements.running", "Readings that have their turn", Database::running);
        of(name, database, "cuboid.statements.waiting", "Readings that wait for their turn", Database::waiting);
        of(
                name,
                database,
                "cuboid.pool.busy",
                "Connections in use",
                one -> one.connections().busy());
        of(
                name,
                database,
                "cuboid.pool.idle",
                "Connections that are open and not in use",
                one -> one.connections().idle());
        of(
                name,
                database,
                "cuboid.pool.most",
                "Connections at most",
                one -> one.connections().most());
    }

    private void of(
            String name, Database database, String gauge, String description, ToDoubleFunction<Database> value) {
        Gauge.builder(gauge, database, value)
                .description(description)
                .tags("data_source", name)
                .register(registry);
    }

    private <T> void gauge(String name, String description, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value).description(description).register(registry);
    }
}
