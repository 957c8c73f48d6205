package dev.cuboid.observation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cuboid.cache.Fingerprint;
import dev.cuboid.engine.Subject;
import dev.cuboid.query.Query;
import dev.cuboid.query.QueryEcho;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What log lines say of a query: members and shape, and what is filtered by only where that is allowed. Requests of one pattern are
 * understood once, so their text is written once, too.
 */
final class QueryText {
    private static final int LONGEST = 8 * 1024;
    private static final int HASH_LENGTH = 16;
    private static final int MOST_KNOWN = 1000;

    private final boolean values;
    /** By identity. */
    private final Cache<Object, Text> texts = Caffeine.newBuilder()
            .weakKeys()
            .maximumSize(MOST_KNOWN)
            .executor(Runnable::run)
            .build();

    /**
     * @param query JSON
     * @param sqlHash equal for equal SQL, whatever is bound to it
     */
    record Text(String query, String sqlHash) {}

    /** @param values whether what is filtered by may be told */
    QueryText(boolean values) {
        this.values = values;
    }

    Text of(Subject subject) {
        var known = texts.getIfPresent(key(subject));
        if (known == null) {
            known = write(subject);
            texts.put(key(subject), known);
        }
        return known;
    }

    /** Without values, all queries whose SQL was written once for all of them have one text. */
    private Object key(Subject subject) {
        return values ? subject : subject.statements().getLast().sql();
    }

    private Text write(Subject subject) {
        var query = shape(subject.question().query(), values);
        if (query.length() > LONGEST) {
            query = shape(subject.question().query(), false);
        }
        var sql = subject.statements().stream()
                .map(statement -> statement.sql().getBytes(StandardCharsets.UTF_8))
                .toList();
        return new Text(query, Fingerprint.of(sql).substring(0, HASH_LENGTH));
    }

    private static String shape(Query query, boolean values) {
        var echo = QueryEcho.normalized(query);
        echo.remove(List.of("rowLimit"));
        for (var list : List.of("dimensions", "timeDimensions", "filters")) {
            if (echo.path(list).isEmpty()) {
                echo.remove(list);
            }
        }
        if (!values) {
            withoutValues(echo);
        }
        return echo.toString();
    }

    /** Values become their number. */
    private static void withoutValues(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("values").isArray()) {
                object.put("values", object.path("values").size());
            }
        }
        node.forEach(QueryText::withoutValues);
    }
}
