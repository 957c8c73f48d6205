package dev.cuboid.http;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.access.TokenCheck;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.Ask;
import dev.cuboid.engine.Engine;
import dev.cuboid.engine.Journal;
import dev.cuboid.engine.Patience;
import dev.cuboid.engine.QueryServer;
import dev.cuboid.engine.Served;
import dev.cuboid.http.PreparedLoads.PreparedLoad;
import dev.cuboid.http.Tickets.Ticket;
import dev.cuboid.query.Query;
import dev.cuboid.query.Query.CacheMode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Rows, at once or later. */
@RestController
final class LoadController {
    private static final String RESULTS = "/cubejs-api/v1/results/";

    private final PreparedLoads loads;
    private final QueryServer server;
    private final RequestReader requests;
    private final HttpLimits limits;
    private final Tickets tickets;
    private final TokenCheck tokens;
    private final Exchange exchange;

    LoadController(
            Engine engine,
            QueryServer server,
            Clock clock,
            RequestReader requests,
            HttpLimits limits,
            TokenCheck tokens,
            Exchange exchange) {
        this.loads = new PreparedLoads(engine, clock);
        this.server = server;
        this.requests = requests;
        this.limits = limits;
        this.tickets = new Tickets(limits.returnPatience());
        this.tokens = tokens;
        this.exchange = exchange;
    }

    /** Clients of Cube without a socket ask for a subscription's result here, again and again. */
    @RequestMapping(
            path = {"/cubejs-api/v1/load", "/cubejs-api/v1/subscribe"},
            method = {RequestMethod.GET, RequestMethod.POST})
    void load(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exchange.guard(request, response, () -> {
            var who = Caller.of(request, tokens);
            var bytes = requests.bytes(request);
            // The address of a POST says nothing, and so must not be taken for that of a GET.
            var parameters = request.getMethod().equals("POST") ? null : request.getQueryString();
            var journal = Door.journal(request);
            var load = loads.of(
                    new RequestBody(who, bytes, parameters == null ? "" : parameters),
                    () -> RequestReader.load(request, who, bytes),
                    journal);
            journal.about(load.prepared().parts());
            var preference = Preference.of(request);
            var mode = mode(load);
            if (preference.async()) {
                later(load, who, mode, request, response);
                return;
            }
            var patience = preference
                    .longest()
                    .<Patience>map(Patience.GivesUp::new)
                    .orElseGet(() -> new Patience.AsksAgain(limits.continueWait()));
            answer(load, ask(who, journal.requestId(), mode, patience, journal), request, response);
        });
    }

    /** Waits for the answer of a ticket, but no longer than a request does. */
    @GetMapping(RESULTS + "{id}")
    void result(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        exchange.guard(request, response, () -> {
            var who = Caller.of(request, tokens);
            var ticket = ticket(id, who);
            var longest = Preference.of(request).longest().orElse(limits.continueWait());
            var journal = Door.journal(request);
            journal.about(ticket.load().prepared().parts());
            var ask = ask(who, ticket.id(), ticket.mode(), new Patience.AsksAgain(longest), journal);
            var served = server.serve(ticket.load().prepared(), ask);
            if (isNotYet(served)) {
                accepted(ticket, response);
                return;
            }
            tickets.close(ticket);
            write(ticket.load(), served, request, response);
        });
    }

    @DeleteMapping(RESULTS + "{id}")
    void cancelResult(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        exchange.guard(request, response, () -> {
            var who = Caller.of(request, tokens);
            var ticket = ticket(id, who);
            tickets.close(ticket);
            server.cancel(who, ticket.id());
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        });
    }

    /** Cancels by the {@code x-request-id} that the caller gave his request. */
    @DeleteMapping("/cubejs-api/v1/running-query/{id}")
    void cancel(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        exchange.answer(request, response, () -> {
            boolean cancelled = server.cancel(Caller.of(request, tokens), id);
            return json -> json.writeStartObject()
                    .writeStringProperty("result", cancelled ? "cancelled" : "not found")
                    .writeEndObject();
        });
    }

    private void later(
            PreparedLoad load,
            SecurityContext who,
            CacheMode mode,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var ticket = tickets.issue(who.caller(), load, mode);
        // Old rows are for those who waited in vain, and nobody waits here.
        var now = mode == CacheMode.STALE_IF_SLOW ? CacheMode.MUST_REVALIDATE : mode;
        var served = server.serve(
                load.prepared(),
                ask(who, ticket.id(), now, new Patience.AsksAgain(Duration.ZERO), Door.journal(request)));
        if (isNotYet(served)) {
            response.setHeader("Preference-Applied", "respond-async");
            accepted(ticket, response);
            return;
        }
        tickets.close(ticket);
        write(load, served, request, response);
    }

    private void answer(PreparedLoad load, Ask ask, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var served = server.serve(load.prepared(), ask);
        if (isNotYet(served)) {
            exchange.write(response, HttpServletResponse.SC_OK, json -> ErrorJson.write(json, "Continue wait"));
            return;
        }
        write(load, served, request, response);
    }

    private static void write(
            PreparedLoad load, List<Served> served, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (served.getFirst() instanceof Served.Streaming streaming) {
            stream(load, streaming, response);
            return;
        }
        var tag = EntityTag.of(load, served);
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "private, no-cache");
        if (EntityTag.isAmong(request.getHeader("If-None-Match"), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        head(response);
        new LoadAnswer(load, response.getOutputStream()).write(served);
    }

    private static void stream(PreparedLoad load, Served.Streaming streaming, HttpServletResponse response)
            throws IOException {
        try (streaming) {
            head(response);
            var answer = new LoadAnswer(load, response.getOutputStream());
            answer.open(streaming.readAt());
            var ending = streaming.flow().copyTo(response.getOutputStream(), WatchedConnections::isClientGone);
            answer.close(ending);
        }
    }

    private static void head(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/json; charset=utf-8");
    }

    private void accepted(Ticket ticket, HttpServletResponse response) throws IOException {
        response.setHeader("Location", RESULTS + ticket.id());
        exchange.write(
                response,
                HttpServletResponse.SC_ACCEPTED,
                json -> json.writeStartObject()
                        .writeStringProperty("id", ticket.id())
                        .writeStringProperty("status", "running")
                        .writeEndObject());
    }

    private Ticket ticket(String id, SecurityContext who) {
        return tickets.find(id, who.caller())
                .orElseThrow(() -> new Rejected(Diagnostic.of(
                                ErrorCode.UNKNOWN_TICKET,
                                new Location.InQuery(""),
                                "there is no result `%s`, or it is no longer kept".formatted(id))
                        .hint("a result is kept for %s s after it was last asked for"
                                .formatted(limits.returnPatience().toSeconds()))));
    }

    private static boolean isNotYet(List<Served> served) {
        return served.getFirst() instanceof Served.NotYet;
    }

    private static Ask ask(SecurityContext who, String requestId, CacheMode mode, Patience patience, Journal journal) {
        return new Ask(who, requestId, mode, patience, WatchedConnections::isClientGone, journal);
    }

    /** Beside the query it holds for all; of those inside several queries the strictest does. */
    static CacheMode mode(PreparedLoad load) {
        return load.asked()
                .cache()
                .or(() -> load.prepared().asked().queries().stream()
                        .map(Query::cacheMode)
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder()))
                .orElse(CacheMode.STALE_IF_SLOW);
    }
}
