package dev.cuboid.compare;

import dev.cuboid.compare.Change.Edit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters in which two definitions differ. */
final class Edits {
    static List<Edit> between(Map<String, String> before, Map<String, String> after, Set<String> without) {
        var parameters = new LinkedHashSet<>(before.keySet());
        parameters.addAll(after.keySet());
        parameters.removeAll(without);
        var edits = new ArrayList<Edit>();
        for (var parameter : parameters) {
            var was = before.getOrDefault(parameter, "");
            var is = after.getOrDefault(parameter, "");
            if (!was.equals(is)) {
                edits.add(new Edit(parameter, was, is));
            }
        }
        return edits;
    }

    static List<Edit> between(Map<String, String> before, Map<String, String> after) {
        return between(before, after, Set.of());
    }

    private Edits() {}
}
