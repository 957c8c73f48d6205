package dev.cuboid.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cuboid.engine.Question;
import dev.cuboid.query.ResolvedQuery;
import java.util.function.Function;

/**
 * What stands in answers for all queries of one pattern: they share what their names mean, which this is remembered by for as
 * long as anybody knows it. Thread-safe.
 */
final class Annotations {
    private static final int MOST = 1_000;

    /** By identity. */
    private final Cache<ResolvedQuery, byte[]> known = Caffeine.newBuilder()
            .weakKeys()
            .maximumSize(MOST)
            .executor(Runnable::run)
            .build();

    byte[] of(Question question, Function<Question, byte[]> writing) {
        var found = known.getIfPresent(question.resolved());
        if (found == null) {
            found = writing.apply(question);
            known.put(question.resolved(), found);
        }
        return found;
    }
}
