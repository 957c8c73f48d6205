package dev.cuboid.observation;

import dev.cuboid.engine.Question;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cube that a query is counted for: that of its first measure, else of its first dimension. Names come from the model, never
 * from a request as it was sent; a model that is changed all day must not make ever more of them. Thread-safe.
 */
final class CubeLabel {
    private static final String OTHER = "other";

    private final int most;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    CubeLabel(int most) {
        this.most = most;
    }

    String of(Question question) {
        var name = cube(question);
        return known.contains(name) || known.size() < most && known.add(name) ? name : OTHER;
    }

    private static String cube(Question question) {
        var resolved = question.resolved();
        if (!resolved.measures().isEmpty()) {
            return resolved.measures().getFirst().measure().name().cube();
        }
        return resolved.groups().isEmpty()
                ? OTHER
                : resolved.groups().getFirst().dimension().dimension().name().cube();
    }
}
