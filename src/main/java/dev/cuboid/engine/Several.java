package dev.cuboid.engine;

import dev.cuboid.query.Asked;
import java.util.List;

/** What a request gave, one part per query of it, in the order asked. */
public record Several<T>(Asked asked, List<T> parts) {
    public Several {
        parts = List.copyOf(parts);
    }
}
