package dev.cuboid.http;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.Ask;
import dev.cuboid.engine.Engine;
import dev.cuboid.engine.Journal;
import dev.cuboid.engine.Patience;
import dev.cuboid.engine.QueryServer;
import dev.cuboid.engine.Request;
import dev.cuboid.engine.Served;
import dev.cuboid.http.PreparedLoads.PreparedLoad;
import dev.cuboid.http.SocketConnection.Running;
import dev.cuboid.http.SocketMessage.Call;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Answers single requests that come over a WebSocket, as the routes of HTTP do. Thread-safe. */
final class SocketCalls {
    /** What logs and metrics have in place of a method of HTTP. */
    static final String METHOD = "WS";

    static final String ROUTE = "socket:";

    private final Engine engine;
    private final QueryServer server;
    private final PreparedLoads loads;
    private final MetaBodies bodies = new MetaBodies();
    private final Duration continueWait;
    private final boolean developmentMode;

    SocketCalls(
            Engine engine, QueryServer server, PreparedLoads loads, Duration continueWait, boolean developmentMode) {
        this.engine = engine;
        this.server = server;
        this.loads = loads;
        this.continueWait = continueWait;
        this.developmentMode = developmentMode;
    }

    /** What goes wrong is {@link Rejected}. */
    SocketReply answer(SocketConnection connection, Call call, Running running, Journal journal) {
        var who = connection.who();
        journal.askedBy(who);
        return switch (call.method()) {
            case LOAD -> load(connection, call, running, who, journal);
            case SQL -> {
                var statements = engine.sql(request(call, who, journal));
                yield SocketReply.ok(json -> SqlJson.write(json, statements));
            }
            case DRY_RUN -> {
                var statements = engine.sql(request(call, who, journal));
                yield SocketReply.ok(json -> DryRunJson.write(json, statements));
            }
            case META -> meta(call);
            case SUBSCRIBE, UNSUBSCRIBE -> throw new IllegalStateException("not answered at once: " + call.method());
        };
    }

    private SocketReply load(
            SocketConnection connection, Call call, Running running, SecurityContext who, Journal journal) {
        var params = params(call);
        var load = loads.of(new RequestBody(who, params, "socket"), () -> RequestReader.ofBody(params, who), journal);
        journal.about(load.prepared().parts());
        var ask = new Ask(
                who,
                journal.requestId(),
                LoadController.mode(load),
                new Patience.AsksAgain(continueWait),
                running::isOver,
                journal);
        while (true) {
            var served = server.serve(load.prepared(), ask);
            if (!(served.getFirst() instanceof Served.NotYet)) {
                return reply(load, served);
            }
            if (running.isOver()) {
                server.cancel(who, journal.requestId());
                throw new Rejected(
                        Diagnostic.of(ErrorCode.QUERY_CANCELLED, new Location.InQuery(""), "The query was cancelled"));
            }
            // Cube's client takes it as progress and waits; it asks again only when it thinks that the connection is
            // lost.
            connection.outbox().put(SocketReply.CONTINUE_WAIT.to(call.id()));
        }
    }

    private static SocketReply reply(PreparedLoad load, List<Served> served) {
        if (served.getFirst() instanceof Served.Streaming streaming) {
            streaming.close();
            throw new Rejected(GroupLook.tooLarge());
        }
        return SocketReply.of(load, served);
    }

    private SocketReply meta(Call call) {
        var detail = new MetaJson.Detail(
                call.params().path("extended").asBoolean(false),
                call.params().path("onlyViews").asBoolean(false),
                developmentMode);
        return new SocketReply(200, bodies.of(engine.model(), detail).text());
    }

    private static Request request(Call call, SecurityContext who, Journal journal) {
        return RequestReader.ofBody(params(call), who).request().noting(journal);
    }

    static byte[] params(Call call) {
        return JsonMapper.shared().writeValueAsBytes(call.params());
    }
}
