package dev.cuboid.compare;

import dev.cuboid.lineage.Lineage.Kind;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.Presentation;
import java.util.Map;

/**
 * A member as it is compared.
 *
 * @param type of its values
 * @param aspects what decides its values, names as the newer model has them
 * @param shown what only people see of it besides its presentation: drill members and the like
 */
record Item(
        MemberName name,
        Kind kind,
        String type,
        Presentation presentation,
        Map<String, String> aspects,
        Map<String, String> shown) {
    static final String JOIN_PATH = "join_path";

    boolean visible() {
        return presentation.visible();
    }

    /** Whether it is the same thing by its values, whatever its name and title are. */
    boolean hasValuesOf(Item other) {
        return kind == other.kind && type.equals(other.type) && aspects.equals(other.aspects);
    }
}
