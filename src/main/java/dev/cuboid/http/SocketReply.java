package dev.cuboid.http;

import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.Served;
import dev.cuboid.http.PreparedLoads.PreparedLoad;
import dev.cuboid.http.SocketMessage.MessageId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is answered to a request over a WebSocket. The body is one text for all who are sent it.
 *
 * @param status as HTTP has it
 * @param body JSON
 */
record SocketReply(int status, String body) {
    static final SocketReply CONTINUE_WAIT = ok(json -> ErrorJson.write(json, "Continue wait"));

    static SocketReply ok(Consumer<JsonGenerator> content) {
        return new SocketReply(200, json(content));
    }

    static SocketReply of(Rejected rejected) {
        return new SocketReply(ErrorJson.status(rejected), json(generator -> ErrorJson.write(generator, rejected)));
    }

    /** Of our own mistake. */
    static SocketReply failed() {
        return new SocketReply(
                500,
                json(generator -> ErrorJson.write(generator, "Error: the server failed to answer; its log says why")));
    }

    /** @param served whole results */
    static SocketReply of(PreparedLoad load, List<Served> served) {
        var bytes = new ByteArrayOutputStream();
        try {
            new LoadAnswer(load, bytes).write(served);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory that cannot be written to", impossible);
        }
        return new SocketReply(200, bytes.toString(StandardCharsets.UTF_8));
    }

    /** Of its body, in UTF-8. */
    long bytes() {
        long bytes = body.length();
        for (int i = 0; i < body.length(); i++) {
            char unit = body.charAt(i);
            // Two surrogates are four bytes together.
            bytes += unit < 0x80 ? 0 : unit < 0x800 || Character.isSurrogate(unit) ? 1 : 2;
        }
        return bytes;
    }

    Outbox.Message to(MessageId id) {
        return new Outbox.Message("{\"messageId\":" + json(id) + ",\"message\":", body, ",\"status\":" + status + "}");
    }

    /** To a message that has no id, or none that can be read. */
    Outbox.Message toNobody() {
        return new Outbox.Message("{\"message\":", body, ",\"status\":" + status + "}");
    }

    static Outbox.Message processed(MessageId id) {
        return Outbox.Message.of("{\"messageProcessedId\":" + json(id) + "}");
    }

    private static String json(MessageId id) {
        return id.isNumber() ? id.text() : json(generator -> generator.writeString(id.text()));
    }

    private static String json(Consumer<JsonGenerator> content) {
        var bytes = new ByteArrayOutputStream();
        try (var generator = JsonMapper.shared().createGenerator(bytes)) {
            content.accept(generator);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
