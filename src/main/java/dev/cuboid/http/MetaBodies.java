package dev.cuboid.http;

import dev.cuboid.model.SemanticModel;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bodies of {@code /meta} for the model that is in force, each encoded once. They depend on the model and the details
 * alone, and so not on who asks; once policies hide members from some callers, what they hide has to be part of the key.
 * Thread-safe.
 */
final class MetaBodies {
    private final JsonMapper mapper = JsonMapper.shared();
    private volatile OfModel latest = new OfModel(new Object(), Map.of());

    /** A model is its own key: one that was read anew is another, even if it says the same. */
    private record OfModel(Object model, Map<MetaJson.Detail, EncodedBody> bodies) {}

    EncodedBody of(SemanticModel model, MetaJson.Detail detail) {
        var now = latest;
        if (now.model() != model) {
            now = new OfModel(model, new ConcurrentHashMap<>());
            latest = now;
        }
        return now.bodies().computeIfAbsent(detail, asked -> encode(model, asked));
    }

    private EncodedBody encode(SemanticModel model, MetaJson.Detail detail) {
        var bytes = new ByteArrayOutputStream();
        try (var json = mapper.createGenerator(bytes)) {
            MetaJson.write(json, model, detail);
        }
        return new EncodedBody(bytes.toByteArray());
    }
}
