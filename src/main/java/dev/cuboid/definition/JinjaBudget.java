package dev.cuboid.definition;

import com.hubspot.jinjava.tree.Node;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one rendering may cost, so that no template keeps the server busy or fills its memory. */
final class JinjaBudget {
    static final int LONGEST_TEXT = 1_000_000;
    static final int MOST_ITEMS = 10_000;
    static final int DEEPEST_MACROS = 50;
    private static final int MOST_STEPS = 2_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final long end = System.nanoTime() + LONGEST.toNanos();
    private int steps;
    private String reason = "";

    /** Thrown through the template engine, which takes it for an error of the node and goes on; so it is thrown again. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Spent(String reason) {
            super(reason);
        }
    }

    /** Why the rendering had to stop, if it had to. */
    Optional<String> spent() {
        return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
    }

    void spendOn(Node node) {
        if (!reason.isEmpty()) {
            throw new Spent(reason);
        }
        if (++steps > MOST_STEPS) {
            throw stop("`%s` is reached after more than %d steps"
                    .formatted(node.getMaster().getImage(), MOST_STEPS));
        }
        if (System.nanoTime() > end) {
            throw stop("it takes longer than %d seconds".formatted(LONGEST.toSeconds()));
        }
    }

    /** Lists may hold themselves many times over, which makes a small list a long text. */
    void spendOn(Object value) {
        if (weight(value, MOST_ITEMS) > MOST_ITEMS) {
            throw stop("a list or map holds more than %d values".formatted(MOST_ITEMS));
        }
    }

    Spent stop(String why) {
        reason = why;
        return new Spent(why);
    }

    private static int weight(Object value, int most) {
        var inner = switch (value) {
            case Map<?, ?> map -> map.values();
            case Collection<?> items -> items;
            default -> List.of();
        };
        int weight = 1;
        for (var item : inner) {
            if (item != null && weight <= most) {
                weight += weight(item, most - weight);
            }
        }
        return weight;
    }
}
