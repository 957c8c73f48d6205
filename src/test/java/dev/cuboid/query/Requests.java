package dev.cuboid.query;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.SemanticModel;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Requests as tests write them: JSON with single quotes, asked on Wednesday 15 May 2024 at 13:45:30 UTC. */
final class Requests {
    static final Instant NOW = Instant.parse("2024-05-15T13:45:30.250Z");
    static final QueryReader READER = at(NOW);

    static QueryReader at(Instant now) {
        return new QueryReader(ZoneId.of("UTC"), 10_000, 50_000, InstantSource.fixed(now));
    }

    static JsonNode json(String text) {
        return QueryReader.JSON.readTree(text.replace('\'', '"'));
    }

    static Asked asked(String text) {
        return READER.read(json(text));
    }

    static Query query(String text) {
        return asked(text).queries().getFirst();
    }

    static ResolvedQuery resolved(String text, SemanticModel model) {
        return Resolver.resolve(query(text), model);
    }

    /** Everything that reading refuses. */
    static List<Diagnostic> refused(String text) {
        return catchThrowableOfType(Rejected.class, () -> asked(text)).diagnostics();
    }

    /** Everything that resolving refuses in a query that reads well. */
    static List<Diagnostic> refused(String text, SemanticModel model) {
        var query = query(text);
        return catchThrowableOfType(Rejected.class, () -> Resolver.resolve(query, model))
                .diagnostics();
    }

    private Requests() {}
}
