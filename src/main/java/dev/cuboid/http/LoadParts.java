package dev.cuboid.http;

import dev.cuboid.cache.Fingerprint;
import dev.cuboid.engine.Prepared;
import dev.cuboid.engine.Question;
import dev.cuboid.query.QueryEcho;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * All of an answer of {@code /load} that is known before it is run, as bytes.
 *
 * @param heads for each query what stands before its refresh time and after it
 * @param tail what stands after the results of a request for several
 * @param fingerprint of all of it
 */
record LoadParts(List<Head> heads, byte[] tail, String fingerprint) {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    LoadParts {
        heads = List.copyOf(heads);
    }

    record Head(byte[] beforeTime, byte[] afterTime) {}

    /** @param several whether the caller understands several results, and so is always given a list of them, as in Cube */
    static LoadParts of(Prepared prepared, boolean several, Annotations annotations) {
        var heads = new ArrayList<Head>();
        var all = new ArrayList<byte[]>();
        for (var part : prepared.parts()) {
            var head = head(part, annotations);
            heads.add(head);
            all.add(head.beforeTime());
            all.add(head.afterTime());
        }
        var tail = several
                ? bytes(",\"pivotQuery\":"
                        + json(generator -> generator.writeTree(QueryEcho.pivotQuery(prepared.asked()))))
                : new byte[0];
        all.add(tail);
        return new LoadParts(heads, tail, Fingerprint.of(all));
    }

    private static Head head(Prepared.Part part, Annotations annotations) {
        var question = part.question();
        return new Head(
                bytes("{\"query\":"
                        + json(generator -> generator.writeTree(QueryEcho.normalized(question.query())))
                        + ",\"lastRefreshTime\":\""),
                annotations.of(question, LoadParts::afterTime));
    }

    private static byte[] afterTime(Question question) {
        return bytes("\",\"annotation\":" + json(generator -> AnnotationJson.write(generator, question))
                + ",\"dataSource\":" + json(generator -> generator.writeString(question.dataSource()))
                + ",\"dbType\":\"postgres\",\"external\":false,\"slowQuery\":");
    }

    private static String json(Consumer<JsonGenerator> content) {
        var bytes = new ByteArrayOutputStream();
        try (var generator = MAPPER.createGenerator(bytes)) {
            content.accept(generator);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
