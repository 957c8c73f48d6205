package dev.cuboid.http;

import dev.cuboid.access.TokenCheck;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.encode.FileLayout;
import dev.cuboid.engine.Engine;
import dev.cuboid.engine.Export;
import dev.cuboid.engine.PreparedExport;
import dev.cuboid.engine.QueryServer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** All rows of a query as a file. */
@RestController
final class ExportController {
    private final Engine engine;
    private final QueryServer server;
    private final RequestReader requests;
    private final HttpLimits limits;
    private final TokenCheck tokens;
    private final Exchange exchange;

    ExportController(
            Engine engine,
            QueryServer server,
            RequestReader requests,
            HttpLimits limits,
            TokenCheck tokens,
            Exchange exchange) {
        this.engine = engine;
        this.server = server;
        this.requests = requests;
        this.limits = limits;
        this.tokens = tokens;
        this.exchange = exchange;
    }

    @RequestMapping(
            path = "/cubejs-api/v1/export",
            method = {RequestMethod.GET, RequestMethod.POST})
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exchange.guard(request, response, () -> {
            var who = Caller.of(request, tokens);
            var asked = ExportRequest.read(request, who, requests.bytes(request));
            var journal = Door.journal(request);
            var prepared = engine.prepareExport(asked.request().noting(journal), limits.exportRows());
            var coding = ContentCoding.of(request);
            try (var export = server.export(prepared, asked.layout(), who, journal)) {
                export.awaitBegin(WatchedConnections::isClientGone);
                head(response, prepared, asked.layout(), coding);
                send(export, coding, response);
            }
        });
    }

    /** After this, a failure can only be told by an end that is missing. */
    private static void head(
            HttpServletResponse response, PreparedExport prepared, FileLayout layout, ContentCoding coding)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(layout.mediaType());
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(fileName(prepared, layout))
                        .build()
                        .toString());
        response.setHeader("Cache-Control", "private, no-store");
        response.addHeader("Vary", "Accept-Encoding");
        if (coding != ContentCoding.IDENTITY) {
            response.setHeader("Content-Encoding", coding.wireName());
        }
        response.flushBuffer();
    }

    private static void send(Export export, ContentCoding coding, HttpServletResponse response) throws IOException {
        try (var body = new CodedBody(coding, response.getOutputStream())) {
            try {
                export.copyTo(body.stream(), WatchedConnections::isClientGone);
            } catch (Rejected failed) {
                // what a broken file says about it
                body.stream().flush();
                throw failed;
            }
            body.finish();
        }
    }

    /** The cube or view of the first member that was asked for. */
    private static String fileName(PreparedExport prepared, FileLayout layout) {
        var first = prepared.sql().keys().getFirst();
        return first.substring(0, first.indexOf('.')) + "." + layout.extension();
    }
}
