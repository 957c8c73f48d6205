package dev.cuboid.model;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** View groups, which list views or are named by them; both ways count. */
record ViewGroups(Map<String, Node> declared, Map<String, Node> views) {
    /** Groups that name views which do not exist. */
    List<Diagnostic> problems() {
        return declared.values().stream()
                .flatMap(group -> group.scalars("views").stream())
                .filter(view -> !views.containsKey(view.text()))
                .map(view -> Diagnostic.of(
                                ErrorCode.UNKNOWN_REFERENCE,
                                view.location(),
                                "a view group lists `%s`: there is no such view".formatted(view.text()))
                        .near(view.text(), views.keySet()))
                .toList();
    }

    Set<String> of(Node view) {
        var groups = new LinkedHashSet<String>();
        view.scalar("viewGroup").ifPresent(group -> groups.add(group.text()));
        view.scalars("viewGroups").forEach(group -> groups.add(group.text()));
        for (var group : declared.values()) {
            if (group.scalars("views").stream().anyMatch(name -> name.text().equals(view.name()))) {
                groups.add(group.name());
            }
        }
        return groups;
    }

    /** For the model as a whole; nothing where no groups are declared. */
    Map<String, Object> extras() {
        Map<String, Object> extras = new LinkedHashMap<>();
        if (!declared.isEmpty()) {
            extras.put(
                    "viewGroups", declared.values().stream().map(Extras::object).toList());
        }
        return extras;
    }
}
